import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startTestApp } from '../testing/test-app.ts';

const GOLDEN = path.join(import.meta.dirname, '../goldens/openapi.json');

test('the API description is the golden one (UPDATE_GOLDENS=1 writes it anew, then format it)', async (t) => {
  const { get } = await startTestApp(t);
  const { body } = await get('/vic/api/openapi.json', '');
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(GOLDEN, JSON.stringify(body));
  assert.deepEqual(body, JSON.parse(readFileSync(GOLDEN, 'utf8')));
});
