import { ApiError } from '../api-error.ts';
import { isPemForm } from './pem-form.ts';
import { PEM_PATTERN } from './request-bodies.ts';
import type { ObjectShape, Shape, TextShape } from './request-shape.ts';

const REQUIRED = 602;
const PATTERN = 605;
const ENUMERATION = 606;
const MAXIMUM = 608;
const MINIMUM = 609;
/** The longest name of an unknown field that a message repeats. */
const MAX_NAME = 100;

export type JsonObject = Readonly<Record<string, unknown>>;

export interface BodyRule {
  readonly shape: ObjectShape;
  /** name of the body in messages */
  readonly name: string;
  readonly isRequired: boolean;
  /** a merge patch: `null` means something and is kept */
  readonly isPatch: boolean;
}

/**
 * Reads a request body: known fields only, with the types and within the bounds of its shape. Empty texts and zeros are not
 * held against patterns, enumerations and bounds, as in the original.
 * @returns null if there is no body and none is needed
 * @throws ApiError 400 if it is no JSON or a type is wrong, 422 if it is missing or a value is not allowed
 */
export function readBody(text: string, rule: BodyRule): JsonObject | null {
  if (text.trim() === '') {
    if (!rule.isRequired) return null;
    throw new ApiError(422, `${rule.name} in body is required`, { code: REQUIRED });
  }
  const reason = (why: string) =>
    new ApiError(400, `parsing ${rule.name} body from "" failed, because ${why}`, { code: 400 });
  const value = parseJson(text, reason);
  // An array in place of the object is told as the original's reader does; null stands for no fields at all.
  const body = readObject(value ?? {}, rule.shape, { struct: null, path: [], isPatch: rule.isPatch, reason });
  checkObject(body, rule.shape, []);
  return body;
}

/** Whether a value is of a shape, bounds left aside: what reading makes sure of. */
export function conforms(value: unknown, shape: Shape): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'list':
      return Array.isArray(value) && value.every((entry) => conforms(entry, shape.of));
    case 'object':
      return isObject(value) && Object.entries(value).every(([name, inner]) => fieldConforms(name, inner, shape));
  }
}

function fieldConforms(name: string, value: unknown, { fields }: ObjectShape): boolean {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field !== undefined && conforms(value, field);
}

function parseJson(text: string, reason: (why: string) => ApiError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw reason(syntaxFault(error instanceof Error ? error.message : '', text));
  }
}

/** Never quotes more than one character: the body may hold secrets. */
function syntaxFault(message: string, text: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (/end of JSON input|Unterminated/.test(message) || Number(position) >= text.length) return 'unexpected EOF';
  const token = /^Unexpected token '(.)'/su.exec(message)?.[1] ?? text.charAt(Number(position));
  return token === '' ? 'invalid character in value' : `invalid character ${quoted(token)} in value`;
}

function quoted(character: string): string {
  return JSON.stringify(character).replace(/^"|"$/g, "'");
}

interface Reading {
  /** structure that the field stands in; null: the body itself */
  readonly struct: string | null;
  readonly path: readonly string[];
  readonly isPatch: boolean;
  readonly reason: (why: string) => ApiError;
}

function readValue(value: unknown, shape: Shape, reading: Reading): unknown {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' ? value : refuse(value, shape.type, reading);
    case 'flag':
      return typeof value === 'boolean' ? value : refuse(value, 'bool', reading);
    case 'integer':
      return Number.isSafeInteger(value) ? value : refuse(value, 'int64', reading);
    case 'list':
      if (!Array.isArray(value)) return refuse(value, `[]${typeName(shape.of)}`, reading);
      return value.filter((entry) => entry !== null).map((entry) => readValue(entry, shape.of, reading));
    case 'object':
      return readObject(value, shape, reading);
  }
}

function readObject(value: unknown, shape: ObjectShape, reading: Reading): JsonObject {
  if (!isObject(value)) return refuse(value, typeName(shape).replace('*', ''), reading);
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === undefined) {
      if (reading.isPatch) throw unknownField([...reading.path, name]);
      continue;
    }
    if (inner === null) {
      if (reading.isPatch) result[name] = null;
      continue;
    }
    const within = shape.isOpaque ? reading : { ...reading, struct: shape.name, path: [...reading.path, name] };
    result[name] = readValue(inner, field, within);
  }
  return result;
}

/** The original has no patches, and ignores what it does not know elsewhere; a patch that changes nothing is a mistake. */
function unknownField(path: readonly string[]): ApiError {
  return new ApiError(422, `${path.join('.').slice(0, MAX_NAME)} in body is no field of a VCH`, { code: ENUMERATION });
}

function refuse(value: unknown, type: string, { struct, path, reason }: Reading): never {
  const place = struct === null ? 'value' : `struct field ${struct}.${path.join('.')}`;
  throw reason(`json: cannot unmarshal ${kindOf(value, type)} into Go ${place} of type ${type}`);
}

function kindOf(value: unknown, type: string): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return type === 'int64' ? `number ${value}` : 'number';
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}

function typeName(shape: TextShape | ObjectShape): string {
  return shape.kind === 'text' ? shape.type : `*models.${shape.name}`;
}

/** Fields in the order of their names: of several faults the first one is told. */
function checkObject(value: JsonObject, shape: ObjectShape, path: readonly string[]): void {
  const start = shape.isDefinition ? [] : path;
  for (const name of Object.keys(shape.fields).sort()) {
    const field = shape.fields[name];
    if (field !== undefined) checkValue(value[name], field, [...start, name]);
  }
}

function checkValue(value: unknown, shape: Shape, path: readonly string[]): void {
  if (typeof value === 'string' && shape.kind === 'text') checkText(value, shape, path);
  if (typeof value === 'number' && shape.kind === 'integer') {
    const { minimum, maximum } = shape;
    if (value !== 0 && minimum !== undefined && value < minimum) {
      throw fault(MINIMUM, path, `should be greater than or equal to ${minimum}`);
    }
    if (maximum !== undefined && value > maximum)
      throw fault(MAXIMUM, path, `should be less than or equal to ${maximum}`);
  }
  if (Array.isArray(value) && shape.kind === 'list') {
    value.forEach((entry, index) => checkValue(entry, shape.of, [...path, String(index)]));
  }
  if (isObject(value) && shape.kind === 'object') checkObject(value, shape, path);
}

function checkText(value: string, { pattern, values }: TextShape, path: readonly string[]): void {
  if (value === '') return;
  if (values && !values.includes(value)) throw fault(ENUMERATION, path, `should be one of [${values.join(' ')}]`);
  if (pattern !== undefined && !matches(value, pattern)) throw fault(PATTERN, path, `should match '${pattern}'`);
}

function matches(value: string, pattern: string): boolean {
  return pattern === PEM_PATTERN ? isPemForm(value) : new RegExp(pattern).test(value);
}

function fault(code: number, path: readonly string[], rule: string): ApiError {
  return new ApiError(422, `${path.join('.')} in body ${rule}`, { code });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
