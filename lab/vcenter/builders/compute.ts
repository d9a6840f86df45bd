/** Clusters and hosts. */
import { VSPHERE_LICENSE } from '../licenses.ts';
import { STANDARD_RULESETS } from '../host-firewall.ts';
import type { ComputeResource, Datacenter, Folder, HostSystem, Inventory, ResourcePool } from '../inventory.ts';
import { add, nextMoid } from './entities.ts';
import { folderOf } from './folders.ts';
import { emptyPool } from './pools.ts';

/** A cluster in a host folder (or the datacenter's root host folder). */
export function addCluster(
  inventory: Inventory,
  parent: Folder | Datacenter,
  name: string,
  options: { drsEnabled?: boolean; dasEnabled?: boolean } = {},
): ComputeResource {
  return newComputeResource(inventory, hostFolderOf(inventory, parent), 'ClusterComputeResource', name, options);
}

/** A lone host with its compute resource of the same name; returns the host. */
export function addStandaloneHost(
  inventory: Inventory,
  parent: Folder | Datacenter,
  name: string,
  options: HostOptions = {},
): HostSystem {
  const compute = newComputeResource(inventory, hostFolderOf(inventory, parent), 'ComputeResource', name, {});
  return addHost(inventory, compute, name, options);
}

/** What a host has otherwise than most. */
export type HostOptions = Partial<
  Pick<
    HostSystem,
    | 'connectionState'
    | 'inMaintenanceMode'
    | 'version'
    | 'build'
    | 'cpuMHz'
    | 'cpuCores'
    | 'memoryMiB'
    | 'cpuUsageMHz'
    | 'memoryUsageMiB'
    | 'firewall'
    | 'license'
    | 'portgroups'
  >
>;

/** A host in a cluster. */
export function addHost(
  inventory: Inventory,
  compute: ComputeResource,
  name: string,
  options: HostOptions = {},
): HostSystem {
  const moid = nextMoid(inventory, 'host');
  compute.hosts.add(moid);
  return add<HostSystem>(inventory, {
    type: 'HostSystem',
    moid,
    name,
    parent: compute.moid,
    overallStatus: 'green',
    connectionState: 'connected',
    powerState: 'poweredOn',
    inMaintenanceMode: false,
    datastores: new Set(),
    networks: new Set(),
    vms: new Set(),
    version: '8.0.3',
    build: '24022510',
    cpuMHz: 2400,
    cpuCores: 16,
    memoryMiB: 131072,
    cpuUsageMHz: 2600,
    memoryUsageMiB: 40960,
    firewall: {
      incomingBlocked: true,
      outgoingBlocked: true,
      rulesets: STANDARD_RULESETS.map((each) => ({ ...each })),
    },
    license: VSPHERE_LICENSE,
    portgroups: [],
    ...options,
  });
}

/** The compute resource (cluster or the lone host's own) that a host belongs to. */
export function computeResourceOf(inventory: Inventory, host: HostSystem): ComputeResource {
  const parent = inventory.objects.get(host.parent ?? '');
  if (parent?.type === 'ClusterComputeResource' || parent?.type === 'ComputeResource') return parent;
  throw new Error(`host ${host.moid} has no compute resource`);
}

function newComputeResource(
  inventory: Inventory,
  folder: Folder,
  type: ComputeResource['type'],
  name: string,
  options: { drsEnabled?: boolean; dasEnabled?: boolean },
): ComputeResource {
  const moid = nextMoid(inventory, type === 'ClusterComputeResource' ? 'domain-c' : 'domain-s');
  const poolMoid = nextMoid(inventory, 'resgroup');
  folder.children.add(moid);
  const compute = add<ComputeResource>(inventory, {
    type,
    moid,
    name,
    parent: folder.moid,
    overallStatus: 'green',
    hosts: new Set(),
    resourcePool: poolMoid,
    drsEnabled: options.drsEnabled ?? type === 'ClusterComputeResource',
    dasEnabled: options.dasEnabled ?? false,
    groups: [],
  });
  add<ResourcePool>(inventory, emptyPool('ResourcePool', poolMoid, 'Resources', moid, moid));
  return compute;
}

function hostFolderOf(inventory: Inventory, parent: Folder | Datacenter): Folder {
  return parent.type === 'Datacenter' ? folderOf(inventory, parent, 'host') : parent;
}
