import { SESSION_HEADER, VmCard } from '@vic/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { KIND_MS } from '../../src/inventory/card-reader.ts';
import { ANSWER_LIMIT_MS } from '../../src/routes/dynamic/dynamic-answer.ts';
import { settle } from '../testing/manual-clock.ts';
import { containerPairs, vchPairs } from '../testing/pairs.ts';
import { startTestApp, TOKEN, type TestApp } from '../testing/test-app.ts';

const Answer = Type.Object({
  apiVersion: Type.Literal('1.0.0'),
  dynamicItems: Type.Array(Type.Object({ id: Type.String(), visible: Type.Boolean(), relevant: Type.Boolean() })),
});

async function ask({ server }: TestApp, moid: string, headers: Record<string, string> = { [SESSION_HEADER]: TOKEN }) {
  const objectIds = [`urn:vmomi:VirtualMachine:${moid}:vc-1`];
  const payload = { apiVersion: '1.0.0', objectIds, locale: 'en-US', unheardOf: 1 };
  return server.inject({ method: 'POST', url: '/vic/dynamic/VirtualMachine/summary', headers, payload });
}

const visible = (body: unknown) =>
  Value.Parse(Answer, body)
    .dynamicItems.filter((item) => item.visible)
    .map(({ id }) => id);

async function withVms(app: TestApp): Promise<TestApp> {
  app.vcenter.putVm({ moid: 'vm-1', extraConfig: vchPairs({ moid: 'vm-1' }) });
  app.vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  app.vcenter.putVm({ moid: 'vm-3', name: 'plain' });
  for (const { ref, props } of app.vcenter.objects.values()) {
    if (ref.value === 'resgroup-1')
      props['vm'] = ['vm-1', 'vm-2', 'vm-3'].map((value) => ({ type: 'VirtualMachine', value }));
  }
  return app;
}

test('the card of a VCH counts its containers and starts no feed', async (t) => {
  const app = await withVms(await startTestApp(t));
  const { body } = await app.get('/vic/api/vc/vc-1/vms/vm-1/card');
  const card = Value.Parse(VmCard, body);
  assert.equal(card.kind === 'vch' ? card.vch.containerCount : null, 1);
  assert.equal(app.services.feeds.size, 0);
});

test('the card of a container names its VCH, pool and folder', async (t) => {
  const app = await withVms(await startTestApp(t));
  const { body } = await app.get('/vic/api/vc/vc-1/vms/vm-2/card');
  const card = Value.Parse(VmCard, body);
  const container = card.kind === 'container' ? card.container : null;
  assert.deepEqual(
    [container?.vch?.name, container?.resourcePool?.name, container?.folder?.name],
    ['vch-1', 'vch-pool', 'vch-folder'],
  );
});

test('the card is the same when a feed is live', async (t) => {
  const app = await withVms(await startTestApp(t));
  const before = await app.get('/vic/api/vc/vc-1/vms/vm-2/card');
  await app.get('/vic/api/containers');
  assert.deepEqual((await app.get('/vic/api/vc/vc-1/vms/vm-2/card')).body, before.body);
});

test('the card of a plain VM says only its name', async (t) => {
  const app = await withVms(await startTestApp(t));
  assert.deepEqual((await app.get('/vic/api/vc/vc-1/vms/vm-3/card')).body, { kind: 'other', vmName: 'plain' });
});

test('a VM that is not there is not found, nor is an unknown vCenter', async (t) => {
  const app = await startTestApp(t);
  assert.equal((await app.get('/vic/api/vc/vc-1/vms/vm-99/card')).status, 404);
  assert.equal((await app.get('/vic/api/vc/nowhere/vms/vm-1/card')).status, 404);
});

test('a session that vCenter ended is replaced once', async (t) => {
  const app = await withVms(await startTestApp(t));
  await app.get('/vic/api/vc/vc-1/vms/vm-1/card');
  app.vcenter.endSessions();
  assert.equal((await app.get('/vic/api/vc/vc-1/vms/vm-1/card')).status, 200);
});

for (const [moid, ids] of [
  ['vm-1', ['vicVmCard', 'vicVchCard']],
  ['vm-2', ['vicVmCard', 'vicContainerCard']],
  ['vm-3', []],
  ['vm-99', []],
] as const) {
  test(`the client shows ${ids.length} cards on ${moid}`, async (t) => {
    const app = await withVms(await startTestApp(t));
    const answer = await ask(app, moid);
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(visible(answer.json()), ids);
    assert.equal(Value.Parse(Answer, answer.json()).dynamicItems.length, 3);
  });
}

test('the kind of a VM is remembered for half a minute, for this user only', async (t) => {
  const app = await withVms(await startTestApp(t));
  app.opener.users.set('token-of-bob', 'bob');
  await ask(app, 'vm-1');
  const reads = () => app.vcenter.calls.filter((call) => call === 'RetrievePropertiesEx').length;
  const first = reads();
  await ask(app, 'vm-1');
  assert.equal(reads(), first);
  await ask(app, 'vm-1', { [SESSION_HEADER]: 'token-of-bob' });
  assert.equal(reads(), first + 1);
  await app.clock.advance(KIND_MS + 1);
  await ask(app, 'vm-1');
  assert.equal(reads(), first + 2);
});

test('a call without a session gets 401 and nothing else', async (t) => {
  const app = await startTestApp(t);
  assert.equal((await ask(app, 'vm-1', {})).statusCode, 401);
  assert.equal((await ask(app, 'vm-1', { [SESSION_HEADER]: 'made-up' })).statusCode, 401);
});

test('a body without objects is refused', async (t) => {
  const { server } = await startTestApp(t);
  const headers = { [SESSION_HEADER]: TOKEN };
  const answer = await server.inject({
    method: 'POST',
    url: '/vic/dynamic/VirtualMachine/summary',
    headers,
    payload: {},
  });
  assert.equal(answer.statusCode, 400);
  assert.match(answer.body, /"objectIds\\" is missing/);
});

test('cards stay hidden when there is no answer in time', async (t) => {
  const app = await withVms(await startTestApp(t));
  const release = app.opener.hold();
  const pending = ask(app, 'vm-1');
  await settle();
  await app.clock.advance(ANSWER_LIMIT_MS);
  const answer = await pending;
  release();
  assert.deepEqual(visible(answer.json()), []);
  assert.ok(app.lines.some((line) => line.includes('no answer in time')));
});

test('cards stay hidden while the vCenter is down', async (t) => {
  const app = await withVms(await startTestApp(t));
  app.opener.failures.set('vc-1', new Error('down'));
  const answer = await ask(app, 'vm-1');
  assert.deepEqual([answer.statusCode, visible(answer.json())], [200, []]);
});
