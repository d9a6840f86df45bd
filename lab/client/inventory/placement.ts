import type { InventoryNode } from './inventory-node.ts';

/** The two trees of the client. */
export type TreeView = 'hosts' | 'vms';

export const TREE_VIEWS: readonly TreeView[] = ['hosts', 'vms'];

export function isTreeView(value: string): value is TreeView {
  return value === 'hosts' || value === 'vms';
}

/** The inventory to place nodes in. Moids are unique within one vCenter. */
export interface Surroundings {
  readonly root: string;
  node(moid: string): InventoryNode | undefined;
  /** Datacenter that has this folder as its hidden host or VM folder. */
  datacenterOf(folder: string): { readonly datacenter: string; readonly view: TreeView } | undefined;
}

const CLUSTERS: ReadonlySet<string> = new Set(['ClusterComputeResource']);
const POOLS: ReadonlySet<string> = new Set(['ResourcePool', 'VirtualApp']);

/** Moid of the object that `node` hangs below in a tree; null if that tree does not show it. */
export function parentInTree(view: TreeView, node: InventoryNode, all: Surroundings): string | null {
  if (node.ref.value === all.root) return null;
  switch (node.ref.type) {
    case 'Folder':
      return folderParent(view, node, all);
    case 'Datacenter':
      return visible(node.parent, all);
    case 'VirtualMachine':
      return view === 'hosts' ? vmByCompute(node, all) : vmByFolder(node, all);
    case 'VirtualApp':
      return view === 'hosts' ? belowPool(node.parent, all) : throughFolders('vms', node.parentFolder, all);
    case 'ClusterComputeResource':
      return view === 'hosts' ? throughFolders('hosts', node.parent, all) : null;
    case 'HostSystem':
      return view === 'hosts' ? hostParent(node, all) : null;
    case 'ResourcePool':
      return view === 'hosts' && !isRootPool(node, all) ? belowPool(node.parent, all) : null;
    default:
      return null;
  }
}

/** Root pools and lone hosts' compute resources are not shown themselves. */
function isRootPool(node: InventoryNode, all: Surroundings): boolean {
  const parent = node.parent === null ? undefined : all.node(node.parent);
  return parent !== undefined && !POOLS.has(parent.ref.type);
}

function folderParent(view: TreeView, node: InventoryNode, all: Surroundings): string | null {
  if (all.datacenterOf(node.ref.value)) return null;
  const parent = node.parent === null ? undefined : all.node(node.parent);
  // The other hidden folders of a datacenter (datastores, networks) and all below them have no place in these trees.
  if (parent?.ref.type === 'Datacenter') return null;
  const home = homeOf(node, all);
  if (home !== null && home !== view) return null;
  return throughFolders(view, node.parent, all);
}

/** Which tree a folder below a datacenter belongs to; null above datacenters, where both show it. */
function homeOf(folder: InventoryNode, all: Surroundings): TreeView | 'none' | null {
  let current: InventoryNode | undefined = folder;
  for (let depth = 0; current && depth < 64; depth++) {
    const hidden = all.datacenterOf(current.ref.value);
    if (hidden) return hidden.view;
    const parent: InventoryNode | undefined = current.parent === null ? undefined : all.node(current.parent);
    if (parent?.ref.type === 'Datacenter') return 'none';
    current = parent;
  }
  return null;
}

/** A hidden folder stands for its datacenter; an unknown parent (no permission to see it) for the vCenter. */
function throughFolders(view: TreeView, moid: string | null, all: Surroundings): string {
  const hidden = moid === null ? undefined : all.datacenterOf(moid);
  if (hidden?.view === view) return visible(hidden.datacenter, all);
  return visible(moid, all);
}

function hostParent(node: InventoryNode, all: Surroundings): string {
  const parent = node.parent === null ? undefined : all.node(node.parent);
  if (!parent || CLUSTERS.has(parent.ref.type)) return visible(node.parent, all);
  return throughFolders('hosts', parent.parent, all);
}

/** What hangs below a pool: below the cluster if that is its hidden root pool, below the host if that stands alone. */
function belowPool(pool: string | null, all: Surroundings): string {
  const node = pool === null ? undefined : all.node(pool);
  if (!node || !isRootPool(node, all)) return visible(pool, all);
  return visible(node.parent, all);
}

function vmByCompute(node: InventoryNode, all: Surroundings): string | null {
  if (node.isTemplate) return null;
  const place = belowPool(node.parentVApp ?? node.resourcePool, all);
  // A lone host's compute resource is not shown: the host is.
  return all.node(place)?.ref.type === 'ComputeResource' ? visible(node.host, all) : place;
}

function vmByFolder(node: InventoryNode, all: Surroundings): string {
  if (node.parentVApp !== null) return visible(node.parentVApp, all);
  return throughFolders('vms', node.parent, all);
}

function visible(moid: string | null, all: Surroundings): string {
  return moid !== null && all.node(moid) ? moid : all.root;
}
