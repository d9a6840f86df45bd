/** Values for schemas of the description: for tests that send whatever the API may be sent. */
import fc from 'fast-check';
import { apiDescription } from '../src/description.ts';

type Schema = Readonly<Record<string, unknown>>;

const components: Schema = apiDescription.components.schemas;
const MAX_DEPTH = 8;

/** Texts that are trouble somewhere, among any others. */
export const troublesomeText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '10.0.0.0/8', '<nil>', '\0', '../..', '%zz', '%2f', 'a/../b', '[ds] x', '-----BEGIN A-----'),
);

const junk = fc.jsonValue({ maxDepth: 3 });

/** Values of a definition, by its name: mostly; now and then something else in the place of a part. */
export function valuesOfDefinition(name: string): fc.Arbitrary<unknown> {
  return valuesOf(components[name]);
}

function valuesOf(schema: unknown, depth = 0): fc.Arbitrary<unknown> {
  if (!isSchema(schema) || depth > MAX_DEPTH) return junk;
  const { $ref, allOf, anyOf, enum: values, type, items, properties } = schema;
  if (typeof $ref === 'string') return valuesOf(components[$ref.split('/').at(-1) ?? ''], depth + 1);
  for (const choices of [allOf, anyOf]) if (Array.isArray(choices)) return valuesOf(choices[0], depth + 1);
  return fc.oneof(
    { weight: 12, arbitrary: rightValues({ values, type, items, properties }, depth) },
    { weight: 1, arbitrary: junk },
  );
}

function rightValues(
  { values, type, items, properties }: { values: unknown; type: unknown; items: unknown; properties: unknown },
  depth: number,
): fc.Arbitrary<unknown> {
  if (Array.isArray(values)) return fc.oneof(fc.constantFrom(...values.map(String)), troublesomeText);
  switch (type) {
    case 'integer':
      return fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesOf(items, depth + 1), { maxLength: 3 });
    case 'object':
      return isSchema(properties)
        ? fc.record(
            Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valuesOf(inner, depth + 1)])),
            { requiredKeys: [] },
          )
        : junk;
    default:
      return troublesomeText;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for one field of a definition, however deep. */
export interface FieldValue {
  /** names of the fields to it; entries of lists are replaced as a whole */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Single fields of a definition with values: for changing what is right in one place. */
export function fieldsOfDefinition(name: string): fc.Arbitrary<FieldValue> {
  const fields = fieldsOf(components[name], [], 0);
  return fc
    .constantFrom(...fields)
    .chain(({ path, schema }) => valuesOf(schema).map((value): FieldValue => ({ path, value })));
}

function fieldsOf(
  schema: unknown,
  path: readonly string[],
  depth: number,
): { readonly path: readonly string[]; readonly schema: unknown }[] {
  if (!isSchema(schema) || depth > MAX_DEPTH) return [];
  const { $ref, allOf, properties } = schema;
  if (typeof $ref === 'string') return fieldsOf(components[$ref.split('/').at(-1) ?? ''], path, depth + 1);
  if (Array.isArray(allOf)) return allOf.flatMap((part) => fieldsOf(part, path, depth + 1));
  if (!isSchema(properties)) return [];
  return Object.entries(properties).flatMap(([name, inner]) => {
    const here = [...path, name];
    return [{ path: here, schema: inner }, ...fieldsOf(inner, here, depth + 1)];
  });
}
