import type { ComputeResource } from '@vic/contract/vch-spec';
import {
  entityName,
  reference,
  references,
  text,
  type ManagedObjectReference,
  type ObjectContent,
  type PropertySpec,
  type TraversalSpec,
  type VimClient,
} from '@vic/vim25';
import { ProblemError } from '../errors.ts';
import { COMPUTE_TYPES } from './compute-nodes.ts';
import { holdersOf, inventoryPath, wayUp } from './holders.ts';
import { readFrom, type ReadObjects } from './read-from.ts';
import type { VcenterPlace } from './vcenter-place.ts';

/** What a place for a VCH can be named by. */
const PLACE_TYPES = [...COMPUTE_TYPES, 'ResourcePool', 'VirtualApp', 'HostSystem'] as const;

/** What holds a place; a supertype's properties hold for its subtypes too. */
const HOLDER_PROPERTIES: readonly PropertySpec[] = [
  { type: 'Folder', pathSet: ['name', 'parent'] },
  { type: 'Datacenter', pathSet: ['name', 'parent', 'vmFolder'] },
  { type: 'ComputeResource', pathSet: ['name', 'parent', 'host', 'resourcePool'] },
  { type: 'ResourcePool', pathSet: ['name', 'parent', 'owner'] },
  { type: 'HostSystem', pathSet: ['name', 'parent'] },
];

export interface ComputeReading {
  /** beside those of what holds the place */
  readonly properties?: readonly PropertySpec[];
  /** from the place itself */
  readonly ways?: readonly TraversalSpec[];
  /** from the cluster or standalone host that the place belongs to */
  readonly waysFromCompute?: readonly TraversalSpec[];
}

/** A place for a VCH with all that was read around it. */
export interface ReadCompute {
  /** what was asked for: a cluster, a standalone host, a pool, a vApp or a host */
  readonly target: ObjectContent;
  /** the cluster or standalone host that it is or belongs to */
  readonly compute: ObjectContent;
  readonly objects: ReadObjects;
}

/**
 * Reads a place, its cluster or standalone host, all that holds it, and what lies along the ways, in one call.
 * @throws ProblemError `not-found`
 */
export async function readCompute(client: VimClient, moid: string, reading: ComputeReading = {}): Promise<ReadCompute> {
  const { properties = [], ways = [], waysFromCompute = [] } = reading;
  const objects = await readFrom(
    client,
    { moid, types: PLACE_TYPES },
    {
      properties: [...HOLDER_PROPERTIES, ...properties],
      ways: [wayUp(waysFromCompute), ...waysFromCompute, ...ways],
    },
  );
  const target = objects.get(moid);
  const compute = holdersOf(moid, objects).findLast(({ ref }) => COMPUTE_TYPES.includes(ref.type));
  if (target?.props.get('name') === undefined || compute === undefined) throw new ProblemError('not-found');
  return { target, compute, objects };
}

/** From a cluster or standalone host to its hosts. */
export const WAY_TO_HOSTS = { type: 'ComputeResource', path: 'host', skip: false } as const;

/** A host of a place. */
export interface PlaceHost {
  readonly ref: ManagedObjectReference;
  readonly name: string;
}

/** The hosts of the cluster, or the standalone host, in vSphere's order. They must have been read. */
export function hostsOf({ compute, objects }: ReadCompute): PlaceHost[] {
  return references(compute.props.get('host')).map((ref) => ({
    ref,
    name: entityName(text(objects.get(ref.value)?.props.get('name')) ?? ref.value),
  }));
}

/** The datacenter around a place; undefined if it may not be seen. */
export function datacenterOf({ target, objects }: ReadCompute): ObjectContent | undefined {
  return holdersOf(target.ref.value, objects).find(({ ref }) => ref.type === 'Datacenter');
}

/** What a VCH's own VM folder is made in. */
export function vmFolderOf(read: ReadCompute): ManagedObjectReference | undefined {
  return reference(datacenterOf(read)?.props.get('vmFolder'));
}

/** What a VCH's own pool is made in: the pool itself, or the hidden one that stands for all of a cluster or host. */
export function parentPoolOf({ target, compute }: ReadCompute): ManagedObjectReference | undefined {
  const isPool = target.ref.type === 'ResourcePool' || target.ref.type === 'VirtualApp';
  return isPool ? target.ref : reference(compute.props.get('resourcePool'));
}

/**
 * A place as a draft keeps it.
 * @throws ProblemError `forbidden` if the datacenter around it may not be seen, without which no VCH can be made
 */
export function computeResourceOf({ vcenter, client }: VcenterPlace, read: ReadCompute): ComputeResource {
  const { target, objects } = read;
  const { rootFolder } = client.content;
  const datacenter = datacenterOf(read);
  if (datacenter === undefined)
    throw new ProblemError('forbidden', { detail: 'You lack the privilege System.View on the datacenter.' });
  return {
    vcGuid: vcenter.guid,
    vcName: vcenter.name,
    datacenter: {
      moid: datacenter.ref.value,
      path: inventoryPath(datacenter.ref.value, objects, rootFolder),
    },
    kind: kindOf(target.ref.type),
    moid: target.ref.value,
    name: entityName(text(target.props.get('name')) ?? target.ref.value),
    path: inventoryPath(target.ref.value, objects, rootFolder),
  };
}

function kindOf(type: string): ComputeResource['kind'] {
  if (type === 'ClusterComputeResource') return 'cluster';
  return type === 'ComputeResource' || type === 'HostSystem' ? 'host' : 'resource-pool';
}
