import { SLICE_NAMES, VchSpec, vchSpecDefaults } from '@vic/contract/vch-spec';
import { Check, Errors } from 'typebox/value';
import { pointerParts, valueAt } from './json-pointer.ts';

/**
 * A specification out of what was kept or is unfinished: values that do not even have the right shape become what they
 * start as, everything else stays.
 * @returns null where nothing of it can be read
 */
export function readableSpec(value: unknown): VchSpec | null {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || !SLICE_NAMES.some((name) => Object.hasOwn(value, name))) return null;
  let spec: unknown = { ...vchSpecDefaults, ...value };
  const repaired = new Set<string>();
  while (!Check(VchSpec, spec)) {
    const at = nextRepair(spec, repaired);
    repaired.add(at);
    spec = withValue(spec, pointerParts(at), valueAt(vchSpecDefaults, pointerParts(at)));
  }
  return spec;
}

/** Pointer of what is to be set back: where the fault is, or above it where that was tried already or starts as nothing. */
function nextRepair(spec: unknown, repaired: ReadonlySet<string>): string {
  const at = Errors(VchSpec, spec)
    .map(({ instancePath }) => instancePath)
    .reduce((deepest, path) => (path.length > deepest.length ? path : deepest), '');
  const parts = pointerParts(at);
  while (parts.length > 1 && (repaired.has(pointer(parts)) || valueAt(vchSpecDefaults, parts) === undefined))
    parts.pop();
  return pointer(parts);
}

function pointer(parts: readonly string[]): string {
  return parts.map((part) => `/${part}`).join('');
}

function withValue(root: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  const entries = typeof root === 'object' && root !== null ? Object.entries(root) : [];
  const inner: unknown = entries.find(([name]) => name === first)?.[1];
  return { ...Object.fromEntries(entries), [first]: withValue(inner, rest, value) };
}
