import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entity } from '../../src/inventory/entities.ts';
import { computeResourceOf, findComputeResource } from '../../src/inventory/find-compute-resource.ts';
import { Inventory } from '../../src/inventory/inventory.ts';
import { anInventory, DC0, DC1, ENTITIES, host, pool } from '../testing/an-inventory.ts';

const UNREAD = new Map<string, string>();

function datastore(moid: string, changes: Partial<Extract<Entity, { kind: 'datastore' }>> = {}): Entity {
  return {
    kind: 'datastore',
    ref: { type: 'Datastore', value: moid },
    name: moid,
    parent: { type: 'Folder', value: 'group-s0' },
    unread: UNREAD,
    type: 'VMFS',
    isAccessible: true,
    freeBytes: 1,
    capacityBytes: 2,
    mounts: [],
    ...changes,
  };
}

function network(moid: string, changes: Partial<Extract<Entity, { kind: 'network' }>> = {}): Entity {
  return {
    kind: 'network',
    ref: { type: 'DistributedVirtualPortgroup', value: moid },
    name: moid,
    parent: { type: 'Folder', value: 'group-n0' },
    unread: UNREAD,
    distributedSwitch: { type: 'DistributedVirtualSwitch', value: 'dvs-9' },
    isUplink: false,
    ...changes,
  };
}

describe('the inventory', () => {
  it('knows the path of an object, without the root folder', () => {
    const inventory = anInventory();
    const inner = inventory.find('resgroup-65', 'pool');
    assert.ok(inner);
    assert.equal(inventory.pathOf(inner), '/DC0/host/DC0_C0/Resources/DC0_C0_RP1/inner');
  });

  it('gives a path also where holders are not seen', () => {
    const inventory = new Inventory([pool('resgroup-1', 'mine', 'resgroup-0', 'domain-c1')]);
    assert.deepEqual(
      inventory.pools.map((one) => inventory.pathOf(one)),
      ['/mine'],
    );
  });

  it('comes to an end for holders that go round in a circle', () => {
    const inventory = new Inventory([pool('a', 'a', 'b', 'domain-c1', ['b']), pool('b', 'b', 'a', 'domain-c1', ['a'])]);
    assert.ok(inventory.pools.every((one) => inventory.pathOf(one).length < 1_000));
    assert.equal(inventory.datacenterOf({ type: 'ResourcePool', value: 'a' }), null);
    assert.equal(inventory.poolsBelow({ type: 'ResourcePool', value: 'a' }).length, 2);
  });

  it('finds an object by its bare id only as what it is', () => {
    const inventory = anInventory();
    assert.equal(inventory.find('domain-c33', 'compute-resource')?.name, 'DC0_C0');
    assert.equal(inventory.find('domain-c33', 'pool', 'host'), undefined);
    assert.equal(inventory.get('domain-c999'), undefined);
  });

  it('names pools from the top down, in the order that vSphere has', () => {
    const inventory = anInventory();
    assert.deepEqual(
      inventory.poolsBelow({ type: 'ResourcePool', value: 'resgroup-34' }).map(({ name }) => name),
      ['Resources', 'DC0_C0_RP1', 'inner', 'last%2fone'],
    );
  });

  it('knows which hosts can use a datastore: those that list it, unless it is not usable there', () => {
    const ref = (value: string) => ({ type: 'Datastore', value });
    const usable = anInventory([
      host('host-42', 'a', 'domain-c33', { datastores: [ref('ds-1'), ref('ds-2'), ref('ds-3')] }),
      host('host-52', 'b', 'domain-c33', { datastores: [ref('ds-1'), ref('ds-2'), ref('ds-3')] }),
      datastore('ds-1'),
      datastore('ds-2', { mounts: [{ host: 'host-52', isUsable: false }] }),
      datastore('ds-3', { isAccessible: false }),
    ]).hostsByDatastore();
    assert.deepEqual(usable.get('ds-1'), ['host-42', 'host-52']);
    assert.deepEqual(usable.get('ds-2'), ['host-42']);
    assert.equal(usable.get('ds-3'), undefined);
  });

  it('knows which hosts a network is on', () => {
    const networks = [{ type: 'DistributedVirtualPortgroup', value: 'dvportgroup-13' }];
    const hosts = anInventory([host('host-52', 'b', 'domain-c33', { networks }), network('dvportgroup-13')]);
    assert.deepEqual(hosts.hostsByNetwork().get('dvportgroup-13'), ['host-52']);
  });

  it('tells port groups of the switch itself by tag, by the switch, or by the name', () => {
    const itsSwitch: Entity = {
      kind: 'switch',
      ref: { type: 'VmwareDistributedVirtualSwitch', value: 'dvs-9' },
      name: 'dvs',
      parent: null,
      unread: UNREAD,
      hosts: [],
      uplinkPortGroups: [{ type: 'DistributedVirtualPortgroup', value: 'by-switch' }],
    };
    const inventory = anInventory([
      itsSwitch,
      network('by-tag', { isUplink: true }),
      network('by-switch'),
      network('by-name', { name: 'DVS0-DVUplinks-8' }),
      network('none'),
    ]);
    assert.deepEqual(
      inventory.networks.filter((one) => inventory.isUplink(one)).map(({ ref }) => ref.value),
      ['by-tag', 'by-switch', 'by-name'],
    );
  });
});

describe('the compute resource that a text means', () => {
  const inventory = anInventory();
  const nameOf = (text: string, datacenter: typeof DC0 | null = DC0): string | undefined =>
    findComputeResource(inventory, text, datacenter)?.name;

  it('is the cluster, or the one that owns the pool or host', () => {
    assert.equal(nameOf('DC0_C1'), 'DC0_C1');
    assert.equal(nameOf('DC0_C0_RP1'), 'DC0_C0');
    assert.equal(nameOf('DC0_C0_H1'), 'DC0_C0');
    assert.equal(nameOf('/DC0/host/DC0_C0/Resources/DC0_C0_RP1/inner'), 'DC0_C0');
    assert.equal(nameOf('DC0_C0/Resources/DC0_C0_RP1'), 'DC0_C0');
  });

  it('may be given with wildcards that fit one', () => {
    assert.equal(nameOf('DC0_C?_RP*'), 'DC0_C0');
    assert.equal(nameOf('DC0_*', DC1), undefined);
    assert.equal(nameOf('Resources'), undefined, 'two root pools');
  });

  it('may have a name with a slash, as vSphere stores it', () => {
    assert.equal(nameOf('last%2fone'), 'DC0_C0');
  });

  it('is found by an absolute path only, with several datacenters and none chosen', () => {
    assert.equal(nameOf('DC0_C1', null), undefined);
    assert.equal(nameOf('/DC0/host/DC0_C1', null), 'DC0_C1');
    assert.equal(nameOf('DC1_C0', DC0), undefined);
  });

  it('is found by id whatever the id is of', () => {
    assert.equal(computeResourceOf(inventory, 'host-42')?.name, 'DC0_C0');
    assert.equal(computeResourceOf(inventory, 'resgroup-68')?.name, 'DC0_C1');
    assert.equal(computeResourceOf(inventory, 'group-h0'), null);
  });

  it('takes no time for patterns that are made to take it', () => {
    const many = new Inventory([...ENTITIES, pool('resgroup-a', 'a'.repeat(80), 'resgroup-34', 'domain-c33')]);
    assert.equal(findComputeResource(many, `${'*a'.repeat(200)}b`, DC0), null);
  });
});
