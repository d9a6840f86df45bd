import type { ManagedObjectReference } from '../values.ts';

/**
 * Writes one parameter or field. What is written is checked when it is written, so that a declaration in a table
 * (`methods/`) is all that a method needs: its names, order and types.
 */
export interface Encoder<T> {
  write(element: string, value: unknown): string;
  /** Whether the value may be left out. */
  readonly isOptional: boolean;
  /** Carries the type only; never set. */
  readonly of?: T;
}

/** Named encoders in the order of the WSDL, which is the order in which they are written. */
export type Fields = Readonly<Record<string, Encoder<unknown>>>;

type RequiredNames<F extends Fields> = { [N in keyof F]: F[N] extends Optional<unknown> ? never : N }[keyof F];
type OptionalNames<F extends Fields> = Exclude<keyof F, RequiredNames<F>>;
type Accepted<E> = E extends Encoder<infer T> ? T : never;

/** The object that a list of fields takes. */
export type ValuesOf<F extends Fields> = { readonly [N in RequiredNames<F>]: Accepted<F[N]> } & {
  readonly [N in OptionalNames<F>]?: Accepted<F[N]> | undefined;
};

interface Optional<T> extends Encoder<T> {
  readonly isOptional: true;
}

/** A request that cannot be written: the caller's mistake. Names the element, never the value. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
}

// eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 does not have
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text for XML content and attributes; refuses what XML 1.0 cannot carry. */
export function escapeXml(value: string): string {
  if (NOT_XML.test(value) || !value.isWellFormed()) {
    throw new InvalidRequestError('The text holds a character that vCenter cannot take (a control character).');
  }
  return value.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
}

function refuse(element: string, expected: string): never {
  throw new InvalidRequestError(`The request's "${element}" must be ${expected}.`);
}

function scalar<T>(expected: string, toText: (value: unknown) => string | undefined): Encoder<T> {
  return {
    isOptional: false,
    write: (element, value) => `<${element}>${escapeXml(toText(value) ?? refuse(element, expected))}</${element}>`,
  };
}

/** `xsd:string`, and enumerations. */
export const string: Encoder<string> = scalar('text', (value) => (typeof value === 'string' ? value : undefined));

/** `xsd:int` and `xsd:long`. */
export const integer: Encoder<number | bigint> = scalar('a whole number', (value) =>
  typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : undefined,
);

/** `xsd:boolean`. */
export const truth: Encoder<boolean> = scalar('true or false', (value) =>
  typeof value === 'boolean' ? String(value) : undefined,
);

/** `xsd:dateTime`, written in UTC. */
export const dateTime: Encoder<Date> = scalar('a time', (value) =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined,
);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A reference to a managed object. */
export const managedObject: Encoder<ManagedObjectReference> = {
  isOptional: false,
  write(element, value) {
    if (!isRecord(value) || typeof value['type'] !== 'string' || typeof value['value'] !== 'string') {
      return refuse(element, 'a reference to a managed object');
    }
    return `<${element} type="${escapeXml(value['type'])}">${escapeXml(value['value'])}</${element}>`;
  },
};

/** A value that may be left out. */
export function optional<T>(encoder: Encoder<T>): Optional<T> {
  return { isOptional: true, write: (element, value) => (value === undefined ? '' : encoder.write(element, value)) };
}

/** A list that must be given, though it may be empty. */
export function listOf<T>(encoder: Encoder<T>): Encoder<readonly T[]> {
  return {
    isOptional: false,
    write(element, value) {
      if (!Array.isArray(value)) return refuse(element, 'a list');
      return value.map((entry: unknown) => encoder.write(element, entry)).join('');
    },
  };
}

/** A list that may be left out. */
export function many<T>(encoder: Encoder<T>): Optional<readonly T[]> {
  return optional(listOf(encoder));
}

/** The content of a data object or of a method call: its fields in their declared order. */
export function writeFields(element: string, fields: Fields, value: unknown): string {
  if (!isRecord(value)) return refuse(element, 'an object');
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) return refuse(element, `without a field "${unknown}"`);
  return Object.entries(fields)
    .map(([name, encoder]) => {
      const entry = value[name];
      if (entry === undefined && !encoder.isOptional) return refuse(`${element}.${name}`, 'given');
      return encoder.write(name, entry);
    })
    .join('');
}

/** A data object: fields of the base type first, then its own, as declared. With `typeName` it carries `xsi:type`. */
export function struct<F extends Fields>(fields: F, typeName?: string): Encoder<ValuesOf<F>> {
  const attribute = typeName === undefined ? '' : ` xsi:type="${typeName}"`;
  return {
    isOptional: false,
    write: (element, value) => `<${element}${attribute}>${writeFields(element, fields, value)}</${element}>`,
  };
}

/** A type that holds itself or one of several: the encoder is asked for per value, when it is written. */
export function choice<T>(choose: (value: Readonly<Record<string, unknown>>) => Encoder<unknown>): Encoder<T> {
  return {
    isOptional: false,
    write: (element, value) => (isRecord(value) ? choose(value).write(element, value) : refuse(element, 'an object')),
  };
}

/** Values of an abstract type: `typeName` says which of its types a value is, and the fields of that type. */
export type VariantOf<T extends Readonly<Record<string, Fields>>> = {
  readonly [N in keyof T]: { readonly typeName: N } & ValuesOf<T[N]>;
}[keyof T];

/** A data object of an abstract type, with its concrete types by their names; it carries `xsi:type`. */
export function variant<T extends Readonly<Record<string, Fields>>>(types: T): Encoder<VariantOf<T>> {
  return {
    isOptional: false,
    write(element, value) {
      const names = Object.keys(types);
      if (!isRecord(value)) return refuse(element, 'an object');
      const { typeName, ...values } = value;
      const fields = typeof typeName === 'string' && Object.hasOwn(types, typeName) ? types[typeName] : undefined;
      if (fields === undefined) return refuse(element, `one of the types ${names.join(', ')}`);
      return `<${element} xsi:type="${String(typeName)}">${writeFields(element, fields, values)}</${element}>`;
    },
  };
}

/** Text with an explicit `xsi:type`, for `xsd:anyType` values that are neither plain text nor number nor truth value. */
export interface TypedText {
  /** Like `xsd:short`, or an enumeration like `ManagedEntityStatus`. */
  readonly xsiType: string;
  readonly text: string;
}

/** What an `xsd:anyType` value may be. Whole numbers that fit are sent as `xsd:int`, other numbers as `xsd:long` or `xsd:double`. */
export type AnyValue = string | number | bigint | boolean | Date | ManagedObjectReference | TypedText;

const MAX_INT = 2_147_483_647;

function typedText(value: unknown): TypedText | undefined {
  switch (typeof value) {
    case 'string':
      return { xsiType: 'xsd:string', text: value };
    case 'boolean':
      return { xsiType: 'xsd:boolean', text: String(value) };
    case 'bigint':
      return { xsiType: 'xsd:long', text: String(value) };
    case 'number':
      if (!Number.isFinite(value)) return undefined;
      if (!Number.isInteger(value)) return { xsiType: 'xsd:double', text: String(value) };
      return { xsiType: Math.abs(value) <= MAX_INT ? 'xsd:int' : 'xsd:long', text: String(value) };
    default:
      if (value instanceof Date) return { xsiType: 'xsd:dateTime', text: value.toISOString() };
      if (!isRecord(value) || typeof value['xsiType'] !== 'string' || typeof value['text'] !== 'string')
        return undefined;
      return { xsiType: value['xsiType'], text: value['text'] };
  }
}

/** `xsd:anyType`: the value says its type. */
export const anyType: Encoder<AnyValue> = {
  isOptional: false,
  write(element, value) {
    if (isRecord(value) && typeof value['type'] === 'string' && typeof value['value'] === 'string') {
      return `<${element} xsi:type="ManagedObjectReference" type="${escapeXml(value['type'])}">${escapeXml(value['value'])}</${element}>`;
    }
    const typed = typedText(value) ?? refuse(element, 'text, a number, true or false, a time or a reference');
    return `<${element} xsi:type="${escapeXml(typed.xsiType)}">${escapeXml(typed.text)}</${element}>`;
  },
};
