import { toArgv } from '../cli/line.ts';
import { diff } from '../diff.ts';
import { fieldOf } from '../fields.ts';
import { fromPayload } from '../from-payload.ts';
import { toPayload } from '../payload.ts';
import type { CertificateSource } from '../security/schema.ts';
import { toSummary } from '../summary.ts';
import type { VchSpec } from '../vch-spec.ts';
import { resolverOf } from './resolver.ts';
import { aFilledSpec } from './specifications.ts';

/** One field set to something else, in a specification in which everything is filled in. */
export interface FieldChange {
  readonly source: CertificateSource;
  /** JSON pointer in the specification */
  readonly path: string;
  readonly to: unknown;
}

/** What that does in each of the folds. */
export interface FieldOutcome {
  /** what is new in the payload, by JSON pointer; null: it is gone */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly arguments: { readonly gone: readonly string[]; readonly added: readonly string[] };
  /** literal value, or key of its text; null: the field does not count any more */
  readonly summary: string | null;
  /** paths of the differences */
  readonly diff: readonly string[];
  /** what comes back from the payload; absent: the same */
  readonly back?: unknown;
}

/** The filled specification with the one change. */
export function changedSpec({ source, path, to }: FieldChange): VchSpec {
  const spec = aFilledSpec(source);
  const parts = path.split('/').slice(1);
  const last = parts.pop() ?? '';
  const parent = parts.reduce((value: unknown, part) => (value as Record<string, unknown>)[part], spec);
  (parent as Record<string, unknown>)[last] = to;
  return spec;
}

/** What a change of a field comes to in every fold, and on the way back from the payload. */
export function outcomeOf(fieldId: string, change: FieldChange): FieldOutcome {
  const before = aFilledSpec(change.source);
  const after = changedSpec(change);
  const line = toSummary(after).find((one) => one.fieldId === fieldId && one.path.startsWith(change.path));
  const back = at(fromPayload(toPayload(after), resolverOf(after)).spec, change.path);
  const isBack = JSON.stringify(back) === JSON.stringify(change.to);
  return {
    payload: changes(leaves(toPayload(before)), leaves(toPayload(after))),
    arguments: lists(argumentsOf(before), argumentsOf(after)),
    summary: line === undefined ? null : typeof line.value === 'string' ? line.value : line.value.key,
    diff: diff(before, after).map(({ path }) => path),
    ...(isBack ? {} : { back: fieldOf(fieldId).isSecret ? 'not told' : (back ?? null) }),
  };
}

function at(value: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce((found, part) => (found as Record<string, unknown> | null | undefined)?.[part], value);
}

/** Every value of a tree by its JSON pointer. */
export function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, entry]) => [...leaves(entry, `${path}/${key}`)]));
}

function changes(before: Map<string, unknown>, after: Map<string, unknown>): Record<string, unknown> {
  const gone = [...before.keys()].filter((path) => !after.has(path)).map((path) => [path, null] as const);
  const fresh = [...after].filter(([path, value]) => before.get(path) !== value);
  return Object.fromEntries([...gone, ...fresh]);
}

function argumentsOf(spec: VchSpec): string[] {
  const { args } = toArgv(spec, { platform: 'linux', user: null, thumbprint: null });
  return args.map(({ option, value }) => (value === null ? `--${option}` : `--${option} ${value}`));
}

function lists(before: readonly string[], after: readonly string[]): FieldOutcome['arguments'] {
  return {
    gone: before.filter((argument) => !after.includes(argument)),
    added: after.filter((argument) => !before.includes(argument)),
  };
}
