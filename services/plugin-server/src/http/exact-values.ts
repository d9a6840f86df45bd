import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

/**
 * Validates as it stands and changes nothing: for bodies in which null is a value of its own, which the general validator
 * would turn into 0 or an empty text where it fits.
 */
export const exactValues: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const validator = Compile(schema);
  return (value: unknown) => (validator.Check(value) ? { value } : { error: [...validator.Errors(value)] });
};
