/** Reads a declared structure back from key/value pairs: walks the declaration and looks each key up. */
import { KeyPosition } from './key-position.ts';
import { EMPTY_VALUE, type ExtraConfig } from './pairs.ts';
import { parseGoTime } from './go-time.ts';
import {
  isListable,
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
import { SecretBox } from './secret-key.ts';
import { EMPTY_LIST, EMPTY_MAP, zeroValue } from './zero.ts';

/**
 * Elements of one list or map without a single pair that are made at most. The engine's own data has hardly any: an address
 * that is not set is one. Beyond that the length or the names lie.
 */
const MAX_BARE_ELEMENTS = 16;

/** Looks keys up, knows whether anything was found, and bounds the work by what is there. */
class PairReader {
  readonly #pairs: ExtraConfig;
  /** look-ups that found something usable */
  found = 0;
  /** each element with data has a pair at least that no other has, unless names differ only in `.` and `/` */
  #elementsLeft: number;

  readonly #box: SecretBox | null;

  constructor(pairs: ExtraConfig, box: SecretBox | null) {
    this.#pairs = pairs;
    this.#box = box;
    this.#elementsLeft = pairs.size;
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

  /** A secret's text; without the secret key it is not looked at. */
  secret(key: string): string | null {
    if (this.#box === null) return null;
    const sealed = this.#pairs.get(key);
    if (sealed === undefined || sealed === EMPTY_VALUE || sealed === '') return null;
    this.found += 1;
    return this.#box.open(sealed, key);
  }

  /**
   * Reads the elements of a list or map one after the other until one cannot be: there are more of them with data than
   * pairs, or too many without.
   * @param readNext reads one element and keeps it
   */
  readElements<T>(elements: Iterable<T>, readNext: (element: T, hasData: () => boolean) => void): void {
    let bareLeft = MAX_BARE_ELEMENTS;
    for (const element of elements) {
      if (bareLeft === 0 || this.#elementsLeft <= 0) return;
      const before = this.found;
      readNext(element, () => this.found > before);
      if (this.found > before) this.#elementsLeft -= 1;
      else bareLeft -= 1;
    }
  }
}

/** Length of a list by its key, which holds the index of the last element; 0 when that is no number. */
function lengthOf(lastIndex: string): number {
  const index = lastIndex === '' ? 0 : parseInteger(lastIndex);
  return index === null || index < 0 ? 0 : index + 1;
}

function* indicesTo(length: number): Generator<number> {
  for (let index = 0; index < length; index += 1) yield index;
}

/** The joined elements: surplus ones are dropped, missing ones are zero. */
function readJoined(reader: PairReader, item: ScalarKind, at: KeyPosition, length: number): readonly unknown[] {
  const joined = reader.text(at.joinedKey);
  const texts = joined === undefined ? [] : joined.split('|', length);
  const values: unknown[] = texts.map((text) => parseScalar(item, text));
  const missing = Math.min(length - values.length, MAX_BARE_ELEMENTS);
  for (let count = 0; count < missing; count += 1) values.push(zeroScalar(item));
  return values;
}

function readList(reader: PairReader, kind: ListKind, at: KeyPosition, depth: number): readonly unknown[] {
  if (!isListable(kind.item) || depth <= 0) return EMPTY_LIST;
  const lastIndex = reader.text(at.key);
  if (lastIndex === undefined) return EMPTY_LIST;
  const length = lengthOf(lastIndex);
  if (isScalar(kind.item)) return readJoined(reader, kind.item, at, length);
  const values: unknown[] = [];
  reader.readElements(indicesTo(length), (index) => {
    values.push(readValue(reader, kind.item, at.element(index), depth));
  });
  return values;
}

function readMap(reader: PairReader, kind: MapKind, at: KeyPosition, depth: number): ReadonlyMap<string, unknown> {
  const names = reader.text(at.key);
  if (names === undefined || depth <= 0) return EMPTY_MAP;
  const values = new Map<string, unknown>();
  reader.readElements(new Set(names.split('|')), (name, hasData) => {
    const value = readValue(reader, kind.value, at.element(name), depth);
    if (hasData()) values.set(name, value);
  });
  return values;
}

function readPointer(reader: PairReader, kind: PointerKind, at: KeyPosition, depth: number): unknown {
  const before = reader.found;
  const value = readValue(reader, kind.target, at, depth - 1);
  return reader.found > before ? value : null;
}

function readStruct(reader: PairReader, kind: StructKind, at: KeyPosition, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  kind.entries.forEach(([property, field], index) => {
    if (!field.isModelled) return;
    const place = field.options.skipOn === 'read' ? null : at.field(kind, index);
    if (field.isSecret) {
      value[property] = place === null || depth <= 1 ? null : readSecret(reader, field.kind, place);
      return;
    }
    value[property] =
      place === null
        ? zeroValue(field.kind)
        : readValue(reader, field.kind, place, Math.min(depth - 1, field.options.depth ?? Infinity));
  });
  return value;
}

function readSecret(reader: PairReader, kind: Kind, at: KeyPosition): unknown {
  const text = reader.secret(at.key);
  if (text === null) return null;
  return isScalar(kind) ? parseScalar(kind, text) : parseBytes(text);
}

function readScalar(reader: PairReader, kind: ScalarKind, at: KeyPosition): unknown {
  const text = reader.text(at.key);
  return text === undefined ? zeroScalar(kind) : parseScalar(kind, text);
}

function readValue(reader: PairReader, kind: Kind, at: KeyPosition, depth: number): unknown {
  if (depth <= 0) return zeroValue(kind);
  if (isScalar(kind)) return readScalar(reader, kind, at);
  switch (kind.kind) {
    case 'struct':
      return readStruct(reader, kind, at, depth);
    case 'list':
      return readList(reader, kind, at, depth);
    case 'map':
      return readMap(reader, kind, at, depth);
    case 'pointer':
      return readPointer(reader, kind, at, depth);
    case 'bytes':
      return reader.bytes(at.key);
    case 'time': {
      const text = reader.text(at.key);
      return text === undefined ? null : parseGoTime(text);
    }
    case 'unsupported':
      return undefined;
  }
}

/** What a structure is read with. */
export interface DecodeOptions {
  /** base64 of 32 bytes; without it secrets are not looked at and are null */
  readonly secretKey?: string | undefined;
}

/**
 * Reads a value of a declared kind. What is absent or broken has its zero value, and lengths and name lists count for no
 * more than the pairs that are there. Never throws without a secret key.
 * @throws SecretError when the secret key is none, or secrets are there that it does not open
 */
export function decode<K extends Kind>(kind: K, pairs: ExtraConfig, options?: DecodeOptions): Value<K>;
export function decode(kind: Kind, pairs: ExtraConfig, { secretKey }: DecodeOptions = {}): unknown {
  const box = secretKey === undefined ? null : new SecretBox(secretKey);
  return readValue(new PairReader(pairs, box), kind, KeyPosition.top, Infinity);
}
