import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { testConfig } from './testing/test-app.ts';

const SERVER = path.join(import.meta.dirname, '../src/server.ts');

function start(config: unknown, ...args: string[]) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'server-test-')), 'config.json');
  writeFileSync(file, JSON.stringify(config));
  const { status, stderr } = spawnSync(process.execPath, [SERVER, '--config', file, ...args], { encoding: 'utf8' });
  return { status, sentence: stderr.trim() };
}

const CASES: readonly [string, unknown, string[], RegExp][] = [
  ['an unknown option', testConfig(['vc-1']), ['--colour', 'red'], /unknown option '--colour'/],
  ['an unknown key', { ...testConfig(['vc-1']), colour: 'red' }, [], /"colour" is unknown/],
  ['a missing ui build', { ...testConfig(['vc-1']), uiFolder: '/no/such/ui' }, [], /"uiFolder" must be the folder of/],
  ['a missing manifest', { ...testConfig(['vc-1']), manifestFolder: '/no/such' }, [], /"manifestFolder" must be the/],
  ['a missing certificate', testConfig(['vc-1']), [], /"tls.certFile", .* cannot be read \(ENOENT\)/],
];

for (const [name, config, args, sentence] of CASES) {
  test(`${name} ends the start with one sentence`, () => {
    const result = start(config, ...args);
    assert.equal(result.status, 1);
    assert.match(result.sentence, sentence);
    assert.equal(result.sentence.split('\n').length, 1);
  });
}
