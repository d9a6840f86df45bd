import { SESSION_HEADER } from '@vic/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { RIGHTS_MS } from '../../src/placement/placement.ts';
import { ANSWER_LIMIT_MS } from '../../src/routes/dynamic/dynamic-answer.ts';
import { settle } from '../testing/manual-clock.ts';
import { putPlaces } from '../testing/places.ts';
import { startTestApp, TOKEN, type TestApp } from '../testing/test-app.ts';

const Answer = Type.Object({
  dynamicItems: Type.Array(Type.Object({ id: Type.String(), visible: Type.Boolean(), relevant: Type.Boolean() })),
});

async function startPlaces(t: TestContext): Promise<TestApp> {
  const app = await startTestApp(t);
  putPlaces(app.vcenter);
  app.vcenter.putVm({ moid: 'vm-2' });
  return app;
}

async function ask({ server }: TestApp, type: string, moids: readonly string[], token = TOKEN) {
  const objectIds = moids.map((moid) => `urn:vmomi:${type}:${moid}:vc-1`);
  const headers = { [SESSION_HEADER]: token };
  return server.inject({ method: 'POST', url: `/vic/dynamic/${type}/menu`, headers, payload: { objectIds } });
}

async function stateOf(app: TestApp, type: string, ...moids: string[]): Promise<string> {
  const [item] = Value.Parse(Answer, (await ask(app, type, moids)).json()).dynamicItems;
  if (item?.visible === true) return 'offered';
  return item?.relevant === true ? 'disabled' : 'hidden';
}

for (const [type, moid, state] of [
  ['ClusterComputeResource', 'domain-c1', 'offered'],
  ['ResourcePool', 'resgroup-free', 'offered'],
  ['Datacenter', 'datacenter-1', 'offered'],
  ['VirtualMachine', 'vm-1', 'offered'],
  ['HostSystem', 'host-1', 'hidden'],
  ['ResourcePool', 'resgroup-vch', 'hidden'],
  ['VirtualMachine', 'vm-2', 'hidden'],
  ['ClusterComputeResource', 'domain-c9', 'hidden'],
  ['Datacenter', 'datacenter-9', 'hidden'],
] as const) {
  test(`for ${type} ${moid} a new VCH is ${state}`, async (t) => {
    assert.equal(await stateOf(await startPlaces(t), type, moid), state);
  });
}

for (const [type, moid] of [
  ['ClusterComputeResource', 'domain-c1'],
  ['Datacenter', 'datacenter-1'],
  ['VirtualMachine', 'vm-1'],
] as const) {
  test(`for ${type} it is disabled where a privilege is missing`, async (t) => {
    const app = await startPlaces(t);
    app.vcenter.denied.add('VirtualMachine.Inventory.Create');
    assert.equal(await stateOf(app, type, moid), 'disabled');
  });
}

test('a cluster without hosts has it disabled', async (t) => {
  const app = await startPlaces(t);
  app.vcenter.change('domain-c1', { host: [] });
  assert.equal(await stateOf(app, 'ClusterComputeResource', 'domain-c1'), 'disabled');
});

test('several objects have it only if each does', async (t) => {
  assert.equal(await stateOf(await startPlaces(t), 'ResourcePool', 'resgroup-free', 'resgroup-vch'), 'hidden');
});

test('a menu starts no inventory, and is remembered for half a minute', async (t) => {
  const app = await startPlaces(t);
  await stateOf(app, 'ClusterComputeResource', 'domain-c1');
  assert.equal(app.services.feeds.size, 0);
  app.vcenter.denied.add('Folder.Create');
  assert.equal(await stateOf(app, 'ClusterComputeResource', 'domain-c1'), 'offered');
  await app.clock.advance(RIGHTS_MS + 1);
  assert.equal(await stateOf(app, 'ClusterComputeResource', 'domain-c1'), 'disabled');
});

test('it is disabled when there is no answer in time, or the vCenter is down', async (t) => {
  const app = await startPlaces(t);
  const release = app.opener.hold();
  const pending = stateOf(app, 'ClusterComputeResource', 'domain-c1');
  await settle();
  await app.clock.advance(ANSWER_LIMIT_MS);
  assert.equal(await pending, 'disabled');
  release();
  app.opener.failures.set('vc-1', new Error('down'));
  app.services.sessions.dropVcenter('vc-1');
  assert.equal(await stateOf(app, 'HostSystem', 'host-1'), 'disabled');
});

test('a menu without a session gets 401 and nothing else', async (t) => {
  assert.equal((await ask(await startPlaces(t), 'Datacenter', ['datacenter-1'], 'made-up')).statusCode, 401);
});
