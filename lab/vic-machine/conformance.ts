/** Whether answers are such as the description of the API says. */
import { apiDescription } from '@vic/vic-machine-api/description';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RawResponse } from './replay/send.ts';

export type ApiMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the description. */
export interface ApiOperation {
  /** with its parameters, as `/container/target/{target}/vch` */
  readonly path: string;
  readonly method: ApiMethod;
}

type Json = Readonly<Record<string, unknown>>;

const METHODS: readonly ApiMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const ID = 'vic-machine-server';

/** All operations, both scopes. */
export const API_OPERATIONS: readonly ApiOperation[] = Object.entries(apiDescription.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => method.toLowerCase() in item).map((method) => ({ path, method })),
);

/** What the server says before any operation: a path or method that is not there, a body that is too large, its end. */
const OF_EVERY_OPERATION = new Set([404, 405, 413, 503]);

/** What only requests are held to the pattern for, as the description says there. */
const ANSWERS_ONLY = /^\/version$/;

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: ID, ...apiDescription });
const validators = new Map<string, ValidateFunction>();

/** @returns what is wrong with an answer; null: nothing */
export function nonConformance({ path, method }: ApiOperation, { status, headers, text }: RawResponse): string | null {
  const pointer = ['paths', path, method.toLowerCase(), 'responses', String(status)];
  const found = at(apiDescription, pointer);
  if (found === undefined) return OF_EVERY_OPERATION.has(status) ? null : `the status ${status} is not described`;
  const { $ref } = found;
  const place = typeof $ref === 'string' ? $ref.slice(2).split('/') : pointer;
  const content = at(apiDescription, [...place, 'content']);
  const type = headers['content-type']?.split(';')[0] ?? '';
  if (content === undefined) return text === '' ? null : 'it has a body, which is not described';
  // The empty type stands for JSON, and the types of errors are not always those of what they are.
  if (!(type in content)) return type === '' ? null : `the type ${type} is not described`;
  if (type !== 'application/json') return null;
  const schema = `${ID}#/${[...place, 'content', type, 'schema'].map(escape).join('/')}`;
  const validate = validators.get(schema) ?? ajv.compile({ $ref: schema });
  validators.set(schema, validate);
  const body: unknown = JSON.parse(text);
  if (validate(body)) return null;
  const faults = (validate.errors ?? []).filter(({ instancePath }) => !ANSWERS_ONLY.test(instancePath));
  return faults.length === 0 ? null : ajv.errorsText(faults);
}

const escape = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

function at(whole: unknown, pointer: readonly string[]): Json | undefined {
  let here: unknown = whole;
  for (const name of pointer) here = isJson(here) ? here[name] : undefined;
  return isJson(here) ? here : undefined;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
