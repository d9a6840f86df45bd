/** `ResourceConfigSpec` of pools. */
import type { Allocation, Inventory, ResourcePool } from './inventory.ts';
import { Fault, invalidArgument } from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';
import { long } from './soap/value.ts';

const LEVELS = ['low', 'normal', 'high', 'custom'] as const;
const SHARES = { cpu: { low: 2000, normal: 4000, high: 8000 }, memory: { low: 81920, normal: 163840, high: 327680 } };

/** An allocation with what the request sets on top of what there was. */
export function allocationOf(spec: RequestElement, kind: 'cpu' | 'memory', before: Allocation): Allocation {
  const element = spec.child(`${kind}Allocation`);
  const reservation = element.optionalNumber('reservation') ?? before.reservation;
  const limit = element.optionalNumber('limit') ?? before.limit;
  if (reservation < 0 || (limit >= 0 && reservation > limit))
    throw invalidArgument(`spec.${kind}Allocation.reservation`);
  const shares = element.optional('shares');
  const level = LEVELS.find((known) => known === shares?.optionalString('level')) ?? before.level;
  return {
    reservation,
    limit,
    expandableReservation: element.optionalBoolean('expandableReservation') ?? before.expandableReservation,
    level,
    shares: level === 'custom' ? (shares?.optionalNumber('shares') ?? before.shares) : SHARES[kind][level],
  };
}

/** What the pools in a pool have reserved: MHz or MiB. */
export function reservedIn(pool: ResourcePool, kind: 'cpu' | 'memory', inventory: Inventory): number {
  return [...pool.pools].reduce((sum, moid) => sum + (poolOf(inventory, moid)?.[kind].reservation ?? 0), 0);
}

/** What the VMs in a pool, and in the pools in it, use: MHz or MiB. */
export function usedIn(pool: ResourcePool, kind: 'cpu' | 'memory', inventory: Inventory): number {
  let sum = kind === 'cpu' ? pool.cpuUsageMHz : pool.memoryUsageMiB;
  for (const moid of pool.vms) {
    const vm = inventory.objects.get(moid);
    if (vm?.type !== 'VirtualMachine' || vm.powerState !== 'poweredOn') continue;
    sum += kind === 'cpu' ? vm.quickStats.overallCpuUsageMHz : vm.quickStats.hostMemoryUsageMiB;
  }
  for (const moid of pool.pools) {
    const inner = poolOf(inventory, moid);
    if (inner) sum += usedIn(inner, kind, inventory);
  }
  return sum;
}

/** What a pool may hand out without taking more from above: MHz or MiB of its reservation that nobody has, or what there is above if it expands. */
export function unreserved(pool: ResourcePool, kind: 'cpu' | 'memory', inventory: Inventory): number {
  const given = reservedIn(pool, kind, inventory);
  const parent = poolOf(inventory, pool.parent ?? '');
  if (parent === undefined) return capacity(pool, kind, inventory) - given;
  const own = pool[kind].reservation - given;
  return pool[kind].expandableReservation ? own + unreserved(parent, kind, inventory) : own;
}

function poolOf(inventory: Inventory, moid: string): ResourcePool | undefined {
  const pool = inventory.objects.get(moid);
  return pool?.type === 'ResourcePool' || pool?.type === 'VirtualApp' ? pool : undefined;
}

/** Of the hosts that can run something. */
function capacity(rootPool: ResourcePool, kind: 'cpu' | 'memory', inventory: Inventory): number {
  const owner = inventory.objects.get(rootPool.owner);
  let sum = 0;
  for (const moid of owner !== undefined && 'resourcePool' in owner && 'hosts' in owner ? owner.hosts : []) {
    const host = inventory.objects.get(moid);
    if (host?.type !== 'HostSystem' || host.connectionState !== 'connected' || host.inMaintenanceMode) continue;
    sum += kind === 'cpu' ? host.cpuMHz * host.cpuCores : host.memoryMiB;
  }
  return sum;
}

const UNITS = { cpu: 1, memory: 1024 * 1024 };
const SHORTAGES = {
  cpu: { type: 'InsufficientCpuResourcesFault', word: 'CPU' },
  memory: { type: 'InsufficientMemoryResourcesFault', word: 'memory' },
};

/** A pool below `parent` wants so much more in reserve. Throws `InsufficientCpuResourcesFault` or `InsufficientMemoryResourcesFault`. */
export function checkReservation(
  parent: ResourcePool,
  kind: 'cpu' | 'memory',
  more: number,
  inventory: Inventory,
): void {
  const free = unreserved(parent, kind, inventory);
  if (more <= 0 || more <= free) return;
  const { type, word } = SHORTAGES[kind];
  throw new Fault(
    type,
    `The available ${word} resources in the parent resource pool are insufficient for the operation.`,
    { unreserved: long(Math.max(0, free) * UNITS[kind]), requested: long(more * UNITS[kind]) },
  );
}
