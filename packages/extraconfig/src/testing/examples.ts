/** The examples file: types as the engine declares them, values, and the pairs that its encoder made of them. */
import { readFileSync } from 'node:fs';
import {
  address,
  bigInteger,
  boolean,
  bytes,
  field,
  integer,
  integer32,
  isScalar,
  list,
  map,
  mask,
  pointer,
  struct,
  text,
  time,
  unsupported,
  type Field,
  type FieldOptions,
  type Kind,
  type StructKind,
} from '../kinds.ts';

export interface ExampleField {
  readonly field: string;
  readonly type: string;
  readonly embedded?: true;
  readonly scope?: string;
  readonly key?: string;
  readonly recurse?: string;
}

export interface ExampleVector {
  readonly id: string;
  readonly description: string;
  readonly type: string;
  readonly struct: unknown;
  readonly keys: Readonly<Record<string, string>>;
  readonly decoded: unknown;
}

interface Examples {
  readonly types: Readonly<Record<string, readonly ExampleField[]>>;
  readonly vectors: readonly ExampleVector[];
}

export const examples = JSON.parse(
  readFileSync(new URL('../../fixtures/extraconfig-examples.json', import.meta.url), 'utf8'),
) as Examples;

const PLAIN_KINDS: Readonly<Record<string, Kind>> = {
  string: text,
  bool: boolean,
  int: integer,
  int32: integer32,
  int64: bigInteger,
  time,
  bytes,
  'bytes(IP)': address,
  'bytes(IPMask)': mask,
  Userinfo: unsupported('Userinfo'),
};

/** The kind of a type as the examples name it, built from their own declarations. */
export function kindFromExamples(type: string): Kind {
  if (type.startsWith('*')) return pointer(kindFromExamples(type.slice(1)));
  if (type.startsWith('[]')) return list(kindFromExamples(type.slice(2)));
  if (type.startsWith('map[string]')) return map(kindFromExamples(type.slice('map[string]'.length)));
  const plain = PLAIN_KINDS[type];
  if (plain) return plain;
  const declared = examples.types[type];
  if (!declared) throw new Error(`the examples declare no type ${type}`);
  return struct(type, Object.fromEntries(declared.map((one) => [one.field, fieldFromExample(one)])));
}

function fieldFromExample({ field: name, type, embedded, scope, key, recurse }: ExampleField): Field {
  const depth = recurse === undefined ? undefined : Number(recurse.replace('depth=', ''));
  const options: FieldOptions = {
    ...(embedded && { embedded }),
    ...(scope !== undefined && { scope }),
    ...(key !== undefined && { key }),
    ...(depth !== undefined && { depth }),
  };
  return field(name, kindFromExamples(type), options);
}

/** The name that the examples would give a kind. */
export function typeName(kind: Kind): string {
  switch (kind.kind) {
    case 'text':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'integer':
      return kind.goType;
    case 'big-integer':
      return 'int64';
    case 'float':
      return 'float64';
    case 'time':
      return 'time';
    case 'bytes':
      return { any: 'bytes', address: 'bytes(IP)', mask: 'bytes(IPMask)' }[kind.meaning];
    case 'unsupported':
      return kind.goType;
    case 'pointer':
      return `*${typeName(kind.target)}`;
    case 'list':
      return `[]${typeName(kind.item)}`;
    case 'map':
      return `map[string]${typeName(kind.value)}`;
    case 'struct':
      return kind.name;
  }
}

/** A structure's declaration as the examples would list it. */
export function declarationOf(kind: StructKind): readonly ExampleField[] {
  return kind.entries.map(([, { name, kind: fieldKind, options }]) => ({
    field: name,
    ...(options.embedded && { embedded: options.embedded }),
    type: typeName(fieldKind),
    ...(options.scope !== undefined && { scope: options.scope }),
    ...(options.key !== undefined && { key: options.key }),
    ...(options.depth !== undefined && { recurse: `depth=${options.depth}` }),
  }));
}

/** All structures below a kind, itself included. */
export function structuresOf(kind: Kind, found = new Map<string, StructKind>()): ReadonlyMap<string, StructKind> {
  if (kind.kind === 'pointer') return structuresOf(kind.target, found);
  if (kind.kind === 'list') return structuresOf(kind.item, found);
  if (kind.kind === 'map') return structuresOf(kind.value, found);
  if (kind.kind === 'struct' && !found.has(kind.name)) {
    found.set(kind.name, kind);
    for (const [, { kind: inner }] of kind.entries) structuresOf(inner, found);
  }
  return found;
}

/** An example's value as our model has it: no nil lists or maps, bytes and big integers as such, no unread fields. */
export function modelValue(kind: Kind, example: unknown): unknown {
  if (isScalar(kind)) {
    const number = example !== null && typeof example === 'object' ? (example as { int: string }).int : example;
    if (kind.kind === 'big-integer') return BigInt(number as string | number);
    return kind.kind === 'integer' ? Number(number) : number;
  }
  switch (kind.kind) {
    case 'bytes':
      return example === null ? null : new Uint8Array(Buffer.from((example as { hex: string }).hex, 'hex'));
    case 'pointer':
      return example === null ? null : modelValue(kind.target, example);
    case 'list':
      return ((example ?? []) as unknown[]).map((item) => modelValue(kind.item, item));
    case 'map':
      return new Map(Object.entries(example ?? {}).map(([name, value]) => [name, modelValue(kind.value, value)]));
    case 'struct': {
      const values = example as Record<string, unknown>;
      const modelled = kind.entries.filter(([, inner]) => inner.isModelled);
      return Object.fromEntries(
        modelled.map(([name, inner]) => [name, inner.isSecret ? null : modelValue(inner.kind, values[inner.name])]),
      );
    }
    default:
      throw new Error(`no example has a value of kind ${kind.kind}`);
  }
}
