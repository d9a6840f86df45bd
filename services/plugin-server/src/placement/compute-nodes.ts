import { toUrn } from '@vic/contract';
import type { ComputeNode, NotSelectableReason } from '@vic/contract/placement';
import { entityName, reference, references, text, type ObjectContent, type PropertySpec } from '@vic/vim25';
import type { ReadObjects } from './read-from.ts';

/** What nodes are made of. A supertype's properties hold for its subtypes too. */
export const NODE_PROPERTIES: readonly PropertySpec[] = [
  { type: 'Folder', pathSet: ['name', 'parent', 'childEntity'] },
  { type: 'Datacenter', pathSet: ['name', 'parent', 'hostFolder'] },
  { type: 'ComputeResource', pathSet: ['name', 'parent', 'host', 'resourcePool'] },
  { type: 'ResourcePool', pathSet: ['name', 'parent', 'owner', 'resourcePool'] },
];

/** From a datacenter to its root host folder. */
export const WAY_TO_HOST_FOLDER = { type: 'Datacenter', path: 'hostFolder', skip: false } as const;
/** From a cluster or standalone host to its hidden root pool. */
export const WAY_TO_ROOT_POOL = { type: 'ComputeResource', path: 'resourcePool', skip: false } as const;
/** From a pool to the cluster or standalone host whose it is. */
export const WAY_TO_OWNER = { type: 'ResourcePool', path: 'owner', skip: false } as const;

/** A cluster, and what stands for a standalone host. */
export const COMPUTE_TYPES: readonly string[] = ['ClusterComputeResource', 'ComputeResource'];

/** Types in folders of hosts and of datacenters, as far as the tree shows them. */
const SHOWN_IN_FOLDERS: readonly string[] = ['Folder', 'Datacenter', ...COMPUTE_TYPES];

/** The objects that were read, and what is known beside them. */
export interface NodeFacts {
  readonly vcGuid: string;
  readonly objects: ReadObjects;
  /** moids of pools that VCHs have */
  readonly vchPools: ReadonlySet<string>;
}

/** The type of an object in the tree; null for what is not shown, such as a cluster's root pool. */
export function kindOf(object: ObjectContent): ComputeNode['kind'] | null {
  const { ref } = object;
  if (ref.type === 'Folder') return 'folder';
  if (ref.type === 'Datacenter') return 'datacenter';
  if (ref.type === 'ClusterComputeResource') return 'cluster';
  if (ref.type === 'ComputeResource') return 'host';
  if (ref.type === 'VirtualApp') return 'vapp';
  if (ref.type === 'ResourcePool') return isRootPool(object) ? null : 'resource-pool';
  return null;
}

/** Whether a pool is the hidden one that stands for all of its compute resource. */
export function isRootPool({ props }: ObjectContent): boolean {
  return COMPUTE_TYPES.includes(reference(props.get('parent'))?.type ?? '');
}

/** A node of the tree; null for an object that the tree does not show or whose name may not be read. */
export function computeNode(object: ObjectContent, facts: NodeFacts): ComputeNode | null {
  const kind = kindOf(object);
  const name = text(object.props.get('name'));
  if (kind === null || name === undefined) return null;
  const reason = reasonOf(object, kind, facts);
  const { type, value: moid } = object.ref;
  return {
    id: toUrn({ type, moid, vcGuid: facts.vcGuid }),
    kind,
    name: entityName(name),
    // What is in a VCH's pool or in a vApp is not for choosing.
    hasChildren: reason !== 'vch-pool' && reason !== 'vapp' && hasChildren(object, facts.objects),
    isSelectable: reason === null,
    reason,
  };
}

/** Why an object cannot be chosen; null if it can. Rights do not matter here: what is missing is told beside. */
export function reasonOf(
  object: ObjectContent,
  kind: ComputeNode['kind'],
  { objects, vchPools }: NodeFacts,
): NotSelectableReason | null {
  switch (kind) {
    case 'vcenter':
    case 'folder':
    case 'datacenter':
      return 'container';
    case 'vapp':
      return 'vapp';
    case 'cluster':
    case 'host':
      return isWithoutHosts(object) ? 'no-hosts' : null;
    case 'resource-pool': {
      if (vchPools.has(object.ref.value)) return 'vch-pool';
      const owner = objects.get(reference(object.props.get('owner'))?.value ?? '');
      return owner && isWithoutHosts(owner) ? 'no-hosts' : null;
    }
  }
}

function isWithoutHosts({ props, missing }: ObjectContent): boolean {
  return !missing.has('host') && references(props.get('host')).length === 0;
}

function hasChildren({ ref, props }: ObjectContent, objects: ReadObjects): boolean {
  const behind = (path: string): ObjectContent | undefined => objects.get(reference(props.get(path))?.value ?? '');
  switch (ref.type) {
    case 'Folder':
      return references(props.get('childEntity')).some(({ type }) => SHOWN_IN_FOLDERS.includes(type));
    case 'Datacenter':
      return references(behind('hostFolder')?.props.get('childEntity')).length > 0;
    case 'ResourcePool':
      return references(props.get('resourcePool')).length > 0;
    default:
      return references(behind('resourcePool')?.props.get('resourcePool')).length > 0;
  }
}

const KIND_ORDER: readonly ComputeNode['kind'][] = [
  'vcenter',
  'folder',
  'datacenter',
  'cluster',
  'host',
  'resource-pool',
  'vapp',
];
const byName = new Intl.Collator('en', { numeric: true });

/** By kind, then name: numbers in names count as such. */
export function compareNodes(left: ComputeNode, right: ComputeNode): number {
  return KIND_ORDER.indexOf(left.kind) - KIND_ORDER.indexOf(right.kind) || byName.compare(left.name, right.name);
}
