import { payloadPathToField, type SliceName, type VchPayload, type VchSpec } from '@vic/contract/vch-spec';
import { VicMachineProblem } from '@vic/vic-machine-api';
import { ProblemError } from '../errors.ts';
import { sentence } from '../vic-machine/sentence.ts';
import type { CreationTarget } from './creation-target.ts';

/** A value of the specification that a server does not take. */
export interface RefusedField {
  readonly slice: SliceName | null;
  /** JSON pointer in the specification */
  readonly path: string;
  readonly message: string;
}

/** `network.bridge.ip_range in body should match …`: how the original names a field. */
const IN_BODY = /(?:^|\n)\s*([A-Za-z_][\w.]*) in body\b/;

/** How both servers say that something in the place of the VCH has its name; the original's own checks do not see it. */
const NAME_IN_USE = /\bVCH name \(.*\) is already in use\b|\bVCH with the name "[^"]*" already exists\b/;
const NAME_TEXT = 'Something in the place of the VCH has this name already. Choose another one.';

/** What a server refused, and how it said so. */
export interface Refused {
  /** secrets included */
  readonly payload: VchPayload;
  readonly spec: VchSpec;
  readonly message: string;
}

/**
 * Which fields the server means: the one that its message names, else those that its own checks name where it has them as
 * an operation, and the name if it is taken. None if nothing tells.
 */
export async function refusedFields(
  target: CreationTarget,
  { payload, spec, message }: Refused,
): Promise<readonly RefusedField[]> {
  const dotted = IN_BODY.exec(message)?.[1];
  const named = dotted === undefined ? null : payloadPathToField(`/${dotted.replaceAll('.', '/')}`, spec);
  if (named) return [{ slice: named.slice, path: named.path, message: sentence(message) }];
  // The reason is told whether or not its place is known.
  const report = await target.validateVch(payload, { triesLogin: false }).catch(() => null);
  const errors = (report?.faults ?? []).filter(({ severity }) => severity === 'error');
  if (errors.length === 0 && NAME_IN_USE.test(message)) {
    return [{ slice: 'general', path: '/general/name', message: NAME_TEXT }];
  }
  return errors.map((fault) => {
    const field = payloadPathToField(fault.path, spec);
    const text = NAME_IN_USE.test(fault.message) ? NAME_TEXT : sentence(fault.message);
    return { slice: field?.slice ?? null, path: field?.path ?? '', message: text };
  });
}

/** The answer to a specification that was refused. */
export function refusalOf(message: string, fields: readonly RefusedField[], cause?: unknown): ProblemError {
  return new ProblemError('vic-machine-refused', {
    detail: sentence(message),
    fields: fields.map(({ path, message: text }) => ({ path, message: text })),
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Whether a server says by this that the specification cannot be made, rather than that something broke. */
export function isRefusal(error: unknown): error is VicMachineProblem {
  return error instanceof VicMachineProblem && [400, 409, 422].includes(error.status);
}
