import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exitCodeOf } from './report.ts';
import type { StepResult } from './step.ts';

const RESULT: StepResult = { name: 'a step', passed: 3, failed: 0, seconds: 1, output: '' };
const SKIPPED: StepResult = { ...RESULT, passed: 0, output: 'noise\nSKIPPED: the program is not here.\n' };

test('succeeds when every step passed', () => assert.equal(exitCodeOf([RESULT, RESULT]), 0));

test('succeeds when what did not run says that it was skipped', () => {
  assert.equal(exitCodeOf([SKIPPED]), 0);
  assert.equal(exitCodeOf([RESULT, SKIPPED]), 0);
});

test('fails when a test failed, whatever was skipped', () => {
  assert.equal(exitCodeOf([RESULT, { ...SKIPPED, failed: 1 }]), 1);
});

test('fails when a step ran no test and does not say why', () => {
  assert.equal(exitCodeOf([RESULT, { ...RESULT, passed: 0 }]), 1);
  assert.equal(exitCodeOf([]), 1);
});
