import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Vcenter } from '../../src/config/vcenter.ts';
import {
  MAX_OPENING,
  PROOF_GRACE_MS,
  PROOF_MS,
  PROOF_RETRY_MS,
  SESSION_IDLE_MS,
  SessionCache,
} from '../../src/sessions/session-cache.ts';
import { ClientUnavailableError, SessionRejectedError } from '../../src/sessions/session-error.ts';
import { FakeOpener } from '../testing/fake-opener.ts';
import { FakeVcenter } from '../testing/fake-vcenter.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';

const VCENTER: Vcenter = {
  guid: 'vc-1',
  name: 'vc1',
  sdkUrl: 'https://vc1.example.com/sdk',
  trust: {},
  clientUrl: 'https://vc1.example.com',
  isOwnClient: true,
  address: 'vc.example.com',
  vicMachine: { origin: null, trust: null },
};

function setUp(t: TestContext, maxSessions = 100) {
  const vcenter = new FakeVcenter();
  const opener = new FakeOpener(vcenter);
  opener.users.set('token', 'alice');
  const clock = new ManualClock();
  const cache = new SessionCache({ opener, clock, maxSessions });
  t.after(() => cache.close());
  return { vcenter, opener, clock, cache };
}

test('clones once for requests at the same time', async (t) => {
  const { opener, cache } = setUp(t);
  const release = opener.hold();
  const both = Promise.all([cache.acquire(VCENTER, 'token'), cache.acquire(VCENTER, 'token')]);
  release();
  const [first, second] = await both;
  assert.equal(first, second);
  assert.equal(opener.opened.length, 1);
});

test('gives each token its own session', async (t) => {
  const { opener, cache } = setUp(t);
  opener.users.set('other', 'bob');
  const first = await cache.acquire(VCENTER, 'token');
  const second = await cache.acquire(VCENTER, 'other');
  assert.notEqual(first.client, second.client);
  assert.deepEqual([first.userName, second.userName], ['alice', 'bob']);
});

test('proves a token again after five minutes, with the session kept', async (t) => {
  const { opener, clock, cache } = setUp(t);
  await cache.acquire(VCENTER, 'token');
  await clock.advance(PROOF_MS - 1);
  await cache.acquire(VCENTER, 'token');
  assert.equal(opener.tickets.length, 1);
  await clock.advance(1);
  await cache.acquire(VCENTER, 'token');
  assert.equal(opener.tickets.length, 2);
  assert.equal(opener.opened.length, 1);
});

test('a token that fails its proof loses its session', async (t) => {
  const { opener, clock, cache, vcenter } = setUp(t);
  await cache.acquire(VCENTER, 'token');
  opener.users.delete('token');
  await clock.advance(PROOF_MS);
  await assert.rejects(cache.acquire(VCENTER, 'token'), SessionRejectedError);
  await settle();
  assert.equal(vcenter.calls.at(-1), 'Logout');
  assert.equal(cache.size, 0);
});

test('while nobody can tell, the last proof counts for half an hour', async (t) => {
  const { opener, clock, cache } = setUp(t);
  await cache.acquire(VCENTER, 'token');
  opener.failures.set('vc-1', new ClientUnavailableError('down'));
  for (let minutes = 5; minutes < 30; minutes += 5) {
    await clock.advance(PROOF_MS);
    await cache.acquire(VCENTER, 'token');
  }
  await clock.advance(PROOF_GRACE_MS - 25 * 60_000);
  await assert.rejects(cache.acquire(VCENTER, 'token'), ClientUnavailableError);
});

test('logs an idle session out after ten minutes', async (t) => {
  const { clock, cache, vcenter } = setUp(t);
  await cache.acquire(VCENTER, 'token');
  await clock.advance(SESSION_IDLE_MS + 60_000);
  assert.equal(cache.size, 0);
  assert.deepEqual(vcenter.calls, ['Logout']);
});

test('evicts the session that was unused for longest', async (t) => {
  const { opener, cache, vcenter } = setUp(t, 2);
  for (const token of ['a', 'b', 'c']) opener.users.set(token, token);
  await cache.acquire(VCENTER, 'a');
  await cache.acquire(VCENTER, 'b');
  await cache.acquire(VCENTER, 'a');
  await cache.acquire(VCENTER, 'c');
  await settle();
  assert.equal(cache.size, 2);
  assert.equal(vcenter.calls.length, 1);
  assert.deepEqual(
    [...vcenter.clients].map((client) => client.session?.userName),
    ['a', 'c'],
  );
});

test('logs everything out at the end, a session that is still being made too', async (t) => {
  const { opener, cache, vcenter } = setUp(t);
  opener.users.set('late', 'bob');
  await cache.acquire(VCENTER, 'token');
  const release = opener.hold();
  const late = cache.acquire(VCENTER, 'late');
  const closing = cache.close();
  release();
  await Promise.all([late, closing]);
  assert.equal(vcenter.clients.size, 0);
});

test('a session that was dropped is made anew', async (t) => {
  const { opener, cache } = setUp(t);
  await cache.acquire(VCENTER, 'token');
  cache.drop(VCENTER, 'token');
  await cache.acquire(VCENTER, 'token');
  assert.equal(opener.opened.length, 2);
});

test('after a proof that nobody could give the next one is not asked for at once', async (t) => {
  const { opener, clock, cache } = setUp(t);
  await cache.acquire(VCENTER, 'token');
  opener.failures.set('vc-1', new ClientUnavailableError('down'));
  await clock.advance(PROOF_MS);
  await cache.acquire(VCENTER, 'token');
  await cache.acquire(VCENTER, 'token');
  assert.equal(opener.tickets.length, 2);
  opener.failures.set('vc-1', new SessionRejectedError('over'));
  await clock.advance(PROOF_RETRY_MS);
  await assert.rejects(cache.acquire(VCENTER, 'token'), SessionRejectedError);
});

test('many that come at once are let in one after the other, none is refused', async (t) => {
  const { opener, cache } = setUp(t);
  const tokens = Array.from({ length: MAX_OPENING + 8 }, (_none, index) => `token-${index}`);
  for (const token of tokens) opener.users.set(token, token);
  const release = opener.hold();
  const all = Promise.all(tokens.map((token) => cache.acquire(VCENTER, token)));
  await settle();
  assert.equal(opener.tickets.length, MAX_OPENING);
  release();
  assert.deepEqual(
    (await all).map(({ userName }) => userName),
    tokens,
  );
});
