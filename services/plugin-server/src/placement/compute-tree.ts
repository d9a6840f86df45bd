import type { ComputeChildren, ComputeNode, ComputePath } from '@vic/contract/placement';
import { toUrn } from '@vic/contract';
import {
  reference,
  references,
  withContainerView,
  type ObjectContent,
  type PropertySpec,
  type TraversalSpec,
} from '@vic/vim25';
import { ProblemError } from '../errors.ts';
import {
  compareNodes,
  COMPUTE_TYPES,
  computeNode,
  isRootPool,
  NODE_PROPERTIES,
  WAY_TO_HOST_FOLDER,
  WAY_TO_OWNER,
  WAY_TO_ROOT_POOL,
  type NodeFacts,
} from './compute-nodes.ts';
import { holdersOf, wayUp } from './holders.ts';
import { readAll, readFrom, type ReadObjects } from './read-from.ts';
import { VCH_POOL_PROPERTIES, vchPools, WAY_TO_VMS } from './vch-pools.ts';
import type { VcenterPlace } from './vcenter-place.ts';

/** What can have children in the tree. */
const HOLDER_TYPES = ['Folder', 'Datacenter', ...COMPUTE_TYPES, 'ResourcePool'] as const;
/** What the way to an object may be asked of. */
const PATH_TYPES = [...HOLDER_TYPES, 'VirtualApp', 'HostSystem'] as const;

/** Stands for the root folder in addresses. */
export const ROOT = 'root';

/**
 * What lies directly below an object in the tree of compute resources, in one call.
 * Hosts of clusters are left out: a VCH goes on the cluster.
 * @throws ProblemError `not-found`
 */
export async function readChildren(place: VcenterPlace, moid: string): Promise<ComputeChildren> {
  const { client, vchs } = place;
  const { rootFolder } = client.content;
  const start = moid === ROOT ? { moid: rootFolder.value, types: [rootFolder.type] } : { moid, types: HOLDER_TYPES };
  const objects = await readFrom(client, start, {
    properties: nodeProperties(place),
    ways: waysDown(vchs === null ? [WAY_TO_VMS] : []),
  });
  const parent = objects.get(start.moid);
  if (moid === ROOT && (parent === undefined || parent.missing.has('childEntity'))) return readDatacenters(place);
  if (parent === undefined) throw new ProblemError('not-found');
  return { children: nodesOf(childrenOf(parent, objects), nodeFacts(place, objects)).sort(compareNodes) };
}

/**
 * The way from the vCenter to an object; a host in a cluster leads to its cluster.
 * @throws ProblemError `not-found`
 */
export async function readPath(place: VcenterPlace, moid: string): Promise<ComputePath> {
  const { client, vcenter, vchs } = place;
  const start = moid === ROOT ? client.content.rootFolder.value : moid;
  const vms = vchs === null ? [WAY_TO_VMS] : [];
  const objects = await readFrom(
    client,
    { moid: start, types: PATH_TYPES },
    {
      properties: [...nodeProperties(place), { type: 'HostSystem', pathSet: ['parent'] }],
      ways: [wayUp([WAY_TO_HOST_FOLDER, WAY_TO_ROOT_POOL]), WAY_TO_HOST_FOLDER, WAY_TO_ROOT_POOL, ...vms],
    },
  );
  if (!objects.has(start)) throw new ProblemError('not-found');
  const holders = holdersOf(start, objects);
  const hostFolders = holders.flatMap(({ props }) => reference(props.get('hostFolder'))?.value ?? []);
  const shown = holders.filter(
    ({ ref }) => ref.value !== client.content.rootFolder.value && !hostFolders.includes(ref.value),
  );
  return { nodes: [vcenterNode(place, vcenter.name), ...nodesOf(shown, nodeFacts(place, objects))] };
}

function vcenterNode({ client, vcenter }: VcenterPlace, name: string): ComputeNode {
  const { type, value: moid } = client.content.rootFolder;
  return {
    id: toUrn({ type, moid, vcGuid: vcenter.guid }),
    kind: 'vcenter',
    name,
    hasChildren: true,
    isSelectable: false,
    reason: 'container',
  };
}

function nodeProperties({ vchs }: VcenterPlace): PropertySpec[] {
  return vchs === null ? [...NODE_PROPERTIES, ...VCH_POOL_PROPERTIES] : [...NODE_PROPERTIES];
}

function nodeFacts({ vcenter, vchs }: VcenterPlace, objects: ReadObjects): NodeFacts {
  return { vcGuid: vcenter.guid, objects, vchPools: vchPools(vchs, objects.values()) };
}

/** From any holder to its children, and as far below as `hasChildren` needs. */
function waysDown(fromPools: readonly TraversalSpec[]): TraversalSpec[] {
  const inPool: TraversalSpec = { type: 'ResourcePool', path: 'resourcePool', skip: false, selectSet: fromPools };
  const inFolder: TraversalSpec = {
    type: 'Folder',
    path: 'childEntity',
    skip: false,
    selectSet: [WAY_TO_HOST_FOLDER, WAY_TO_ROOT_POOL],
  };
  return [
    inFolder,
    { ...WAY_TO_HOST_FOLDER, selectSet: [inFolder] },
    { ...WAY_TO_ROOT_POOL, selectSet: [inPool] },
    inPool,
    WAY_TO_OWNER,
  ];
}

function childrenOf(parent: ObjectContent, objects: ReadObjects): ObjectContent[] {
  const listed = (object: ObjectContent | undefined, path: string): ObjectContent[] =>
    references(object?.props.get(path)).flatMap(({ value }) => objects.get(value) ?? []);
  const behind = (path: string): ObjectContent | undefined =>
    objects.get(reference(parent.props.get(path))?.value ?? '');
  switch (parent.ref.type) {
    case 'Folder':
      return listed(parent, 'childEntity');
    case 'Datacenter':
      return listed(behind('hostFolder'), 'childEntity');
    case 'ResourcePool':
      return listed(parent, 'resourcePool');
    default:
      return listed(behind('resourcePool'), 'resourcePool');
  }
}

function nodesOf(objects: readonly ObjectContent[], facts: NodeFacts): ComputeNode[] {
  return objects.flatMap((object) => (isRootPool(object) ? [] : (computeNode(object, facts) ?? [])));
}

/** The datacenters, wherever they are, for a user who may not look into the root folder. */
async function readDatacenters(place: VcenterPlace): Promise<ComputeChildren> {
  const { client } = place;
  const objects = await withContainerView(client, client.content.rootFolder, ['Datacenter'], (view) =>
    readAll(client, [
      {
        propSet: [...NODE_PROPERTIES],
        objectSet: [
          {
            obj: view,
            skip: true,
            selectSet: [{ type: view.type, path: 'view', skip: false, selectSet: [WAY_TO_HOST_FOLDER] }],
          },
        ],
      },
    ]),
  );
  const datacenters = [...objects.values()].filter(({ ref }) => ref.type === 'Datacenter');
  return { children: nodesOf(datacenters, nodeFacts(place, objects)).sort(compareNodes) };
}
