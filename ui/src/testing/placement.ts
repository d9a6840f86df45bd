/** What a VCH can be made of, for tests. What comes out is parsed by the real schemas. */
import { toUrn } from '@vic/contract';
import { ComputeDetails, ComputeNode, DatastoreList, DatastoreRow } from '@vic/contract/placement';
import { ComputeResource } from '@vic/contract/vch-spec';
import type { Static, TSchema } from 'typebox';
import { Assert } from 'typebox/value';
import { VC1 } from './records.ts';

const TIB = 1024 ** 4;

function parsed<S extends TSchema>(schema: S, value: unknown): Static<S> {
  Assert(schema, value);
  return value;
}

const TYPES: Readonly<Record<ComputeNode['kind'], string>> = {
  vcenter: 'Folder',
  folder: 'Folder',
  datacenter: 'Datacenter',
  cluster: 'ClusterComputeResource',
  host: 'ComputeResource',
  'resource-pool': 'ResourcePool',
  vapp: 'VirtualApp',
};

/** A cluster that can be chosen. `kind` and `moid` also make its id. */
export function aComputeNode({
  moid = 'domain-c8',
  vcGuid = VC1,
  ...facts
}: Partial<ComputeNode> & { moid?: string; vcGuid?: string } = {}): ComputeNode {
  const { kind = 'cluster' } = facts;
  const isSelectable = ['cluster', 'host', 'resource-pool'].includes(kind);
  return parsed(ComputeNode, {
    id: toUrn({ type: TYPES[kind], moid, vcGuid }),
    kind,
    name: 'Compute-01',
    hasChildren: kind !== 'vapp' && kind !== 'resource-pool',
    isSelectable,
    reason: isSelectable ? null : 'container',
    ...facts,
  });
}

/** A cluster of the first vCenter. */
export function aComputeResource(facts: Partial<ComputeResource> = {}): ComputeResource {
  return parsed(ComputeResource, {
    vcGuid: VC1,
    vcName: 'vc1.lab.local',
    datacenter: { moid: 'datacenter-3', path: '/Berlin' },
    kind: 'cluster',
    moid: 'domain-c8',
    name: 'Compute-01',
    path: '/Berlin/host/Compute-01',
    ...facts,
  });
}

/** A cluster with DRS, half of it in use. */
export function aComputeDetails(facts: Partial<ComputeDetails> = {}): ComputeDetails {
  return parsed(ComputeDetails, {
    resource: aComputeResource(),
    isSelectable: true,
    reason: null,
    cpuMHz: { total: 80_000, used: 40_000, reserved: 10_000, reservable: 70_000 },
    memoryMiB: { total: 262_144, used: 131_072, reserved: 32_768, reservable: 229_376 },
    hosts: { total: 4, usable: 4 },
    drs: { isEnabled: true, groups: [] },
    missingPrivileges: [],
    ...facts,
  });
}

/** A datastore with 1 of 2 TiB free that all of four hosts reach. */
export function aDatastore(facts: Partial<DatastoreRow> = {}): DatastoreRow {
  return parsed(DatastoreRow, {
    moid: 'datastore-12',
    name: 'vsan-prod',
    kind: 'vsan',
    capacityBytes: 2 * TIB,
    freeBytes: TIB,
    isAccessible: true,
    isInMaintenance: false,
    reachedBy: 4,
    missingOn: [],
    ...facts,
  });
}

/** What a compute resource sees. */
export function aDatastoreList(datastores: readonly DatastoreRow[], hostCount = 4): DatastoreList {
  return parsed(DatastoreList, { hostCount, datastores });
}
