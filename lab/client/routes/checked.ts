import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { RequestRefused } from './failure.ts';

/** The value, if it fits the schema. Throws RequestRefused 400. */
export function checked<T extends TSchema>(schema: T, value: unknown): Static<T> {
  if (Value.Check(schema, value)) return value;
  const [fault] = Value.Errors(schema, value);
  throw new RequestRefused(400, `The request is malformed at "${fault?.instancePath ?? ''}": ${fault?.message ?? ''}.`);
}
