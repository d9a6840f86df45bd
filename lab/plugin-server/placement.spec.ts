import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  listFolders,
  missingAnywhere,
  readChildren,
  readDatastores,
  readDetails,
  readNetworks,
  readPath,
  ROOT,
  type VcenterPlace,
} from '@vic/plugin-server/placement';
import { ADMINISTRATOR, ONE_DATACENTER_ADMINISTRATOR, READER } from '../accounts.ts';
import { build, SHAPES } from '../scenarios/shapes.ts';
import { startPlacementLab, type PlacementLab } from './placement-lab.ts';

let lab: PlacementLab;
let place: VcenterPlace;

before(async () => {
  lab = await startPlacementLab(build(1));
  place = await lab.placeOf(ADMINISTRATOR);
});
after(() => lab.stop());

/** What is below an object: names, with why they cannot be chosen. */
async function below(moid: string, of = place): Promise<string[]> {
  const { children } = await readChildren(of, moid);
  return children.map(
    ({ name, kind, reason, hasChildren }) => `${kind} ${name}${hasChildren ? ' +' : ''}${reason ? ` (${reason})` : ''}`,
  );
}

const networksOf = async (cluster: string) =>
  (await readNetworks(place, lab.moid('ClusterComputeResource', cluster))).networks;

describe('the tree', () => {
  it('has datacenters in folders in folders', async () => {
    assert.deepEqual(await below(ROOT), ['folder Sites + (container)']);
    assert.deepEqual(await below(lab.moid('Folder', 'Region / 1')), [
      'datacenter Deep tree + (container)',
      `datacenter ${SHAPES.oddNames} + (container)`,
    ]);
  });

  it('has clusters in folders of hosts, without the hidden one', async () => {
    assert.deepEqual(await below(lab.moid('Datacenter', SHAPES.deepTree)), ['folder Racks + (container)']);
    assert.deepEqual(await below(lab.moid('Folder', 'Rack 7')), ['cluster deep +']);
  });

  it('has nested pools and shows vApps, which cannot be chosen', async () => {
    assert.deepEqual(await below(lab.moid('ClusterComputeResource', 'deep')), [
      'resource-pool level-1 +',
      'vapp some-vapp (vapp)',
    ]);
    assert.deepEqual(await below(lab.moid('ResourcePool', 'level-2')), ['resource-pool level-3']);
  });

  it('has standalone hosts where there is no cluster', async () => {
    assert.deepEqual(await below(lab.moid('Datacenter', SHAPES.standaloneHosts)), [
      'host esx01.alone.lab.local',
      'host esx02.alone.lab.local',
    ]);
  });

  it('says of empty clusters why they cannot be chosen', async () => {
    assert.deepEqual(
      await below(lab.moid('Datacenter', SHAPES.emptyClusters)),
      [1, 2, 3].map((number) => `cluster empty-${number} (no-hosts)`),
    );
  });

  it('keeps a VCH’s own pool from being chosen', async () => {
    assert.deepEqual(await below(lab.moid('ClusterComputeResource', 'full')), [
      'resource-pool vch-neighbour (vch-pool)',
    ]);
  });

  it('shows names as people know them', async () => {
    assert.deepEqual(await below(lab.moid('Datacenter', SHAPES.oddNames)), ['cluster cluster "A" / 50% +']);
    const pools = await below(lab.moid('ClusterComputeResource', 'cluster "A" / 50%'));
    for (const name of ['team/web', '100%25 sure', '  blanks  ', '日本語']) {
      assert.ok(pools.includes(`resource-pool ${name}`), `${name} in ${pools.join()}`);
    }
  });

  it('shows a user of one datacenter the way to that one only', async () => {
    const own = await lab.placeOf(ONE_DATACENTER_ADMINISTRATOR);
    assert.deepEqual(await below(ROOT, own), ['folder Sites + (container)']);
    assert.deepEqual(await below(lab.moid('Folder', 'Sites'), own), ['datacenter Two switches + (container)']);
  });

  it('leads from the vCenter to a nested pool', async () => {
    const { nodes } = await readPath(place, lab.moid('ResourcePool', 'level-2'));
    assert.deepEqual(
      nodes.map(({ name }) => name),
      ['vc1.lab.local', 'Sites', 'Region / 1', 'Deep tree', 'Racks', 'Rack 7', 'deep', 'level-1', 'level-2'],
    );
  });

  it('leads from a host of a cluster to the cluster, and from a standalone one to itself', async () => {
    const ends = ['esx01.deep.lab.local', 'esx01.alone.lab.local'].map(async (name) => {
      const { nodes } = await readPath(place, lab.moid('HostSystem', name));
      return [nodes.at(-1)?.kind, nodes.at(-1)?.name];
    });
    assert.deepEqual(await Promise.all(ends), [
      ['cluster', 'deep'],
      ['host', 'esx01.alone.lab.local'],
    ]);
  });
});

describe('a place', () => {
  it('has the limit of its pool as its maximum', async () => {
    const { cpuMHz, resource } = await readDetails(place, lab.moid('ResourcePool', 'level-3'));
    assert.deepEqual([cpuMHz.total, cpuMHz.reserved, cpuMHz.reservable], [6_000, 0, 1_000]);
    assert.equal(
      resource.path,
      '/Sites/Region %2f 1/Deep tree/host/Racks/Rack 7/deep/Resources/level-1/level-2/level-3',
    );
  });

  it('tells whether DRS is on, and nothing of it for a standalone host', async () => {
    const isEnabled = async (moid: string) => (await readDetails(place, moid)).drs.isEnabled;
    assert.equal(await isEnabled(lab.moid('ClusterComputeResource', 'no-drs')), false);
    assert.equal(await isEnabled(lab.moid('ClusterComputeResource', 'deep')), true);
    assert.equal(await isEnabled(lab.moid('ComputeResource', 'esx01.alone.lab.local')), null);
  });

  it('names what a reader lacks there', async () => {
    const { isSelectable, missingPrivileges } = await readDetails(
      await lab.placeOf(READER),
      lab.moid('ClusterComputeResource', 'deep'),
    );
    assert.equal(isSelectable, true);
    assert.ok(['Resource.CreatePool', 'Folder.Create', 'Network.Assign'].every((id) => missingPrivileges.includes(id)));
  });

  it('is not there for a user who does not see it', async () => {
    const own = await lab.placeOf(ONE_DATACENTER_ADMINISTRATOR);
    await assert.rejects(readDetails(own, lab.moid('ClusterComputeResource', 'deep')), { code: 'not-found' });
  });

  it('may be made by the administrator of one datacenter, and by no reader', async () => {
    const missing = async (user: string) => missingAnywhere((await lab.placeOf(user)).client);
    assert.deepEqual(await missing(ONE_DATACENTER_ADMINISTRATOR), []);
    assert.ok((await missing(READER)).length > 5);
  });
});

describe('datastores', () => {
  it('say which hosts do not reach them, and what state they are in', async () => {
    const { datastores } = await readDatastores(place, lab.moid('ClusterComputeResource', 'partly'));
    const facts = datastores.map(({ name, isAccessible, isInMaintenance, missingOn }) => [
      name,
      isAccessible,
      isInMaintenance,
      missingOn.length,
    ]);
    assert.deepEqual(facts.slice(0, 3), [
      ['lost-ds', false, false, 2],
      ['maintenance-ds', true, true, 0],
      ['one-host-ds', true, false, 1],
    ]);
  });

  it('list their folders, odd names included', async () => {
    const folders = await listFolders(place.client, lab.moid('Datastore', 'full-ds'), '');
    assert.deepEqual(folders, { path: '', folders: ['vch-neighbour'], isTruncated: false });
    const odd = await listFolders(place.client, lab.moid('Datastore', 'data store [1] %'), '/');
    assert.deepEqual(odd, { path: '', folders: [], isTruncated: false });
  });

  it('refuse to list them to who may not browse', async () => {
    const { client } = await lab.placeOf(READER);
    await assert.rejects(listFolders(client, lab.moid('Datastore', 'full-ds'), ''), { faultType: 'NoPermission' });
  });
});

describe('networks', () => {
  it('are standard port groups where there is no distributed switch', async () => {
    const networks = await networksOf('standard-only');
    assert.deepEqual(
      networks.map(({ name, kind, vlan, bridgeFault }) => [name, kind, vlan, bridgeFault]),
      [
        ['Management Network', 'standard', '20', 'standard-network'],
        ['VM Network', 'standard', null, 'standard-network'],
      ],
    );
  });

  it('are of both switches of a cluster, without uplinks', async () => {
    const networks = await networksOf('two-switches');
    assert.deepEqual(new Set(networks.map(({ switchName }) => switchName)), new Set(['dvs-left', 'dvs-right']));
    assert.ok(networks.every(({ name }) => !name.includes('Uplinks')));
  });

  it('of one name are told apart by their paths', async () => {
    const twins = (await networksOf('foldered')).filter(({ name }) => name === 'same-name');
    assert.deepEqual(
      twins.map(({ path }) => path),
      [
        '/Sites/Network folders/network/Prod %2f 50%25/Inner/same-name',
        '/Sites/Network folders/network/Prod %2f 50%25/same-name',
      ],
    );
  });

  it('of NSX-T are listed and can be the bridge', async () => {
    const opaque = (await networksOf('nsx')).filter(({ kind }) => kind === 'opaque');
    assert.deepEqual(
      opaque.map(({ name, bridgeFault }) => [name, bridgeFault]),
      [
        ['segment-bridge', null],
        ['segment-web', null],
      ],
    );
  });

  it('of standalone hosts are listed', async () => {
    const { networks } = await readNetworks(place, lab.moid('ComputeResource', 'esx01.alone.lab.local'));
    assert.deepEqual(
      networks.map(({ name }) => name),
      ['alone-bridge', 'alone-vm'],
    );
  });

  it('that only some hosts see cannot be the bridge', async () => {
    const networks = await networksOf('partly');
    const narrow = networks.find(({ name }) => name === 'narrow-bridge');
    assert.deepEqual([narrow?.bridgeFault, narrow?.missingOn], ['missing-on-hosts', ['esx02.partly.lab.local']]);
  });
});
