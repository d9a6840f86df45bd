import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { parseSwitches } from './command.ts';

test('finds the switches that are given', () => {
  assert.deepEqual(parseSwitches(['--force'], ['force', 'quiet']), new Set(['force']));
  assert.deepEqual(parseSwitches([], ['force']), new Set());
});

test('refuses what it does not know and names what there is', () => {
  assert.throws(() => parseSwitches(['--frobnicate'], ['force', 'quiet']), {
    message: 'Unknown argument "--frobnicate"; there is --force, --quiet.',
  });
  assert.throws(() => parseSwitches(['extra'], []), { message: 'Unknown argument "extra"; there are none.' });
});

for (const program of ['build', 'test', 'lint', 'interop']) {
  test(`the command ${program} refuses an unknown option in one sentence`, () => {
    const { status, stderr } = run(program, '--frobnicate');
    assert.match(stderr, /^Unknown argument "--frobnicate"; .*\.\n$/);
    assert.equal(status, 1);
  });
}

test('the test command says in one sentence that there is no browser', () => {
  const { status, stderr } = run('test', '--matrix', { CHROME_BIN: '/nowhere/chromium' });
  assert.equal(stderr, 'CHROME_BIN names /nowhere/chromium, which does not exist.\n');
  assert.equal(status, 1);
});

function run(program: string, option: string, env: NodeJS.ProcessEnv = {}): { status: number | null; stderr: string } {
  const file = `${import.meta.dirname}/${program}.ts`;
  return spawnSync(process.execPath, [file, option], { encoding: 'utf8', env: { ...process.env, ...env } });
}
