/** Properties of clusters and other compute resources, and of resource pools and vApps. */
import type { Allocation, ComputeResource, HostSystem, ResourcePool } from '../inventory.ts';
import type { Composite, Properties, Read, ReadContext } from '../model/property.ts';
import { reservedIn, unreserved, usedIn } from '../pool-config.ts';
import { encodeName } from '../soap/escape.ts';
import type { Value } from '../soap/value.ts';
import { array, boolean, enumeration, int, long, object, reference, short, subtype, text } from '../soap/value.ts';
import { managedEntity, refTo, refsTo } from './entity.ts';

const MIB = 1024 * 1024;

function hostsOf(target: ComputeResource, { world }: ReadContext): HostSystem[] {
  const hosts: HostSystem[] = [];
  for (const moid of target.hosts) {
    const host = world.inventory.objects.get(moid);
    if (host?.type === 'HostSystem') hosts.push(host);
  }
  return hosts;
}

const isEffective = (host: HostSystem): boolean => host.connectionState === 'connected' && !host.inMaintenanceMode;
const total = (hosts: readonly HostSystem[], figure: (host: HostSystem) => number): number =>
  hosts.reduce((sum, host) => sum + figure(host), 0);
const cpuOf = (host: HostSystem): number => host.cpuMHz * host.cpuCores;

const figure =
  (value: (hosts: readonly HostSystem[]) => Value): Read<ComputeResource> =>
  (target, context) =>
    value(hostsOf(target, context));

const summaryFields: Properties<ComputeResource> = {
  totalCpu: figure((hosts) => int(total(hosts, cpuOf))),
  totalMemory: figure((hosts) => long(total(hosts, (host) => host.memoryMiB * MIB))),
  numCpuCores: figure((hosts) => short(total(hosts, (host) => host.cpuCores))),
  numCpuThreads: figure((hosts) => short(total(hosts, (host) => host.cpuCores * 2))),
  effectiveCpu: figure((hosts) => int(total(hosts.filter(isEffective), cpuOf))),
  effectiveMemory: figure((hosts) => long(total(hosts.filter(isEffective), (host) => host.memoryMiB))),
  numHosts: figure((hosts) => int(hosts.length)),
  numEffectiveHosts: figure((hosts) => int(hosts.filter(isEffective).length)),
  overallStatus: (target) => enumeration('ManagedEntityStatus', target.overallStatus),
};

const shared: Properties<ComputeResource> = {
  ...managedEntity,
  resourcePool: (target, context) => refTo(target.resourcePool, context),
  host: (target, context) => refsTo(target.hosts, context),
  datastore: (target, context) =>
    refsTo(new Set(hostsOf(target, context).flatMap((host) => [...host.datastores])), context),
  network: (target, context) =>
    refsTo(new Set(hostsOf(target, context).flatMap((host) => [...host.networks])), context),
};

export const computeResource: Properties<ComputeResource> = {
  ...shared,
  summary: { type: 'ComputeResourceSummary', isSubtype: true, fields: summaryFields },
  configurationEx: {
    type: 'ComputeResourceConfigInfo',
    isSubtype: true,
    fields: { vmSwapPlacement: () => text('vmDirectory'), spbmEnabled: () => boolean(true) },
  },
};

const drsConfig: Composite<ComputeResource> = {
  type: 'ClusterDrsConfigInfo',
  fields: {
    enabled: (target) => boolean(target.drsEnabled),
    enableVmBehaviorOverrides: () => boolean(true),
    defaultVmBehavior: () => enumeration('DrsBehavior', 'fullyAutomated'),
    vmotionRate: () => int(3),
  },
};

const dasConfig: Composite<ComputeResource> = {
  type: 'ClusterDasConfigInfo',
  fields: {
    enabled: (target) => boolean(target.dasEnabled),
    vmMonitoring: () => text('vmMonitoringDisabled'),
    hostMonitoring: () => text('enabled'),
    failoverLevel: () => int(1),
    admissionControlEnabled: (target) => boolean(target.dasEnabled),
  },
};

const group: Read<ComputeResource> = ({ groups }, { world }) =>
  array(
    'ClusterGroupInfo',
    groups.map(({ kind, name, members }) => {
      const refs = [...members].flatMap((moid) => {
        const member = world.inventory.objects.get(moid);
        return member === undefined ? [] : [reference(member.type, moid)];
      });
      const list = array('ManagedObjectReference', refs);
      return subtype(kind === 'vms' ? 'ClusterVmGroup' : 'ClusterHostGroup', {
        name: text(name),
        userCreated: boolean(true),
        ...(kind === 'vms' ? { vm: list } : { host: list }),
      });
    }),
  );

export const clusterComputeResource: Properties<ComputeResource> = {
  ...shared,
  summary: {
    type: 'ClusterComputeResourceSummary',
    isSubtype: true,
    fields: { ...summaryFields, currentFailoverLevel: () => int(1), numVmotions: () => int(0) },
  },
  configuration: { type: 'ClusterConfigInfo', fields: { dasConfig, drsConfig } },
  configurationEx: {
    type: 'ClusterConfigInfoEx',
    isSubtype: true,
    fields: {
      vmSwapPlacement: () => text('vmDirectory'),
      spbmEnabled: () => boolean(true),
      dasConfig,
      drsConfig,
      group,
    },
  },
};

function allocation(value: Allocation): Value {
  return object('ResourceAllocationInfo', {
    reservation: long(value.reservation),
    expandableReservation: boolean(value.expandableReservation),
    limit: long(value.limit),
    shares: object('SharesInfo', { shares: int(value.shares), level: enumeration('SharesLevel', value.level) }),
  });
}

/** MHz (or MiB) of the compute resource that a pool can use: its limit, or all there is. */
function capacity(pool: ResourcePool, context: ReadContext, kind: 'cpu' | 'memory'): number {
  const owner = context.world.inventory.objects.get(pool.owner);
  const hosts = owner && 'hosts' in owner && 'drsEnabled' in owner ? hostsOf(owner, context) : [];
  const all = total(hosts, kind === 'cpu' ? cpuOf : (host) => host.memoryMiB);
  return pool[kind].limit < 0 ? all : Math.min(pool[kind].limit, all);
}

function usage(pool: ResourcePool, context: ReadContext, kind: 'cpu' | 'memory'): Value {
  const unit = kind === 'cpu' ? 1 : MIB;
  const { inventory } = context.world;
  const max = capacity(pool, context, kind);
  const reserved = reservedIn(pool, kind, inventory);
  const free = Math.max(0, Math.min(unreserved(pool, kind, inventory), max - reserved));
  return object('ResourcePoolResourceUsage', {
    reservationUsed: long(reserved * unit),
    reservationUsedForVm: long(0),
    unreservedForPool: long(free * unit),
    unreservedForVm: long(free * unit),
    overallUsage: long(usedIn(pool, kind, inventory) * unit),
    maxUsage: long(max * unit),
  });
}

const config: Composite<ResourcePool> = {
  type: 'ResourceConfigSpec',
  fields: {
    entity: (pool) => reference(pool.type, pool.moid),
    cpuAllocation: (pool) => allocation(pool.cpu),
    memoryAllocation: (pool) => allocation(pool.memory),
  },
};

const runtime: Composite<ResourcePool> = {
  type: 'ResourcePoolRuntimeInfo',
  fields: {
    memory: (pool, context) => usage(pool, context, 'memory'),
    cpu: (pool, context) => usage(pool, context, 'cpu'),
    overallStatus: (pool) => enumeration('ManagedEntityStatus', pool.overallStatus),
  },
};

const poolSummary: Properties<ResourcePool> = {
  name: (pool) => text(encodeName(pool.name)),
  config,
  runtime,
  quickStats: {
    type: 'ResourcePoolQuickStats',
    fields: {
      overallCpuUsage: (pool, { world }) => long(usedIn(pool, 'cpu', world.inventory)),
      overallCpuDemand: (pool, { world }) => long(usedIn(pool, 'cpu', world.inventory)),
      guestMemoryUsage: (pool, { world }) => long(usedIn(pool, 'memory', world.inventory)),
      hostMemoryUsage: (pool, { world }) => long(usedIn(pool, 'memory', world.inventory)),
    },
  },
  configuredMemoryMB: (pool, { world }) => {
    let sum = 0;
    for (const moid of pool.vms) {
      const vm = world.inventory.objects.get(moid);
      if (vm?.type === 'VirtualMachine') sum += vm.memoryMiB;
    }
    return int(sum);
  },
};

const pool: Properties<ResourcePool> = {
  ...managedEntity,
  runtime,
  owner: (target, context) => refTo(target.owner, context),
  resourcePool: (target, context) => refsTo(target.pools, context),
  vm: (target, context) => refsTo(target.vms, context),
  config,
  childConfiguration: (target, context) => {
    const { world } = context;
    return array(
      'ResourceConfigSpec',
      [...target.pools].flatMap((moid) => {
        const child = world.inventory.objects.get(moid);
        if (child?.type !== 'ResourcePool' && child?.type !== 'VirtualApp') return [];
        return [
          object('ResourceConfigSpec', {
            entity: reference(child.type, child.moid),
            cpuAllocation: allocation(child.cpu),
            memoryAllocation: allocation(child.memory),
          }),
        ];
      }),
    );
  },
};

export const resourcePool: Properties<ResourcePool> = {
  ...pool,
  summary: { type: 'ResourcePoolSummary', isSubtype: true, fields: poolSummary },
};

export const virtualApp: Properties<ResourcePool> = {
  ...pool,
  summary: {
    type: 'VirtualAppSummary',
    isSubtype: true,
    fields: {
      ...poolSummary,
      vAppState: (target, { world }) => enumeration('VirtualAppVAppState', vAppState(target, world.inventory.objects)),
    },
  },
  parentFolder: (target, context) => refTo(target.parentFolder, context),
  datastore: () => array('ManagedObjectReference', []),
  network: () => array('ManagedObjectReference', []),
  parentVApp: (target, context) => {
    const parent = context.world.inventory.objects.get(target.parent ?? '');
    return parent?.type === 'VirtualApp' ? reference('VirtualApp', parent.moid) : undefined;
  },
  childLink: () => array('VirtualAppLinkInfo', []),
};

function vAppState(target: ResourcePool, objects: ReadonlyMap<string, { type: string; powerState?: string }>): string {
  for (const moid of target.vms) if (objects.get(moid)?.powerState === 'poweredOn') return 'started';
  return 'stopped';
}
