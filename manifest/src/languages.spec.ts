import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { readLanguages } from './languages.ts';

function aFolder(context: TestContext, files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'languages-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

test('gathers one file per locale, English first', (context) => {
  const folder = aFolder(context, { 'de-DE.json': '{"a":"Eins"}', 'en-US.json': '{"a":"One"}' });
  assert.deepEqual(readLanguages(folder), {
    locales: ['en-US', 'de-DE'],
    definitions: { a: { 'de-DE': 'Eins', 'en-US': 'One' } },
  });
});

test('refuses a text that is no string', (context) => {
  assert.throws(() => readLanguages(aFolder(context, { 'en-US.json': '{"a":1}' })), /the text "a" is no string/);
});
