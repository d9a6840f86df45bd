/** Writes a value of a declared kind as the engine does. */
import { KeyPosition } from './key-position.ts';
import { EMPTY_VALUE } from './pairs.ts';
import { formatGoTime, ZERO_TIME_TEXT, type GoTime } from './go-time.ts';
import {
  isListable,
  isScalar,
  isSupported,
  type Kind,
  type ListKind,
  type ScalarKind,
  type StructKind,
  type Value,
} from './kinds.ts';
import { formatBytes, formatScalar, type Scalar } from './scalar-text.ts';
import { zeroValue } from './zero.ts';

type Pairs = Map<string, string>;

/** The declaration and the value disagree, which the types of `encode` rule out. */
const mismatch = (kind: Kind): TypeError => new TypeError(`not a value of kind ${kind.kind}`);

const isScalarValue = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isGoTime = (value: unknown): value is GoTime =>
  isRecord(value) && typeof value['iso'] === 'string' && typeof value['zone'] === 'string';

function scalarText(kind: ScalarKind, value: unknown): string {
  if (!isScalarValue(value)) throw mismatch(kind);
  return formatScalar(kind, value);
}

const put = (pairs: Pairs, key: string, text: string) => pairs.set(key, text === '' ? EMPTY_VALUE : text);

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function writeList(pairs: Pairs, kind: ListKind, at: KeyPosition, value: unknown, depth: number): void {
  if (!Array.isArray(value)) throw mismatch(kind);
  const items: readonly unknown[] = value;
  const { item } = kind;
  if (items.length === 0 || !isListable(item)) return;
  put(pairs, at.key, String(items.length - 1));
  if (isScalar(item)) {
    put(pairs, at.joinedKey, items.map((element) => scalarText(item, element)).join('|'));
    return;
  }
  items.forEach((element, index) => writeValue(pairs, item, at.element(index), element, depth));
}

function writeMap(pairs: Pairs, kind: Kind & { kind: 'map' }, at: KeyPosition, value: unknown, depth: number): void {
  if (!(value instanceof Map)) throw mismatch(kind);
  const entries: ReadonlyMap<unknown, unknown> = value;
  if (entries.size === 0 || !isSupported(kind.value)) return;
  const names = [...entries.keys()].map(String).sort(byBytes);
  put(pairs, at.key, names.join('|'));
  for (const name of names) writeValue(pairs, kind.value, at.element(name), entries.get(name), depth);
}

function writeStruct(pairs: Pairs, kind: StructKind, at: KeyPosition, value: unknown, depth: number): void {
  if (!isRecord(value)) throw mismatch(kind);
  kind.entries.forEach(([property, field], index) => {
    const place = field.options.skipOn === 'write' ? null : at.field(kind, index);
    if (place === null) return;
    // What the model leaves out is written as the engine writes it when unset.
    const part = field.isModelled ? value[property] : zeroValue(field.kind);
    writeValue(pairs, field.kind, place, part, Math.min(depth - 1, field.options.depth ?? Infinity));
  });
}

function writeValue(pairs: Pairs, kind: Kind, at: KeyPosition, value: unknown, depth: number): void {
  if (depth <= 0) return;
  if (isScalar(kind)) {
    put(pairs, at.key, scalarText(kind, value));
    return;
  }
  switch (kind.kind) {
    case 'struct':
      writeStruct(pairs, kind, at, value, depth);
      return;
    case 'list':
      writeList(pairs, kind, at, value, depth);
      return;
    case 'map':
      writeMap(pairs, kind, at, value, depth);
      return;
    case 'pointer':
      if (value !== null) writeValue(pairs, kind.target, at, value, depth - 1);
      return;
    case 'bytes':
      if (value instanceof Uint8Array && value.length > 0) put(pairs, at.key, formatBytes(value));
      return;
    case 'time':
      put(pairs, at.key, isGoTime(value) ? formatGoTime(value) : ZERO_TIME_TEXT);
      return;
    case 'unsupported':
      return;
  }
}

/**
 * Writes a value of a declared kind, empty texts as vSphere needs them (`<nil>`). Secrets are not part of a model: they
 * are written unset, so a decoded structure must not be written back over one that holds them.
 * What the format cannot carry is lost as in the engine: `|` inside elements and names, `.` against `/` in names.
 */
export function encode<K extends Kind>(kind: K, value: Value<K>): Map<string, string>;
export function encode(kind: Kind, value: unknown): Map<string, string> {
  const pairs: Pairs = new Map();
  writeValue(pairs, kind, KeyPosition.top, value, Infinity);
  return pairs;
}
