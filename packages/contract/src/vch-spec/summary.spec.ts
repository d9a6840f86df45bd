import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedAdvanced, diff } from './diff.ts';
import { fieldAt, isUsed } from './fields.ts';
import { effectiveNameServers } from './networks/roles.ts';
import { toSummary } from './summary.ts';
import { aFilledSpec, aPortGroup, aSpec, withChanges } from './testing/specifications.ts';
import { SLICE_NAMES } from './vch-spec.ts';

test('tells slices in the order in which they are asked for', () => {
  const slices = toSummary(aFilledSpec()).map(({ slice }) => slice);
  assert.deepEqual([...new Set(slices)], [...SLICE_NAMES]);
});

test('tells a list row by row', () => {
  const lines = toSummary(aFilledSpec()).filter(({ path }) => path.startsWith('/storage/volumeStores/'));
  assert.deepEqual(
    lines.map(({ path, row }) => [row, path.split('/').at(-1)]),
    [
      [0, 'label'],
      [0, 'kind'],
      [0, 'datastore'],
      [0, 'folder'],
      [1, 'label'],
      [1, 'kind'],
      [1, 'host'],
      [1, 'path'],
      [1, 'uid'],
      [1, 'gid'],
    ],
  );
});

test('leaves out what does not count', () => {
  const ids = new Set(toSummary(aSpec()).map(({ fieldId }) => fieldId));
  for (const id of [
    'networks.public.address',
    'networks.client.addressMode',
    'security.made.serverKey',
    'registry.whitelist',
    'general.syslog.port',
  ])
    assert.ok(!ids.has(id), id);
});

test('says that a number cannot be read', () => {
  const limit = { value: Number.NaN, units: 'MHz' } as const;
  const shares = { level: 'custom', number: Number.NaN } as const;
  const spec = aSpec({
    compute: { cpu: { limit, reservation: null, shares } },
    storage: { baseImageSize: { value: Number.NaN, units: 'GB' } },
  });
  const unreadable = toSummary(spec).filter(({ value }) => JSON.stringify(value).includes('unset.unreadable'));
  assert.deepEqual(
    unreadable.map(({ fieldId }) => fieldId),
    ['compute.cpu.limit', 'compute.cpu.shares', 'storage.baseImageSize'],
  );
});

test('tells well-known name servers where no network has DHCP', () => {
  const filled = aFilledSpec();
  const spec = withChanges(filled, { networks: { nameServers: [] } });
  const line = toSummary(spec).find(({ fieldId }) => fieldId === 'networks.nameServers');
  assert.deepEqual(line?.value, { key: 'createVch.value.unset.nameServers', values: { servers: '8.8.8.8, 8.8.4.4' } });
});

test('counts on no name servers of DHCP where a static address is still being entered', () => {
  for (const address of ['', '10.1.2', '10.1.2.300/24']) {
    const { networks } = aSpec();
    const spec = aSpec({ networks: { public: { ...networks.public, addressMode: 'static', address } } });
    assert.deepEqual(effectiveNameServers(spec), ['8.8.8.8', '8.8.4.4'], address);
  }
});

test('nothing differs between the same', () => {
  assert.deepEqual(diff(aFilledSpec(), aFilledSpec()), []);
});

test('tells rows that are only on one side', () => {
  const filled = aFilledSpec();
  const fewer = withChanges(filled, { storage: { volumeStores: filled.storage.volumeStores.slice(0, 1) } });
  const differences = diff(filled, fewer);
  assert.ok(differences.every(({ path, after }) => path.startsWith('/storage/volumeStores/1/') && after === null));
  assert.deepEqual(
    differences.map(({ fieldId }) => fieldId.split('.').at(-1)),
    ['label', 'kind', 'host', 'path', 'uid', 'gid'],
  );
});

test('tells which advanced fields are not as they start', () => {
  const client = { ...aSpec().networks.client, portGroup: aPortGroup('client') };
  const spec = withChanges(aSpec(), { networks: { client } });
  assert.deepEqual(
    changedAdvanced('networks', spec).map(({ fieldId }) => fieldId),
    ['networks.client.portGroup'],
  );
  assert.deepEqual(changedAdvanced('compute', spec), []);
});

test('finds the field of a place in the specification, and of a place within it', () => {
  for (const [path, id] of [
    ['/networks/bridge/range', 'networks.bridge.range'],
    ['/networks/nameServers/1', 'networks.nameServers'],
    ['/storage/volumeStores/3/label', 'storage.volumeStores.label'],
    ['/networks/containerNetworks/0/ranges/2', 'networks.containerNetworks.ranges'],
    ['/compute/cpu/limit/value', 'compute.cpu.limit'],
  ] as const)
    assert.equal(fieldAt(path)?.id, id);
  assert.equal(fieldAt('/networks'), null);
});

test('says whether a field of a row counts', () => {
  assert.ok(isUsed('storage.volumeStores.host', aFilledSpec(), 1));
  assert.ok(!isUsed('storage.volumeStores.host', aFilledSpec(), 0));
});
