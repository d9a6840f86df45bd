import { SLICE_NAMES, VchSpec, vchSpecDefaults } from '@vic/contract/vch-spec';
import { Check, Errors } from 'typebox/schema';
import { pointerParts, valueAt } from './json-pointer.ts';

/**
 * A specification out of what was kept or is unfinished: values that do not even have the right shape become what they
 * start as, everything else stays.
 * @returns null where nothing of it can be read
 */
export function readableSpec(value: unknown): VchSpec | null {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || !SLICE_NAMES.some((name) => Object.hasOwn(value, name))) return null;
  return repaired({ ...vchSpecDefaults, ...value });
}

/**
 * A draft as others can read it: what is no value of its field becomes what it starts as. Rules tell the user of it, unless
 * it does not count.
 */
export function sendableSpec(spec: VchSpec): VchSpec {
  return repaired(spec);
}

function repaired(value: unknown): VchSpec {
  let spec = value;
  const done = new Set<string>();
  while (!Check(VchSpec, spec)) {
    const at = nextRepair(Errors(VchSpec, spec)[1], done);
    done.add(at);
    spec = withValue(spec, pointerParts(at), valueAt(vchSpecDefaults, pointerParts(at)) ?? null);
  }
  return spec;
}

type SchemaError = ReturnType<typeof Errors>[1][number];

/**
 * Pointer of what is to be set back: where the fault is, or above it where that was tried already. Numbers come first: of
 * a choice they tell which of its branches was meant.
 */
function nextRepair(errors: readonly SchemaError[], done: ReadonlySet<string>): string {
  const numbers = errors.filter(isAboutNumber);
  const at = (numbers.length > 0 ? numbers : errors)
    .map(({ instancePath }) => instancePath)
    .reduce((deepest, path) => (path.length > deepest.length ? path : deepest), '');
  const parts = pointerParts(at);
  while (parts.length > 1 && done.has(pointer(parts))) parts.pop();
  return pointer(parts);
}

function isAboutNumber({ keyword, params }: SchemaError): boolean {
  return keyword === 'minimum' || keyword === 'maximum' || (keyword === 'type' && params.type === 'integer');
}

function pointer(parts: readonly string[]): string {
  return parts.map((part) => `/${part}`).join('');
}

function withValue(root: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(root)) {
    return root.map((row: unknown, index) => (index === Number(first) ? withValue(row, rest, value) : row));
  }
  const entries = typeof root === 'object' && root !== null ? Object.entries(root) : [];
  const inner: unknown = entries.find(([name]) => name === first)?.[1];
  return { ...Object.fromEntries(entries), [first]: withValue(inner, rest, value) };
}
