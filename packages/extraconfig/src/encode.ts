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
import { SecretBox, SecretError } from './secret-key.ts';
import { zeroValue } from './zero.ts';

/** What a structure is written with. */
export interface EncodeOptions {
  /** base64 of 32 bytes; without it no secret can be written */
  readonly secretKey?: string | undefined;
}

/** The pairs written so far, and what seals those that are secret. */
class PairWriter {
  readonly pairs = new Map<string, string>();
  readonly #box: SecretBox | null;

  constructor(box: SecretBox | null) {
    this.#box = box;
  }

  put(key: string, text: string): void {
    this.pairs.set(key, text === '' ? EMPTY_VALUE : text);
  }

  /** Writes a secret as its field would be, but sealed. What is not set is written as the engine writes it then. */
  putSecret(kind: Kind, at: KeyPosition, value: unknown): void {
    if (value === null || value === undefined) {
      writeValue(this, kind, at, zeroValue(kind), Infinity);
      return;
    }
    if (this.#box === null) throw new SecretError(`The secret ${at.key} cannot be written without a secret key.`);
    if (isScalar(kind)) this.pairs.set(at.key, this.#box.seal(scalarText(kind, value)));
    else if (value instanceof Uint8Array) this.pairs.set(at.key, this.#box.seal(formatBytes(value)));
    else throw mismatch(kind);
  }
}

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

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function writeList(writer: PairWriter, kind: ListKind, at: KeyPosition, value: unknown, depth: number): void {
  if (!Array.isArray(value)) throw mismatch(kind);
  const items: readonly unknown[] = value;
  const { item } = kind;
  if (items.length === 0 || !isListable(item)) return;
  writer.put(at.key, String(items.length - 1));
  if (isScalar(item)) {
    writer.put(at.joinedKey, items.map((element) => scalarText(item, element)).join('|'));
    return;
  }
  items.forEach((element, index) => writeValue(writer, item, at.element(index), element, depth));
}

function writeMap(
  writer: PairWriter,
  kind: Kind & { kind: 'map' },
  at: KeyPosition,
  value: unknown,
  depth: number,
): void {
  if (!(value instanceof Map)) throw mismatch(kind);
  const entries: ReadonlyMap<unknown, unknown> = value;
  if (entries.size === 0 || !isSupported(kind.value)) return;
  const names = [...entries.keys()].map(String).sort(byBytes);
  writer.put(at.key, names.join('|'));
  for (const name of names) writeValue(writer, kind.value, at.element(name), entries.get(name), depth);
}

function writeStruct(writer: PairWriter, kind: StructKind, at: KeyPosition, value: unknown, depth: number): void {
  if (!isRecord(value)) throw mismatch(kind);
  kind.entries.forEach(([property, field], index) => {
    const place = field.options.skipOn === 'write' ? null : at.field(kind, index);
    if (place === null) return;
    // What the model leaves out is written as the engine writes it when unset.
    const part = field.isModelled ? value[property] : zeroValue(field.kind);
    if (field.isSecret) {
      if (depth > 1) writer.putSecret(field.kind, place, part);
      return;
    }
    writeValue(writer, field.kind, place, part, Math.min(depth - 1, field.options.depth ?? Infinity));
  });
}

function writeValue(writer: PairWriter, kind: Kind, at: KeyPosition, value: unknown, depth: number): void {
  if (depth <= 0) return;
  if (isScalar(kind)) {
    writer.put(at.key, scalarText(kind, value));
    return;
  }
  switch (kind.kind) {
    case 'struct':
      writeStruct(writer, kind, at, value, depth);
      return;
    case 'list':
      writeList(writer, kind, at, value, depth);
      return;
    case 'map':
      writeMap(writer, kind, at, value, depth);
      return;
    case 'pointer':
      if (value !== null) writeValue(writer, kind.target, at, value, depth - 1);
      return;
    case 'bytes':
      if (value instanceof Uint8Array && value.length > 0) writer.put(at.key, formatBytes(value));
      return;
    case 'time':
      writer.put(at.key, isGoTime(value) ? formatGoTime(value) : ZERO_TIME_TEXT);
      return;
    case 'unsupported':
      return;
  }
}

/**
 * Writes a value of a declared kind, empty texts as vSphere needs them (`<nil>`). Secrets are sealed with the secret key;
 * those that are null are written unset, so a structure that was decoded without the key must not be written back over
 * one that holds them.
 * What the format cannot carry is lost as in the engine: `|` inside elements and names, `.` against `/` in names.
 * @throws SecretError when a secret is set and there is no key
 */
export function encode<K extends Kind>(kind: K, value: Value<K>, options?: EncodeOptions): Map<string, string>;
export function encode(kind: Kind, value: unknown, { secretKey }: EncodeOptions = {}): Map<string, string> {
  const writer = new PairWriter(secretKey === undefined ? null : new SecretBox(secretKey));
  writeValue(writer, kind, KeyPosition.top, value, Infinity);
  return writer.pairs;
}
