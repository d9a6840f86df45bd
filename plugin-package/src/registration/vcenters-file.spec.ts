import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { updateVcentersFile } from './vcenters-file.ts';

const PERMISSIONS = 0o777;

test('a file that only its owner may read stays so when it is written', (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vcenters-file-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'plugin-server.json');
  writeFileSync(file, '{"logLevel":"info","vcenters":{"a":{},"b":{}}}');
  chmodSync(file, 0o600);
  updateVcentersFile(file, [], ['a']);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { logLevel: 'info', vcenters: { b: {} } });
  assert.equal(statSync(file).mode & PERMISSIONS, 0o600);
  assert.deepEqual(readdirSync(folder), ['plugin-server.json']);
});
