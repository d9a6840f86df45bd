import { parseUrn, type ObjectIdentity } from '@vic/contract';
import { isFault } from '@vic/vim25';
import type { FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Clock } from '../../clock.ts';
import type { Vcenter } from '../../config/vcenter.ts';
import { ProblemError } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { SessionRejectedError } from '../../sessions/session-error.ts';
import { isMoid } from '../vcenter-params.ts';

/** Request of the client for dynamic extensions (vSphere Client SDK); unknown fields are ignored. */
export const DynamicRequest = Type.Object({
  objectIds: Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 100 }),
  apiVersion: Type.Optional(Type.String()),
  locale: Type.Optional(Type.String()),
});

const DynamicItem = Type.Object({ id: Type.String(), visible: Type.Boolean(), relevant: Type.Boolean() });
export type DynamicItem = Static<typeof DynamicItem>;

export const DynamicAnswer = Type.Object({
  apiVersion: Type.Literal('1.0.0'),
  dynamicItems: Type.Array(DynamicItem),
});

/** The client hides items of which it hears nothing; a late answer is no better. */
export const ANSWER_LIMIT_MS = 5_000;

/** An object that the client asks about, at a vCenter that is configured. */
export interface AskedObject extends ObjectIdentity {
  readonly vcenter: Vcenter;
}

export interface DynamicQuestion<T> {
  readonly objectIds: readonly string[];
  readonly type: string;
  readonly read: (object: AskedObject) => Promise<T>;
  /** for what is no such object, and for what could not be read */
  readonly otherwise: T;
}

/**
 * What is known of each object. An object that cannot be read is logged and taken for another; null if there is no answer in
 * time.
 * @throws ProblemError `session-ended` for a token that is not accepted
 */
export async function readEach<T>(
  { directory, clock }: Services,
  request: FastifyRequest,
  { objectIds, type, read, otherwise }: DynamicQuestion<T>,
): Promise<T[] | null> {
  const readOne = async (objectId: string): Promise<T> => {
    const identity = parseUrn(objectId);
    const vcenter = identity ? directory.get(identity.vcGuid) : undefined;
    if (identity?.type !== type || !isMoid(identity.moid) || !vcenter) return otherwise;
    try {
      return await read({ ...identity, vcenter });
    } catch (error) {
      if (error instanceof SessionRejectedError || isFault(error, 'InvalidLogin')) throw error;
      request.log.warn({ err: error, vcenter: vcenter.name }, 'items are hidden: the object could not be read');
      return otherwise;
    }
  };
  const answers = await withinLimit(clock, Promise.all(objectIds.map(readOne)));
  if (answers === null) request.log.warn({}, 'items are hidden: no answer in time');
  return answers;
}

/** Null if there is no result in time. @throws ProblemError `session-ended` for a token that is not accepted */
function withinLimit<T>(clock: Clock, result: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ANSWER_LIMIT_MS, () => resolve(null));
    result
      .then(resolve, (error: unknown) => reject(new ProblemError('session-ended', { cause: error })))
      .finally(cancel);
  });
}
