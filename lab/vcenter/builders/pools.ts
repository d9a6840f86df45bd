/** Resource pools and vApps. */
import type { Allocation, ComputeResource, Folder, Inventory, ResourcePool } from '../inventory.ts';
import { add, entityOfType, nextMoid } from './entities.ts';

/** What a pool has otherwise than most. */
export type PoolOptions = Partial<Pick<ResourcePool, 'cpu' | 'memory' | 'cpuUsageMHz' | 'memoryUsageMiB'>>;

/** A pool below another pool, or below a compute resource's root pool. */
export function addResourcePool(
  inventory: Inventory,
  parent: ResourcePool | ComputeResource,
  name: string,
  options: PoolOptions = {},
): ResourcePool {
  return newPool(inventory, parent, 'ResourcePool', nextMoid(inventory, 'resgroup'), name, options);
}

/** A vApp below a pool, shown in the given VM folder. */
export function addVApp(
  inventory: Inventory,
  parent: ResourcePool | ComputeResource,
  name: string,
  folder: Folder,
  options: PoolOptions = {},
): ResourcePool {
  const vapp = newPool(inventory, parent, 'VirtualApp', nextMoid(inventory, 'resgroup-v'), name, options);
  vapp.parentFolder = folder.moid;
  folder.children.add(vapp.moid);
  return vapp;
}

/** The hidden root pool ("Resources") of a compute resource. */
export function rootPoolOf(inventory: Inventory, compute: ComputeResource): ResourcePool {
  return entityOfType(inventory, compute.resourcePool, 'ResourcePool');
}

/** The pool itself, or the root pool of a compute resource. */
export function poolOf(inventory: Inventory, parent: ResourcePool | ComputeResource): ResourcePool {
  return 'resourcePool' in parent ? rootPoolOf(inventory, parent) : parent;
}

/** Allocation without reservation and limit. */
export function defaultAllocation(): Allocation {
  return { reservation: 0, expandableReservation: true, limit: -1, shares: 4000, level: 'normal' };
}

function newPool(
  inventory: Inventory,
  parent: ResourcePool | ComputeResource,
  type: ResourcePool['type'],
  moid: string,
  name: string,
  options: PoolOptions,
): ResourcePool {
  const parentPool = poolOf(inventory, parent);
  parentPool.pools.add(moid);
  return add<ResourcePool>(inventory, {
    ...emptyPool(type, moid, name, parentPool.moid, parentPool.owner),
    ...options,
  });
}

/** A pool with nothing in it, and without reservation and limit. */
export function emptyPool(
  type: ResourcePool['type'],
  moid: string,
  name: string,
  parent: string,
  owner: string,
): ResourcePool {
  return {
    type,
    moid,
    name,
    parent,
    owner,
    overallStatus: 'green',
    pools: new Set(),
    vms: new Set(),
    cpu: defaultAllocation(),
    memory: { ...defaultAllocation(), shares: 163840 },
    cpuUsageMHz: 0,
    memoryUsageMiB: 0,
  };
}
