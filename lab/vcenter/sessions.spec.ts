import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectorCall, makeLab, ref, textOf } from './testing/calls.ts';

const PEER = { ipAddress: '127.0.0.1', userAgent: 'test' };
const MINUTE = 60_000;

test('a clone ticket works once', () => {
  const { world, login } = makeLab();
  const ticket = world.sessions.acquireTicket(login());
  assert.equal(world.sessions.clone(ticket, PEER).user, 'administrator@vsphere.local');
  assert.throws(() => world.sessions.clone(ticket, PEER), { type: 'InvalidLogin' });
});

test('a clone ticket dies with its session, a clone does not', () => {
  const { world, login } = makeLab();
  const parent = login();
  const clone = world.sessions.clone(world.sessions.acquireTicket(parent), PEER);
  const ticket = world.sessions.acquireTicket(parent);
  world.sessions.end(parent);
  assert.throws(() => world.sessions.clone(ticket, PEER), { type: 'InvalidLogin' });
  assert.equal(world.sessions.touch(clone.token), clone);
});

test('an idle session ends, a used one goes on', () => {
  const { world, clock, login } = makeLab();
  const idle = login();
  const used = login();
  clock.advance(20 * MINUTE);
  assert.equal(world.sessions.touch(used.token), used);
  clock.advance(20 * MINUTE);
  assert.equal(world.sessions.touch(idle.token), null);
  assert.equal(world.sessions.touch(used.token), used);
});

test('the end of a session ends its wait with NotAuthenticated', async () => {
  const lab = makeLab();
  const session = lab.login();
  const waiting = lab.call(session, collectorCall('WaitForUpdatesEx', '<version></version>'));
  await new Promise((resolve) => setImmediate(resolve));
  lab.world.sessions.end(session);
  assert.equal((await waiting).fault, 'NotAuthenticated');
});

test('views of one session are not there for another', async () => {
  const lab = makeLab();
  const reply = await lab.call(
    lab.login(),
    `<CreateListView>${ref('_this', 'ViewManager', 'ViewManager')}</CreateListView>`,
  );
  const view = textOf(reply.xml);
  assert.equal(
    (await lab.call(lab.login(), `<DestroyView>${ref('_this', 'ListView', view)}</DestroyView>`)).fault,
    'ManagedObjectNotFound',
  );
});
