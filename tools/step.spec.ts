import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTests, runSteps } from './step.ts';

test('reads the counts of the node test runner', () => {
  assert.deepEqual(countTests('ok\nℹ tests 3\nℹ pass 2\nℹ fail 1\n'), { passed: 2, failed: 1 });
});

test('reads the plain closing line', () => {
  assert.deepEqual(countTests('noise\n12 passed, 0 failed\n'), { passed: 12, failed: 0 });
});

test('finds no counts in the output of a linter', () => {
  assert.equal(countTests('3 problems'), null);
});

test('does not run a step whose predecessor failed', async () => {
  const node = process.execPath;
  const results = await runSteps(
    [
      { name: 'first', command: [node, '-e', 'process.exit(3)'] },
      { name: 'second', command: [node, '-e', ''], after: ['first'] },
      { name: 'third', command: [node, '-e', ''] },
    ],
    2,
    () => undefined,
  );
  const failed = results.filter((result) => result.failed > 0).map((result) => result.name);
  assert.deepEqual(failed.sort(), ['first', 'second']);
});
