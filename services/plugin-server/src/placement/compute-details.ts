import type { Capacity, ComputeDetails, NotSelectableReason } from '@vic/contract/placement';
import {
  boolean,
  field,
  number,
  objects as objectsOf,
  references,
  text,
  type ObjectContent,
  type PropertySpec,
  type VimValue,
} from '@vic/vim25';
import { computeNode, WAY_TO_ROOT_POOL } from './compute-nodes.ts';
import {
  computeResourceOf,
  hostsOf,
  parentPoolOf,
  readCompute,
  vmFolderOf,
  WAY_TO_HOSTS,
  type ReadCompute,
} from './compute-resource.ts';
import { CREATION_PRIVILEGES, missingPrivileges } from './creation-privileges.ts';
import { VCH_POOL_PROPERTIES, vchPools, WAY_TO_VMS } from './vch-pools.ts';
import type { VcenterPlace } from './vcenter-place.ts';

/** Whether a cluster has DRS on. */
export const DRS = 'configurationEx.drsConfig.enabled';
const GROUPS = 'configurationEx.group';
const MIB = 1024 * 1024;

const PROPERTIES: readonly PropertySpec[] = [
  { type: 'ComputeResource', pathSet: ['summary.effectiveCpu', 'summary.effectiveMemory', 'datastore', 'network'] },
  { type: 'ClusterComputeResource', pathSet: [DRS, GROUPS] },
  { type: 'ResourcePool', pathSet: ['resourcePool', 'runtime.cpu', 'runtime.memory'] },
  { type: 'HostSystem', pathSet: ['runtime.connectionState', 'runtime.inMaintenanceMode'] },
];

/**
 * A place for a VCH as it is now: what it has and what is left, its hosts, DRS, and what the user lacks there.
 * One read and one question for each kind of privilege.
 * @throws ProblemError `not-found`
 */
export async function readDetails(place: VcenterPlace, moid: string): Promise<ComputeDetails> {
  const { client, vchs } = place;
  const read = await readCompute(client, moid, {
    properties: [...PROPERTIES, ...(vchs === null ? VCH_POOL_PROPERTIES : [])],
    ways: vchs === null ? [WAY_TO_VMS] : [],
    waysFromCompute: [WAY_TO_HOSTS, WAY_TO_ROOT_POOL],
  });
  const { compute, objects } = read;
  const resource = computeResourceOf(place, read);
  const pool = objects.get(parentPoolOf(read)?.value ?? '');
  const isDrsEnabled = compute.ref.type === 'ClusterComputeResource' ? (boolean(compute.props.get(DRS)) ?? null) : null;
  const hosts = hostsOf(read);
  const reason = reasonOf(place, read);
  return {
    resource,
    isSelectable: reason === null,
    reason,
    cpuMHz: capacityOf(pool?.props.get('runtime.cpu'), 1, number(compute.props.get('summary.effectiveCpu'))),
    memoryMiB: capacityOf(pool?.props.get('runtime.memory'), MIB, number(compute.props.get('summary.effectiveMemory'))),
    hosts: { total: hosts.length, usable: hosts.filter(({ ref }) => isUsable(objects.get(ref.value))).length },
    drs: {
      isEnabled: isDrsEnabled,
      groups: objectsOf(compute.props.get(GROUPS)).flatMap(({ name }) => text(name) ?? []),
    },
    missingPrivileges: await missingHere(place, read, pool, isDrsEnabled === true),
  };
}

function reasonOf(
  { vcenter, vchs }: VcenterPlace,
  { target, compute, objects }: ReadCompute,
): NotSelectableReason | null {
  if (target.ref.type === 'HostSystem') {
    if (compute.ref.type === 'ClusterComputeResource') return 'host-in-cluster';
    return computeNode(compute, { vcGuid: vcenter.guid, objects, vchPools: new Set() })?.reason ?? null;
  }
  const node = computeNode(target, { vcGuid: vcenter.guid, objects, vchPools: vchPools(vchs, objects.values()) });
  return node === null ? 'container' : node.reason;
}

/**
 * A pool's runtime usage (vSphere API: ResourcePoolResourceUsage, MHz and bytes).
 * @param unit how much of what vSphere counts is one of ours
 * @param all what the hosts have, in our unit, where the pool says nothing
 */
function capacityOf(usage: VimValue | undefined, unit: number, all: number | undefined): Capacity {
  const figure = (name: string): number | null => {
    const value = number(field(usage, name));
    return value === undefined || value < 0 ? null : Math.floor(value / unit);
  };
  return {
    total: figure('maxUsage') ?? all ?? null,
    used: figure('overallUsage'),
    reserved: figure('reservationUsed'),
    reservable: figure('unreservedForPool'),
  };
}

function isUsable(host: ObjectContent | undefined): boolean {
  return (
    text(host?.props.get('runtime.connectionState')) === 'connected' &&
    boolean(host?.props.get('runtime.inMaintenanceMode')) !== true
  );
}

function missingHere(
  { client }: VcenterPlace,
  read: ReadCompute,
  pool: ObjectContent | undefined,
  hasOwnPool: boolean,
): Promise<string[]> {
  const { props } = read.compute;
  const vmFolder = vmFolderOf(read);
  return missingPrivileges(
    client,
    {
      pool: pool ? [pool.ref] : [],
      folder: vmFolder ? [vmFolder] : [],
      datastore: references(props.get('datastore')),
      network: references(props.get('network')),
    },
    CREATION_PRIVILEGES.filter(({ isForOwnPool }) => isForOwnPool !== true || hasOwnPool),
  );
}
