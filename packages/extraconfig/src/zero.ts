import { isScalar, type Kind, type StructKind, type Value } from './kinds.ts';
import { zeroScalar } from './scalar-text.ts';

/** Shared by all empty lists and maps: ten thousand containers have a lot of them. */
export const EMPTY_LIST: readonly never[] = Object.freeze([]);
export const EMPTY_MAP: ReadonlyMap<string, never> = new Map<string, never>();

function zeroStruct(kind: StructKind): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [property, field] of kind.entries) {
    if (field.isModelled) value[property] = field.isSecret ? null : zeroValue(field.kind);
  }
  return value;
}

/** The zero value of a kind that is only known at run time. */
export function zeroValue(kind: Kind): unknown {
  if (isScalar(kind)) return zeroScalar(kind);
  switch (kind.kind) {
    case 'struct':
      return zeroStruct(kind);
    case 'list':
      return EMPTY_LIST;
    case 'map':
      return EMPTY_MAP;
    case 'unsupported':
      return undefined;
    case 'time':
    case 'bytes':
    case 'pointer':
      return null;
  }
}

/** The value that stands for "nothing there": false, 0, empty text, no elements, no pointer. */
export function zeroOf<K extends Kind>(kind: K): Value<K>;
export function zeroOf(kind: Kind): unknown {
  return zeroValue(kind);
}
