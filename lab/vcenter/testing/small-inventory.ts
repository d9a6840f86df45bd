import {
  addCluster,
  addDatacenter,
  addDatastore,
  addDistributedPortgroup,
  addDistributedSwitch,
  addHost,
  addResourcePool,
  addVm,
  folderOf,
  grant,
  newInventory,
  rootFolderOf,
} from '../builders.ts';
import type { Datacenter, Inventory, ResourcePool, VirtualMachine } from '../inventory.ts';

export interface SmallInventory {
  readonly inventory: Inventory;
  readonly first: Datacenter;
  readonly second: Datacenter;
  readonly pool: ResourcePool;
  /** Three VMs of the first datacenter, one of the second. */
  readonly vms: readonly [VirtualMachine, VirtualMachine, VirtualMachine, VirtualMachine];
}

/** Two datacenters with a cluster each; `dc2-admin` administers the second. */
export function smallInventory(): SmallInventory {
  const inventory = newInventory({ index: 1 });
  const first = datacenter(inventory, 'one');
  const second = datacenter(inventory, 'two');
  grant(inventory, second.datacenter, 'dc2-admin@vsphere.local', -1);
  const vm = (place: typeof first, name: string) =>
    addVm(inventory, {
      name,
      folder: folderOf(inventory, place.datacenter, 'vm'),
      pool: place.pool,
      datastore: place.datastore,
      nics: [{ network: place.portgroup }],
      powerState: 'poweredOn',
      extraConfig: new Map([['common/name', name]]),
    });
  const vms = [vm(first, 'a'), vm(first, 'b/c'), vm(first, 'd'), vm(second, 'z')] as const;
  return {
    inventory,
    first: first.datacenter,
    second: second.datacenter,
    pool: first.pool,
    vms: [vms[0], vms[1], vms[2], vms[3]],
  };
}

function datacenter(inventory: Inventory, name: string) {
  const added = addDatacenter(inventory, rootFolderOf(inventory), name);
  const cluster = addCluster(inventory, added, `cluster-${name}`);
  const host = addHost(inventory, cluster, `esx-${name}`);
  const datastore = addDatastore(inventory, added, `ds-${name}`, { hosts: [host] });
  const portgroup = addDistributedPortgroup(
    inventory,
    addDistributedSwitch(inventory, added, `dvs-${name}`, { hosts: [host] }),
    `pg-${name}`,
  );
  const pool = addResourcePool(inventory, cluster, `pool-${name}`);
  return { datacenter: added, datastore, portgroup, pool };
}
