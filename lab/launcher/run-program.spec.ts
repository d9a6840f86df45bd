import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOnTerminal, runProgram } from './run-program.ts';

test('gives what a program printed', async () => {
  assert.equal(await runProgram(['-e', 'console.log(process.env.GREETING)'], { GREETING: 'hello' }), 'hello\n');
});

test('fails with what the program said', async () => {
  await assert.rejects(runProgram(['-e', 'console.error("no such thing"); process.exitCode = 2']), {
    message: 'no such thing',
  });
});

test('fails with the given sentence where the program speaks for itself', async () => {
  await assert.doesNotReject(runOnTerminal(['-e', ''], 'It failed.'));
  await assert.rejects(runOnTerminal(['-e', 'process.exitCode = 3'], 'It failed.'), { message: 'It failed.' });
});
