/**
 * What a field of a request body may be, in the terms of the original: it reads a body into typed structures first (a wrong type
 * is 400) and checks patterns, enumerations and bounds afterwards (422), both with messages of their own.
 */
export type Shape = TextShape | IntegerShape | FlagShape | ListShape | ObjectShape;

export interface TextShape {
  readonly kind: 'text';
  /** name of the type in messages */
  readonly type: string;
  readonly pattern?: string;
  readonly values?: readonly string[];
}

export interface IntegerShape {
  readonly kind: 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface FlagShape {
  readonly kind: 'flag';
}

export interface ListShape {
  readonly kind: 'list';
  readonly of: TextShape | ObjectShape;
}

export interface ObjectShape {
  readonly kind: 'object';
  /** name of the structure in messages */
  readonly name: string;
  /** a definition of its own: names of fields in messages of checks begin anew here */
  readonly isDefinition: boolean;
  /** read as a whole: messages about types name the field that holds it, not the one inside */
  readonly isOpaque: boolean;
  readonly fields: Readonly<Record<string, Shape>>;
}

type Fields = Readonly<Record<string, Shape>>;

export const text: TextShape = { kind: 'text', type: 'string' };
export const integer: IntegerShape = { kind: 'integer' };
export const flag: FlagShape = { kind: 'flag' };

/** A text of a named type. */
export function typedText(type: string, pattern?: string): TextShape {
  return { kind: 'text', type, ...(pattern === undefined ? {} : { pattern }) };
}

/** A text out of a few. */
export function oneOf(...values: readonly string[]): TextShape {
  return { kind: 'text', type: 'string', values };
}

/** Any number of texts or structures. */
export function listOf(of: TextShape | ObjectShape): ListShape {
  return { kind: 'list', of };
}

/** A structure that is written out where it stands. */
export function structure(name: string, fields: Fields): ObjectShape {
  return { kind: 'object', name, isDefinition: false, isOpaque: false, fields };
}

/** A structure with a definition of its own. */
export function definition(name: string, fields: Fields): ObjectShape {
  return { kind: 'object', name, isDefinition: true, isOpaque: false, fields };
}

/** A definition that is put together from another one. */
export function composed(name: string, fields: Fields): ObjectShape {
  return { kind: 'object', name, isDefinition: true, isOpaque: true, fields };
}
