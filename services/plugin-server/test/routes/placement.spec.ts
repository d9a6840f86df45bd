import { SESSION_HEADER } from '@vic/contract';
import {
  ComputeChildren,
  ComputeDetails,
  ComputePath,
  CreationRights,
  DatastoreFolders,
  DatastoreList,
  NetworkList,
} from '@vic/contract/placement';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import Value from 'typebox/value';
import { RIGHTS_MS } from '../../src/placement/placement.ts';
import { ClientUnavailableError } from '../../src/sessions/session-error.ts';
import { FakeVcenter } from '../testing/fake-vcenter.ts';
import { putPlaces } from '../testing/places.ts';
import { ALICE, startTestApp, THUMBPRINT, TOKEN, type TestApp } from '../testing/test-app.ts';

async function startPlaces(t: TestContext): Promise<TestApp> {
  const app = await startTestApp(t);
  putPlaces(app.vcenter);
  return app;
}

const names = async ({ get }: TestApp, moid: string) => {
  const { children } = Value.Parse(ComputeChildren, (await get(`/vic/api/vc/vc-1/compute-tree/${moid}`)).body);
  return children.map(({ name, kind, reason, hasChildren }) => [kind, name, reason, hasChildren]);
};

test('the tree goes from the vCenter over datacenters and clusters to pools, names as people know them', async (t) => {
  const app = await startPlaces(t);
  assert.deepEqual(await names(app, 'root'), [['datacenter', 'DC / 1', 'container', true]]);
  assert.deepEqual(await names(app, 'datacenter-1'), [['cluster', 'cluster-1', null, true]]);
  assert.deepEqual(await names(app, 'domain-c1'), [
    ['resource-pool', 'a/b', null, false],
    ['resource-pool', 'vch-1', 'vch-pool', false],
  ]);
});

test('the pool of a VCH is known from the live inventory too, without a look at its VMs', async (t) => {
  const app = await startPlaces(t);
  await app.get('/vic/api/vchs');
  app.vcenter.hidden.add('vm-1');
  assert.deepEqual((await names(app, 'domain-c1'))[1], ['resource-pool', 'vch-1', 'vch-pool', false]);
});

test('children take one read', async (t) => {
  const app = await startPlaces(t);
  await app.get('/vic/api/vchs');
  const before = app.vcenter.calls.length;
  await names(app, 'domain-c1');
  assert.deepEqual(app.vcenter.calls.slice(before), ['RetrievePropertiesEx']);
});

test('the way to a pool leads over its cluster, without the hidden folder and the root pool', async (t) => {
  const { get } = await startPlaces(t);
  const { body } = await get('/vic/api/vc/vc-1/compute-path/resgroup-free');
  assert.deepEqual(
    Value.Parse(ComputePath, body).nodes.map(({ name }) => name),
    ['vc-1.example.com', 'DC / 1', 'cluster-1', 'a/b'],
  );
});

test('the way to a host of a cluster ends at the cluster', async (t) => {
  const { get } = await startPlaces(t);
  const { body } = await get('/vic/api/vc/vc-1/compute-path/host-1');
  assert.equal(Value.Parse(ComputePath, body).nodes.at(-1)?.name, 'cluster-1');
});

test('a cluster has what its root pool has, usable hosts, DRS groups, and a path with stored names', async (t) => {
  const { get } = await startPlaces(t);
  const { body } = await get('/vic/api/vc/vc-1/compute/domain-c1');
  const details = Value.Parse(ComputeDetails, body);
  assert.deepEqual(details.cpuMHz, { total: 8_000, used: 2_000, reserved: 0, reservable: 4_000 });
  assert.deepEqual(details.memoryMiB, { total: 64, used: 16, reserved: 0, reservable: 32 });
  assert.deepEqual(
    [details.hosts, details.drs],
    [
      { total: 2, usable: 1 },
      { isEnabled: true, groups: ['group-1'] },
    ],
  );
  assert.deepEqual([details.resource.kind, details.resource.path], ['cluster', '/DC %2f 1/host/cluster-1']);
  assert.deepEqual([details.resource.datacenter.path, details.missingPrivileges], ['/DC %2f 1', []]);
});

test('privileges that are missing at a place are named, also one that is missing on each datastore', async (t) => {
  const { get, vcenter } = await startPlaces(t);
  vcenter.denied.add('Resource.CreatePool resgroup-free').add('Datastore.AllocateSpace').add('Network.Assign net-free');
  const { body } = await get('/vic/api/vc/vc-1/compute/resgroup-free');
  assert.deepEqual(Value.Parse(ComputeDetails, body).missingPrivileges, [
    'Resource.CreatePool',
    'Datastore.AllocateSpace',
  ]);
});

test('without DRS no pool is made, so that the privilege for it is not missing', async (t) => {
  const { get, vcenter } = await startPlaces(t);
  vcenter.change('domain-c1', { 'configurationEx.drsConfig.enabled': false });
  vcenter.denied.add('Resource.CreatePool');
  const { body } = await get('/vic/api/vc/vc-1/compute/domain-c1');
  assert.deepEqual(Value.Parse(ComputeDetails, body).missingPrivileges, []);
});

test('datastores say which hosts do not reach them', async (t) => {
  const { get } = await startPlaces(t);
  const { body } = await get('/vic/api/vc/vc-1/compute/resgroup-free/datastores');
  const { datastores, hostCount } = Value.Parse(DatastoreList, body);
  assert.deepEqual(
    [hostCount, datastores.map(({ name, reachedBy, missingOn }) => [name, reachedBy, missingOn])],
    [2, [['ds-1', 1, ['esx-host-2']]]],
  );
});

test('networks say what they can be, and from the live inventory who uses them', async (t) => {
  const { get } = await startPlaces(t);
  await get('/vic/api/vchs');
  const { body } = await get('/vic/api/vc/vc-1/compute/domain-c1/networks');
  const list = Value.Parse(NetworkList, body);
  assert.deepEqual(
    list.networks.map(({ moid, vlan, switchName, bridgeFault }) => [moid, vlan, switchName, bridgeFault]),
    [
      ['net-bridge', '120', 'dvs', 'in-use'],
      ['net-free', '120', 'dvs', null],
      ['net-std', null, null, 'standard-network'],
    ],
  );
  assert.deepEqual(list.networks[0]?.usedBy, [{ vchName: 'vch-1', role: 'bridge' }]);
  assert.deepEqual(list.bridgeRanges, [{ vchName: 'vch-1', networkMoid: 'net-bridge', range: '172.16.0.0/12' }]);
});

test('networks do not wait for the inventory, but say that it is not there', async (t) => {
  const { server, vcenter } = await startPlaces(t);
  vcenter.failures.set('CreateContainerView', new Error('not now'));
  const headers = { [SESSION_HEADER]: TOKEN };
  const answer = await server.inject({ url: '/vic/api/vc/vc-1/compute/domain-c1/networks', headers });
  assert.equal(Value.Parse(NetworkList, answer.json()).isUseKnown, false);
});

test('folders of a datastore come in order, a thousand at most', async (t) => {
  const { get, vcenter } = await startPlaces(t);
  vcenter.folders.set('[ds-1] a', ['f10', 'f9']);
  vcenter.folders.set(
    '[ds-1]',
    Array.from({ length: 1_001 }, (_, index) => `f${index}`),
  );
  const inner = Value.Parse(
    DatastoreFolders,
    (await get('/vic/api/vc/vc-1/datastores/datastore-1/folders?path=/a/')).body,
  );
  assert.deepEqual(inner, { path: 'a', folders: ['f9', 'f10'], isTruncated: false });
  const root = Value.Parse(DatastoreFolders, (await get('/vic/api/vc/vc-1/datastores/datastore-1/folders')).body);
  assert.deepEqual([root.folders.length, root.isTruncated], [1_000, true]);
});

for (const [url, status] of [
  ['vc/vc-1/datastores/datastore-1/folders?path=nowhere', 404],
  ['vc/vc-1/datastores/datastore-1/folders?path=a/../b', 400],
  ['vc/vc-1/datastores/datastore-9/folders', 404],
  ['vc/vc-1/compute/domain-c9', 404],
  ['vc/vc-1/compute/group-h1', 404],
  ['vc/vc-1/compute/domain-c9/networks', 404],
  ['vc/vc-1/compute-tree/vm-1', 404],
  ['vc/vc-1/compute-path/group-x', 404],
  ['vc/nowhere/compute-tree/root', 404],
] as const) {
  test(`${url} answers ${status}`, async (t) => {
    const { get } = await startPlaces(t);
    assert.equal((await get(`/vic/api/${url}`)).status, status);
  });
}

test('a vCenter that is down answers a problem document', async (t) => {
  const { get, opener } = await startPlaces(t);
  opener.failures.set('vc-1', new ClientUnavailableError('no answer'));
  const { status, headers } = await get('/vic/api/vc/vc-1/compute-tree/root');
  assert.equal(status, 503);
  assert.match(String(headers['content-type']), /problem\+json/);
});

test('who may make VCHs in one datacenter may make them', async (t) => {
  const { get } = await startPlaces(t);
  const rights = Value.Parse(CreationRights, (await get('/vic/api/vch-creation-rights')).body);
  assert.deepEqual([rights.isAllowed, rights.vcenters[0]?.missingPrivileges], [true, []]);
});

test('who asks is told as whom they are logged in, and by what a vCenter is known', async (t) => {
  const { get } = await startPlaces(t);
  const { body } = await get('/vic/api/vch-creation-rights');
  const [vcenter] = Value.Parse(CreationRights, body).vcenters;
  assert.deepEqual([vcenter?.userName, vcenter?.thumbprint], [ALICE, THUMBPRINT]);
});

test('what is missing everywhere is named; a right on what is in the datacenter is enough', async (t) => {
  const { get, vcenter } = await startPlaces(t);
  vcenter.denied.add('Folder.Create').add('Datastore.Browse datacenter-1');
  const rights = Value.Parse(CreationRights, (await get('/vic/api/vch-creation-rights')).body);
  assert.deepEqual([rights.isAllowed, rights.vcenters[0]?.missingPrivileges], [false, ['Folder.Create']]);
});

test('rights are remembered for half a minute', async (t) => {
  const { get, vcenter, clock } = await startPlaces(t);
  const missing = async () =>
    Value.Parse(CreationRights, (await get('/vic/api/vch-creation-rights')).body).vcenters[0]?.missingPrivileges;
  assert.deepEqual(await missing(), []);
  vcenter.denied.add('Folder.Create');
  assert.deepEqual(await missing(), []);
  await clock.advance(RIGHTS_MS + 1);
  assert.deepEqual(await missing(), ['Folder.Create']);
});

test('a vCenter that cannot be asked says why, and the others count', async (t) => {
  const vcenters = [new FakeVcenter('vc-1'), new FakeVcenter('vc-2')];
  const { get, opener, vcenter } = await startTestApp(t, { vcenters });
  putPlaces(vcenter);
  opener.failures.set('vc-2', new ClientUnavailableError('vc-2 gives no answer.'));
  const rights = Value.Parse(CreationRights, (await get('/vic/api/vch-creation-rights')).body);
  assert.deepEqual([rights.isAllowed, rights.vcenters[1]?.fault], [true, 'vc-2 gives no answer.']);
});

test('a token that no vCenter accepts gets 401', async (t) => {
  const { get } = await startPlaces(t);
  assert.equal((await get('/vic/api/vch-creation-rights', 'made-up')).status, 401);
});
