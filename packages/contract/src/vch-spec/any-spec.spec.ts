import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkSpec } from './check.ts';
import { anySpec } from './testing/any-spec.ts';

test('specifications made at random have no faults', () => {
  fc.assert(fc.property(anySpec, (spec) => assert.deepEqual(checkSpec(spec), [])));
});
