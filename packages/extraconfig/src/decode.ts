/** Reads a declared structure back from key/value pairs: walks the declaration and looks each key up. */
import { elementKey, fieldKey, joinedKey } from './keys.ts';
import { EMPTY_VALUE, type ExtraConfig } from './pairs.ts';
import { parseGoTime } from './go-time.ts';
import {
  isListable,
  isModelled,
  isScalar,
  type Kind,
  type ListKind,
  type MapKind,
  type PointerKind,
  type ScalarKind,
  type StructKind,
  type Value,
} from './kinds.ts';
import { parseBytes, parseInteger, parseScalar, zeroScalar } from './scalar-text.ts';
import { EMPTY_LIST, EMPTY_MAP, zeroValue } from './zero.ts';

/** Elements without any pair of their own that one reading makes at most, beside one for each pair. */
const SPARE_ELEMENTS = 64;

/** Looks keys up, knows whether anything was found, and bounds the work by what is there. */
class PairReader {
  readonly #pairs: ExtraConfig;
  /** look-ups that found something usable */
  found = 0;
  #elementsLeft: number;

  constructor(pairs: ExtraConfig) {
    this.#pairs = pairs;
    this.#elementsLeft = pairs.size + SPARE_ELEMENTS;
  }

  /** The value of a key with vSphere's stand-in for empty text undone. */
  text(key: string): string | undefined {
    const value = this.#pairs.get(key);
    if (value === undefined) return undefined;
    this.found += 1;
    return value === EMPTY_VALUE ? '' : value;
  }

  /** Bytes of a key; what is not base64 counts as absent. */
  bytes(key: string): Uint8Array | null {
    const value = this.#pairs.get(key);
    const parsed = value === undefined ? null : parseBytes(value);
    if (parsed !== null) this.found += 1;
    return parsed;
  }

  /**
   * Takes one from the stock of elements. The engine gives each of them a pair at least, so honest data is never cut
   * off; lengths and names that lie are.
   */
  takeElement(): boolean {
    this.#elementsLeft -= 1;
    return this.#elementsLeft >= 0;
  }
}

/** Length of a list by its key, which holds the index of the last element; 0 when that is no number. */
function lengthOf(lastIndex: string): number {
  const index = lastIndex === '' ? 0 : parseInteger(lastIndex);
  return index === null || index < 0 ? 0 : index + 1;
}

function readJoined(reader: PairReader, item: ScalarKind, key: string, length: number): readonly unknown[] {
  const joined = reader.text(joinedKey(key));
  const texts = joined === undefined ? [] : joined.split('|', length);
  const values: unknown[] = texts.map((text) => parseScalar(item, text));
  while (values.length < length && reader.takeElement()) values.push(zeroScalar(item));
  return values;
}

function readList(reader: PairReader, kind: ListKind, key: string, depth: number): readonly unknown[] {
  if (!isListable(kind.item) || depth <= 0) return EMPTY_LIST;
  const lastIndex = reader.text(key);
  if (lastIndex === undefined) return EMPTY_LIST;
  const length = lengthOf(lastIndex);
  if (isScalar(kind.item)) return readJoined(reader, kind.item, key, length);
  const values: unknown[] = [];
  for (let index = 0; index < length && reader.takeElement(); index += 1) {
    values.push(readValue(reader, kind.item, elementKey(key, index), depth));
  }
  return values;
}

function readMap(reader: PairReader, kind: MapKind, key: string, depth: number): ReadonlyMap<string, unknown> {
  const names = reader.text(key);
  if (names === undefined || depth <= 0) return EMPTY_MAP;
  const values = new Map<string, unknown>();
  for (const name of new Set(names.split('|'))) {
    if (!reader.takeElement()) break;
    const before = reader.found;
    const value = readValue(reader, kind.value, elementKey(key, name), depth);
    if (reader.found > before) values.set(name, value);
  }
  return values;
}

function readPointer(reader: PairReader, kind: PointerKind, key: string, depth: number): unknown {
  const before = reader.found;
  const value = readValue(reader, kind.target, key, depth - 1);
  return reader.found > before ? value : null;
}

function readStruct(reader: PairReader, kind: StructKind, holder: string, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [property, field] of kind.entries) {
    if (!isModelled(field)) continue;
    const key = field.options.skipOn === 'read' ? null : fieldKey(holder, field);
    value[property] =
      key === null
        ? zeroValue(field.kind)
        : readValue(reader, field.kind, key, Math.min(depth - 1, field.options.depth ?? Infinity));
  }
  return value;
}

function readScalar(reader: PairReader, kind: ScalarKind, key: string): unknown {
  const text = reader.text(key);
  return text === undefined ? zeroScalar(kind) : parseScalar(kind, text);
}

function readValue(reader: PairReader, kind: Kind, key: string, depth: number): unknown {
  if (depth <= 0) return zeroValue(kind);
  if (isScalar(kind)) return readScalar(reader, kind, key);
  switch (kind.kind) {
    case 'struct':
      return readStruct(reader, kind, key, depth);
    case 'list':
      return readList(reader, kind, key, depth);
    case 'map':
      return readMap(reader, kind, key, depth);
    case 'pointer':
      return readPointer(reader, kind, key, depth);
    case 'bytes':
      return reader.bytes(key);
    case 'time': {
      const text = reader.text(key);
      return text === undefined ? null : parseGoTime(text);
    }
    case 'unsupported':
      return undefined;
  }
}

/**
 * Reads a value of a declared kind. Never throws: what is absent or broken has its zero value, secrets are not looked
 * at, and lengths and name lists count for no more than the pairs that are there.
 */
export function decode<K extends Kind>(kind: K, pairs: ExtraConfig): Value<K>;
export function decode(kind: Kind, pairs: ExtraConfig): unknown {
  return readValue(new PairReader(pairs), kind, '', Infinity);
}
