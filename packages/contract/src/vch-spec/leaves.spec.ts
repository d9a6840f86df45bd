import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELDS } from './fields.ts';
import { VchSpec } from './vch-spec.ts';

/** Objects that are chosen as a whole, by one of their properties. */
const WHOLE = ['moid', 'pem', 'units', 'level'];

/** JSON pointers of everything that can be chosen in a schema; `*` for rows of objects. */
function leavesOf(schema: unknown, path: string): string[] {
  if (!isRecord(schema)) return [];
  const { anyOf, items, properties } = schema;
  if (Array.isArray(anyOf))
    return [...new Set(anyOf.flatMap((branch) => (isNull(branch) ? [] : leavesOf(branch, path))))];
  if (items !== undefined) {
    const inner = leavesOf(items, `${path}/*`);
    return inner.length === 1 && inner[0] === `${path}/*` ? [path] : inner;
  }
  if (!isRecord(properties) || WHOLE.some((property) => property in properties)) return [path];
  return Object.entries(properties).flatMap(([name, property]) => leavesOf(property, `${path}/${name}`));
}

function isNull(schema: unknown): boolean {
  return isRecord(schema) && schema['type'] === 'null';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

test('everything that a schema has is a row of the table, and the other way round', () => {
  assert.deepEqual(FIELDS.map(({ path }) => path).toSorted(), leavesOf(VchSpec, '').toSorted());
});
