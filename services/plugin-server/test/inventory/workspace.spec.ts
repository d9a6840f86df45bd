import { VcenterHealth } from '@vic/contract';
import { TransportError, UntrustedCertificateError } from '@vic/vim25';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { FEED_IDLE_MS } from '../../src/inventory/feeds.ts';
import { POLL_MS } from '../../src/inventory/feed.ts';
import { PATIENCE_MS } from '../../src/inventory/workspace.ts';
import { PROOF_MS } from '../../src/sessions/session-cache.ts';
import { ClientUnavailableError, SessionRejectedError } from '../../src/sessions/session-error.ts';
import { FakeVcenter } from '../testing/fake-vcenter.ts';
import { settle } from '../testing/manual-clock.ts';
import { containerPairs, vchPairs } from '../testing/pairs.ts';
import { startTestApp, TOKEN } from '../testing/test-app.ts';

const List = Type.Object({
  total: Type.Integer(),
  revision: Type.Integer(),
  items: Type.Array(
    Type.Object({ name: Type.String(), figures: Type.Object({ cpuMHz: Type.Union([Type.Number(), Type.Null()]) }) }),
  ),
  vcenters: Type.Array(VcenterHealth),
});
const read = (body: unknown) => Value.Parse(List, body);
const states = (body: unknown) => read(body).vcenters.map(({ state }) => state);

test('a vCenter that is down is a state beside the rows of the other', async (t) => {
  const [first, second] = [new FakeVcenter('vc-1'), new FakeVcenter('vc-2')];
  const { opener, get } = await startTestApp(t, { vcenters: [first, second] });
  first.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  opener.failures.set('vc-2', new TransportError('unreachable', 'refused'));
  const { status, body } = await get('/vic/api/containers');
  assert.equal(status, 200);
  assert.equal(read(body).total, 1);
  assert.deepEqual(states(body), ['live', 'unavailable']);
});

test('a vCenter with another certificate is a state', async (t) => {
  const { opener, get } = await startTestApp(t);
  opener.failures.set('vc-1', new UntrustedCertificateError('other', { expected: 'a', actual: 'b' }));
  const { status, body } = await get('/vic/api/containers');
  assert.equal(status, 200);
  assert.deepEqual(states(body), ['untrusted']);
});

test('a vCenter that was down is entered when it is back', async (t) => {
  const { opener, clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  opener.failures.set('vc-1', new TransportError('unreachable', 'refused'));
  await get('/vic/api/containers');
  opener.failures.clear();
  await clock.advance(5_000);
  const { body } = await get('/vic/api/containers');
  assert.deepEqual(states(body), ['live']);
  assert.equal(read(body).total, 1);
});

test('a token that is accepted nowhere is told so', async (t) => {
  const { get } = await startTestApp(t);
  const { status, body } = await get('/vic/api/containers', 'made-up');
  assert.equal(status, 401);
  assert.equal(Value.Parse(Type.Object({ code: Type.String() }), body).code, 'session-ended');
});

test('a vCenter that refuses the token shows nothing of it', async (t) => {
  const [first, second] = [new FakeVcenter('vc-1'), new FakeVcenter('vc-2')];
  const { opener, get } = await startTestApp(t, { vcenters: [first, second] });
  second.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  opener.failures.set('vc-2', new SessionRejectedError('not here'));
  const { body } = await get('/vic/api/containers');
  assert.deepEqual(states(body), ['live', 'not-permitted']);
  assert.equal(read(body).total, 0);
});

test('a token that is due for its proof and fails it sees nothing more', async (t) => {
  const { opener, clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  await get('/vic/api/containers');
  opener.users.delete(TOKEN);
  await clock.advance(PROOF_MS);
  assert.equal((await get('/vic/api/containers')).status, 401);
});

test('while the client has no tickets because it is down, the session goes on', async (t) => {
  const { opener, clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  await get('/vic/api/containers');
  opener.failures.set('vc-1', new ClientUnavailableError('HTTP 503'));
  await clock.advance(PROOF_MS);
  const { status, body } = await get('/vic/api/containers');
  assert.equal(status, 200);
  assert.equal(read(body).total, 1);
});

test('a client that hangs over a proof holds no query up for long', async (t) => {
  const { opener, clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  await get('/vic/api/containers');
  await clock.advance(PROOF_MS);
  const release = opener.hold();
  const pending = get('/vic/api/containers');
  await settle();
  await clock.advance(PATIENCE_MS);
  const { body } = await pending;
  assert.equal(read(body).total, 1);
  release();
});

test('a first inventory of which the last call failed is completed', async (t) => {
  const { clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  vcenter.failures.set('ModifyListView', new TransportError('timeout', 'no answer'));
  const first = get('/vic/api/containers');
  await settle();
  await clock.advance(PATIENCE_MS);
  assert.deepEqual(states((await first).body), ['loading']);
  vcenter.failures.clear();
  await clock.advance(5_000);
  assert.deepEqual(states((await get('/vic/api/containers')).body), ['live']);
});

test('a second token of the same user shares the feed but proves itself first', async (t) => {
  const { opener, get, vcenter, services } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  opener.users.set('second-token', opener.users.get(TOKEN) ?? '');
  await get('/vic/api/containers');
  await get('/vic/api/containers', 'second-token');
  assert.equal(services.feeds.size, 1);
  assert.equal(services.sessions.size, 2);
});

test('another user has a feed and a session of their own', async (t) => {
  const { opener, get, services } = await startTestApp(t);
  opener.users.set('token-of-bob', 'bob');
  await get('/vic/api/containers');
  await get('/vic/api/containers', 'token-of-bob');
  assert.equal(services.feeds.size, 2);
});

test('rows stay while the session is renewed by another token of the user', async (t) => {
  const { opener, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  opener.users.set('second-token', opener.users.get(TOKEN) ?? '');
  await get('/vic/api/containers');
  await get('/vic/api/containers', 'second-token');
  opener.users.delete('second-token');
  vcenter.endSessions();
  await settle();
  vcenter.change('vm-2', { 'runtime.powerState': 'suspended' });
  await settle();
  const { body } = await get('/vic/api/containers?state=suspended');
  assert.deepEqual(states(body), ['live']);
  assert.equal(read(body).total, 1);
});

test('the last known rows stay when the session cannot be renewed', async (t) => {
  const { opener, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  await get('/vic/api/containers');
  opener.failures.set('vc-1', new SessionRejectedError('over'));
  vcenter.endSessions();
  await settle();
  const { body } = await get('/vic/api/containers');
  assert.deepEqual(states(body), ['expired']);
  assert.equal(read(body).total, 1);
});

test('a feed that ended starts again once the session can be had', async (t) => {
  const { opener, clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  await get('/vic/api/containers');
  opener.failures.set('vc-1', new SessionRejectedError('over'));
  vcenter.endSessions();
  await settle();
  opener.failures.clear();
  await clock.advance(5_000);
  await get('/vic/api/containers');
  const { body } = await get('/vic/api/containers');
  assert.deepEqual(states(body), ['live']);
});

test('a feed closes ten minutes after its last use and logs out', async (t) => {
  const { clock, get, services, vcenter } = await startTestApp(t);
  await get('/vic/api/containers');
  await clock.advance(FEED_IDLE_MS + 30_000);
  assert.equal(services.feeds.size, 0);
  assert.equal(services.workspaces.size, 0);
  assert.equal(vcenter.clients.size, 0);
});

test('closing the server logs out every session', async (t) => {
  const { server, get, vcenter } = await startTestApp(t);
  await get('/vic/api/containers');
  await server.close();
  assert.equal(vcenter.clients.size, 0);
});

test("finds VIC's VMs on a vCenter that does not know keyed paths", async (t) => {
  const { get, vcenter } = await startTestApp(t);
  vcenter.knowsKeyedPaths = false;
  vcenter.putVm({ moid: 'vm-1', extraConfig: vchPairs({ moid: 'vm-1' }) });
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  vcenter.putVm({ moid: 'vm-3' });
  assert.equal(read((await get('/vic/api/containers')).body).total, 1);
  assert.equal(read((await get('/vic/api/vchs')).body).total, 1);
});

test('a clone of an endpoint VM is no VCH', async (t) => {
  const { get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-9', extraConfig: vchPairs({ moid: 'vm-1' }) });
  assert.equal(read((await get('/vic/api/vchs')).body).total, 0);
});

test('a VM whose configuration may not be read is left out until it may', async (t) => {
  const { get, vcenter } = await startTestApp(t);
  vcenter.hidden.add('vm-2');
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  assert.equal(read((await get('/vic/api/containers')).body).total, 0);
  vcenter.hidden.clear();
  vcenter.changeConfig('vm-2', containerPairs());
  await settle();
  assert.equal(read((await get('/vic/api/containers')).body).total, 1);
});

test('what the guest writes is seen without a read', async (t) => {
  const { get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs({ started: '' }) });
  await get('/vic/api/containers');
  const reads = vcenter.calls.filter((call) => call === 'RetrievePropertiesEx').length;
  vcenter.changeConfig('vm-2', containerPairs());
  await settle();
  assert.equal(read((await get('/vic/api/containers?state=running')).body).total, 1);
  assert.equal(vcenter.calls.filter((call) => call === 'RetrievePropertiesEx').length, reads);
});

test('figures of what is shown are read every half minute, of nothing else', async (t) => {
  const { clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs({ name: 'a' }), cpuMHz: 100 });
  vcenter.putVm({ moid: 'vm-3', extraConfig: containerPairs({ name: 'b' }), cpuMHz: 100 });
  await get('/vic/api/containers?pageSize=1');
  vcenter.change('vm-2', { 'summary.quickStats': { overallCpuUsage: '900' } });
  vcenter.change('vm-3', { 'summary.quickStats': { overallCpuUsage: '900' } });
  await clock.advance(POLL_MS);
  const figures = async (name: string) =>
    read((await get(`/vic/api/containers?name=${name}`)).body).items[0]?.figures.cpuMHz;
  assert.equal(await figures('a'), 900);
  assert.equal(await figures('b'), 100);
});

test('a list that is sorted by a figure keeps the figures of all rows current', async (t) => {
  const { clock, get, vcenter } = await startTestApp(t);
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs({ name: 'a' }), cpuMHz: 100 });
  vcenter.putVm({ moid: 'vm-3', extraConfig: containerPairs({ name: 'b' }), cpuMHz: 50 });
  await get('/vic/api/containers?pageSize=1&sort=-cpuMHz');
  vcenter.change('vm-3', { 'summary.quickStats': { overallCpuUsage: '900' } });
  await clock.advance(POLL_MS);
  const { body } = await get('/vic/api/containers?pageSize=1&sort=-cpuMHz');
  assert.equal(read(body).items[0]?.name, 'b');
});

test('revisions only go up', async (t) => {
  const { clock, get, vcenter } = await startTestApp(t);
  const first = read((await get('/vic/api/containers')).body).revision;
  vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  await settle();
  await clock.advance(250);
  assert.ok(read((await get('/vic/api/containers')).body).revision > first);
});
