/** Inventories for tests: two datacenters, of which the first has two clusters and a standalone host. */
import type { Entity, HostEntity, PoolEntity } from '../../src/inventory/entities.ts';
import { Inventory } from '../../src/inventory/inventory.ts';

const ref = (type: string, value: string) => ({ type, value });
const NOTHING_UNREAD = new Map<string, string>();

export const DC0 = ref('Datacenter', 'datacenter-2');
export const DC1 = ref('Datacenter', 'datacenter-3');

const datacenter = (number: number): Entity[] => {
  const own = ref('Datacenter', `datacenter-${number + 2}`);
  const folders = { vm: 'v', host: 'h', datastore: 's', network: 'n' };
  const folder = (name: keyof typeof folders) => ref('Folder', `group-${folders[name]}${number}`);
  return [
    {
      kind: 'datacenter',
      ref: own,
      name: `DC${number}`,
      parent: ref('Folder', 'group-d1'),
      unread: NOTHING_UNREAD,
      vmFolder: folder('vm'),
      hostFolder: folder('host'),
      datastoreFolder: folder('datastore'),
      networkFolder: folder('network'),
    },
    ...(['vm', 'host', 'datastore', 'network'] as const).map((name): Entity => ({
      kind: 'folder',
      ref: folder(name),
      name,
      parent: own,
      unread: NOTHING_UNREAD,
    })),
  ];
};

export const host = (moid: string, name: string, parent: string, changes: Partial<HostEntity> = {}): HostEntity => ({
  kind: 'host',
  ref: ref('HostSystem', moid),
  name,
  parent: ref('ClusterComputeResource', parent),
  unread: NOTHING_UNREAD,
  connection: 'connected',
  isInMaintenanceMode: false,
  datastores: [],
  networks: [],
  ...changes,
});

export const pool = (moid: string, name: string, parent: string, owner: string, pools: string[] = []): PoolEntity => ({
  kind: 'pool',
  ref: ref('ResourcePool', moid),
  name,
  parent: ref(parent.startsWith('domain') ? 'ClusterComputeResource' : 'ResourcePool', parent),
  unread: NOTHING_UNREAD,
  isVapp: false,
  owner: ref('ClusterComputeResource', owner),
  pools: pools.map((value) => ref('ResourcePool', value)),
});

export const cluster = (moid: string, name: string, folder: string, rootPool: string, hosts: string[]): Entity => ({
  kind: 'compute-resource',
  ref: ref('ClusterComputeResource', moid),
  name,
  parent: ref('Folder', folder),
  unread: NOTHING_UNREAD,
  isCluster: true,
  rootPool: ref('ResourcePool', rootPool),
  hosts: hosts.map((value) => ref('HostSystem', value)),
  isDrsEnabled: true,
});

export const ENTITIES: readonly Entity[] = [
  ...datacenter(0),
  ...datacenter(1),
  cluster('domain-c33', 'DC0_C0', 'group-h0', 'resgroup-34', ['host-42', 'host-52']),
  cluster('domain-c67', 'DC0_C1', 'group-h0', 'resgroup-68', []),
  cluster('domain-c90', 'DC1_C0', 'group-h1', 'resgroup-91', []),
  host('host-42', 'DC0_C0_H0', 'domain-c33'),
  host('host-52', 'DC0_C0_H1', 'domain-c33'),
  pool('resgroup-34', 'Resources', 'domain-c33', 'domain-c33', ['resgroup-64', 'resgroup-66']),
  pool('resgroup-66', 'last%2fone', 'resgroup-34', 'domain-c33'),
  pool('resgroup-64', 'DC0_C0_RP1', 'resgroup-34', 'domain-c33', ['resgroup-65']),
  pool('resgroup-65', 'inner', 'resgroup-64', 'domain-c33'),
  pool('resgroup-68', 'Resources', 'domain-c67', 'domain-c67'),
  pool('resgroup-91', 'Resources', 'domain-c90', 'domain-c90'),
];

export const anInventory = (more: readonly Entity[] = []): Inventory => new Inventory([...ENTITIES, ...more]);
