import { apiDescription } from '@vic/vic-machine-api/description';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEBUG_SHAPE, DELETION_SHAPE, VCH_SHAPE } from '../../src/http/request-bodies.ts';
import type { Shape } from '../../src/http/request-shape.ts';

type Schema = Readonly<Record<string, unknown>>;

const schemas: Schema = apiDescription.components.schemas;

/** Field names and kinds of a shape, as nested plain data. */
function outlineOfShape(shape: Shape): unknown {
  switch (shape.kind) {
    case 'list':
      return [outlineOfShape(shape.of)];
    case 'object':
      return Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, outlineOfShape(field)]));
    default:
      return shape.kind;
  }
}

const KINDS: Readonly<Record<string, string>> = { string: 'text', integer: 'integer', boolean: 'flag' };

/** The same of a schema of the description. */
function outlineOfSchema(schema: unknown): unknown {
  assert.ok(isSchema(schema));
  const { $ref, allOf, anyOf, type, items, properties } = schema;
  if (typeof $ref === 'string') return outlineOfSchema(schemas[$ref.split('/').at(-1) ?? '']);
  for (const choices of [allOf, anyOf]) if (Array.isArray(choices)) return outlineOfSchema(choices[0]);
  if (type === 'array') return [outlineOfSchema(items)];
  if (type !== 'object') return KINDS[String(type)];
  assert.ok(isSchema(properties));
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, outlineOfSchema(inner)]));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const PAIRS = [
  ['VCH', VCH_SHAPE],
  ['Deletion_Specification', DELETION_SHAPE],
  ['Debug_Specification', DEBUG_SHAPE],
] as const;

for (const [name, shape] of PAIRS) {
  test(`${name} is read with the fields of the description`, () => {
    assert.deepEqual(outlineOfShape(shape), outlineOfSchema(schemas[name]));
  });
}
