import { AnswerNotUnderstoodError, VicMachineProblem } from '@vic/vic-machine-api';
import { ConnectionError, OperationNotOfferedError } from '@vic/vic-machine-api/server';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vicMachineProblem } from '../../src/vic-machine/vic-machine-problem.ts';

const refused = (status: number) => new VicMachineProblem(status, 'its own words');
const lost = (code: ConstructorParameters<typeof ConnectionError>[0]) =>
  new ConnectionError(code, 'no answer', { mayHaveArrived: false });

const CASES: readonly [string, unknown, string, string][] = [
  ['what it refuses', refused(400), 'vic-machine-refused', 'its own words'],
  ['what it failed at', refused(500), 'vic-machine-refused', 'its own words'],
  ['a VCH that is gone', refused(404), 'not-found', 'its own words'],
  ['a VCH that is being changed', refused(409), 'busy', 'its own words'],
  ['a ticket that is not accepted', refused(401), 'session-ended', 'Your vSphere Client session has ended.'],
  ['what the original does not have', refused(501), 'unsupported', 'its own words'],
  [
    'what it is known not to have',
    new OperationNotOfferedError('validateVch'),
    'unsupported',
    'The vic-machine-server of this vCenter cannot do this.',
  ],
  ['another server in its place', new AnswerNotUnderstoodError('no JSON'), 'vic-machine-unavailable', 'no JSON'],
  ['another certificate', lost('untrusted'), 'vic-machine-untrusted', 'no answer'],
  ['no connection', lost('unreachable'), 'vic-machine-unavailable', 'no answer'],
  ['no answer in time', lost('timeout'), 'vic-machine-unavailable', 'no answer'],
  ['a broken connection', lost('reset'), 'vic-machine-unavailable', 'no answer'],
  ['too much at once', lost('busy'), 'too-many-requests', 'no answer'],
  ['too long an answer', lost('too-large'), 'too-large', 'no answer'],
];

for (const [what, error, code, detail] of CASES) {
  test(`${what} is the problem ${code}`, () => {
    const problem = vicMachineProblem(error);
    assert.deepEqual([problem.code, problem.message], [code, detail]);
  });
}
