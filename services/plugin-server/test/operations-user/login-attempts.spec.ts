import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { test } from 'node:test';
import { LoginAttempts, MAX_REFUSED, REFUSED_MS } from '../../src/operations-user/login-attempts.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const ATTEMPT = { vcGuid: 'vc-1', userName: 'ops@vsphere.local', password: 'wrong password' };

test('a refused password is not tried again for five minutes', async () => {
  const clock = new ManualClock();
  const attempts = new LoginAttempts(clock);
  assert.equal(attempts.reasonAgainst(ATTEMPT), null);
  attempts.refused(ATTEMPT);
  assert.match(attempts.reasonAgainst(ATTEMPT) ?? '', /refused a short time ago/);
  await clock.advance(REFUSED_MS + 1);
  assert.equal(attempts.reasonAgainst(ATTEMPT), null);
});

test('another spelling of the name is the same account', () => {
  const attempts = new LoginAttempts(new ManualClock());
  attempts.refused(ATTEMPT);
  assert.notEqual(attempts.reasonAgainst({ ...ATTEMPT, userName: ' OPS@vsphere.local' }), null);
});

test('another password, account or vCenter may be tried', () => {
  const attempts = new LoginAttempts(new ManualClock());
  attempts.refused(ATTEMPT);
  assert.equal(attempts.reasonAgainst({ ...ATTEMPT, password: 'another' }), null);
  assert.equal(attempts.reasonAgainst({ ...ATTEMPT, userName: 'other@vsphere.local' }), null);
  assert.equal(attempts.reasonAgainst({ ...ATTEMPT, vcGuid: 'vc-2' }), null);
});

test('after some refused passwords of an account no other is tried for a while', async () => {
  const clock = new ManualClock();
  const attempts = new LoginAttempts(clock);
  for (let number = 0; number < MAX_REFUSED; number += 1) attempts.refused({ ...ATTEMPT, password: String(number) });
  assert.match(attempts.reasonAgainst({ ...ATTEMPT, password: 'right' }) ?? '', /wait five minutes/);
  await clock.advance(REFUSED_MS + 1);
  assert.equal(attempts.reasonAgainst({ ...ATTEMPT, password: 'right' }), null);
});

test('neither names nor passwords are kept, and another process would make other keys', () => {
  const attempts = new LoginAttempts(new ManualClock());
  attempts.refused(ATTEMPT);
  assert.doesNotMatch(inspect(attempts, { depth: 6, showHidden: true }), /wrong password|ops@vsphere/);
  assert.notEqual(attempts.idOf(ATTEMPT), new LoginAttempts(new ManualClock()).idOf(ATTEMPT));
});
