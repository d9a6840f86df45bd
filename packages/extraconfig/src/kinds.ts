/**
 * The kinds of values that the engine writes into extraConfig, as data. A model is declared once with these; codec,
 * zero values and TypeScript types all follow from the declaration.
 */
import { parseScope, type Scope } from './scope.ts';
import type { GoTime } from './go-time.ts';

export interface TextKind {
  readonly kind: 'text';
}
export interface BooleanKind {
  readonly kind: 'boolean';
}
/** Go's `int` and `int32`: a double holds what the engine keeps there. */
export interface IntegerKind {
  readonly kind: 'integer';
  readonly goType: 'int' | 'int32';
}
/** Go's `int64` and durations: counts of nanoseconds and bytes do not fit into a double. */
export interface BigIntegerKind {
  readonly kind: 'big-integer';
}
export interface FloatKind {
  readonly kind: 'float';
}
export interface TimeKind {
  readonly kind: 'time';
}
/** Bytes, of which two sorts have a meaning of their own: IP addresses and masks. */
export interface BytesKind {
  readonly kind: 'bytes';
  readonly meaning: 'any' | 'address' | 'mask';
}
export interface AddressKind extends BytesKind {
  readonly meaning: 'address';
}
/** What the format does not carry: unsigned integers, interfaces, functions. */
export interface UnsupportedKind {
  readonly kind: 'unsupported';
  readonly goType: string;
}
export interface PointerKind<K extends Kind = Kind> {
  readonly kind: 'pointer';
  readonly target: K;
}
export interface ListKind<K extends Kind = Kind> {
  readonly kind: 'list';
  readonly item: K;
}
export interface MapKind<K extends Kind = Kind> {
  readonly kind: 'map';
  readonly value: K;
}
export interface StructKind<F extends Fields = Fields> {
  readonly kind: 'struct';
  /** name of the engine's type */
  readonly name: string;
  readonly fields: F;
  /** the fields in order of declaration, with their property names */
  readonly entries: readonly (readonly [property: string, field: Field])[];
}

/** Kinds of one text each: they alone can be elements of a joined list. */
export type ScalarKind = TextKind | BooleanKind | IntegerKind | BigIntegerKind | FloatKind;
export type Kind = ScalarKind | TimeKind | BytesKind | UnsupportedKind | PointerKind | ListKind | MapKind | StructKind;

/** How a field differs from "a visible part of its holder, under its own name". */
export interface FieldOptions {
  /** the annotation's text; absent: no annotation, the holder decides. Empty means hidden */
  readonly scope?: string;
  /** last part of the key; absent: the engine's field name */
  readonly key?: string;
  /** the walk goes at most this many steps down; 0 leaves the field out */
  readonly depth?: number;
  /** left out on this side only */
  readonly skipOn?: 'read' | 'write';
  /** the engine embeds the structure; for keys it is a field like any other */
  readonly embedded?: true;
}

export interface Field<K extends Kind = Kind, O extends FieldOptions = FieldOptions> {
  /** the engine's name of the field, letter case kept */
  readonly name: string;
  readonly kind: K;
  readonly options: O;
  /** the options' scope, parsed once; undefined: not declared, null: unknown, drops the field */
  readonly scope: Scope | null | undefined;
  /** Part of the model. Left out are fields whose depth is 0, and types that the format does not carry. */
  readonly isModelled: boolean;
  /** Sealed in the pairs; null in the model unless the secret key is at hand. */
  readonly isSecret: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export const text: TextKind = { kind: 'text' };
export const boolean: BooleanKind = { kind: 'boolean' };
export const integer: IntegerKind = { kind: 'integer', goType: 'int' };
export const integer32: IntegerKind = { kind: 'integer', goType: 'int32' };
export const bigInteger: BigIntegerKind = { kind: 'big-integer' };
export const float: FloatKind = { kind: 'float' };
export const time: TimeKind = { kind: 'time' };
export const bytes: BytesKind = { kind: 'bytes', meaning: 'any' };
export const address: AddressKind = { kind: 'bytes', meaning: 'address' };
export const mask: BytesKind = { kind: 'bytes', meaning: 'mask' };

/** A type that the format does not carry, named as the engine names it. */
export const unsupported = (goType: string): UnsupportedKind => ({ kind: 'unsupported', goType });
/** Something that may not be there. */
export const pointer = <K extends Kind>(target: K): PointerKind<K> => ({ kind: 'pointer', target });
/** Elements in order, each under its index or joined in one value, as the kind of the elements wants it. */
export const list = <K extends Kind>(item: K): ListKind<K> => ({ kind: 'list', item });
/** Values by name; a key of its own lists the names. */
export const map = <K extends Kind>(value: K): MapKind<K> => ({ kind: 'map', value });

/** Declares a field: the engine's name for it, its kind, and what its annotation says. */
export function field<K extends Kind>(name: string, kind: K): Field<K>;
export function field<K extends Kind, const O extends FieldOptions>(name: string, kind: K, options: O): Field<K, O>;
export function field(name: string, kind: Kind, options: FieldOptions = {}): Field {
  const scope = options.scope === undefined ? undefined : parseScope(options.scope);
  const isModelled = options.depth !== 0 && isSupported(kind);
  return { name, kind, options, scope, isModelled, isSecret: scope?.isSecret === true };
}

/** Declares a structure: the engine's type name and its fields in order, under the property names of our model. */
export const struct = <F extends Fields>(name: string, fields: F): StructKind<F> => ({
  kind: 'struct',
  name,
  fields,
  entries: Object.entries(fields),
});

/** Kinds that may be elements of a list; lists of anything else have no key at all. */
export type ListableKind = ScalarKind | StructKind | AddressKind;

/** True for kinds that are one text each. */
export function isScalar(kind: Kind): kind is ScalarKind {
  switch (kind.kind) {
    case 'text':
    case 'boolean':
    case 'integer':
    case 'big-integer':
    case 'float':
      return true;
    default:
      return false;
  }
}

/** True when a list of this kind has keys: scalars, structures and IP addresses; not pointers, lists, maps or bytes. */
export function isListable(kind: Kind): boolean {
  return isScalar(kind) || kind.kind === 'struct' || (kind.kind === 'bytes' && kind.meaning === 'address');
}

/** True when a value of this kind can reach a key. */
export function isSupported(kind: Kind): boolean {
  switch (kind.kind) {
    case 'unsupported':
      return false;
    case 'list':
      return isListable(kind.item);
    case 'pointer':
      return isSupported(kind.target);
    case 'map':
      return isSupported(kind.value);
    default:
      return true;
  }
}

type IsSupported<K extends Kind> = Kind extends K
  ? true
  : K extends UnsupportedKind
    ? false
    : K extends ListKind<infer I>
      ? I extends ListableKind
        ? true
        : false
      : K extends PointerKind<infer T>
        ? IsSupported<T>
        : K extends MapKind<infer V>
          ? IsSupported<V>
          : true;

type ModelledProperty<F extends Fields> = {
  [P in keyof F]: F[P]['options'] extends { readonly depth: 0 }
    ? never
    : IsSupported<F[P]['kind']> extends true
      ? P
      : never;
}[keyof F];

/** The value of a structure: its modelled fields under their property names. */
export type StructValue<F extends Fields> = {
  readonly [P in ModelledProperty<F>]: F[P]['options'] extends { readonly scope: 'secret' }
    ? Value<F[P]['kind']> | null
    : Value<F[P]['kind']>;
};

/** A name without data is not in a map, so that no entry is a nil pointer. */
type EntryValue<V extends Kind> = V extends PointerKind<infer T> ? Value<T> : Value<V>;

/** The TypeScript type of a kind's values; unknown for a kind that is only known at run time. */
export type Value<K extends Kind> = Kind extends K
  ? unknown
  : K extends TextKind
    ? string
    : K extends BooleanKind
      ? boolean
      : K extends IntegerKind | FloatKind
        ? number
        : K extends BigIntegerKind
          ? bigint
          : K extends TimeKind
            ? GoTime | null
            : K extends BytesKind
              ? Uint8Array | null
              : K extends PointerKind<infer T>
                ? Value<T> | null
                : K extends ListKind<infer I>
                  ? readonly Value<I>[]
                  : K extends MapKind<infer V>
                    ? ReadonlyMap<string, EntryValue<V>>
                    : K extends StructKind<infer F>
                      ? StructValue<F>
                      : undefined;
