import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ROOT = path.join(import.meta.dirname, '..');
const sourceMap = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8').split('## To change X, open Y')[1] ?? '';
const named = [...sourceMap.matchAll(/`([\w.-]+\/[^`]*|[\w.-]+\.\w+)`/g)].map(([, name = '']) => name);

test('the source map names files', () => assert.ok(named.length > 10));

for (const name of named) {
  // A part in angle brackets stands for any name.
  const known = name.replace(/<.*$/, '');
  test(`the source map's ${name} exists`, () => assert.ok(existsSync(path.join(ROOT, known))));
}
