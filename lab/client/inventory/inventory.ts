import type { ManagedObjectReference, ObjectChange } from '@vic/vim25';
import type { TreeKind, ObjectState } from '../browser/wire.ts';
import { nodeOf, propertiesOf, type InventoryNode } from './inventory-node.ts';
import { parentInTree, TREE_VIEWS, type Surroundings, type TreeView } from './placement.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Order of kinds among siblings, as administrators know it. */
const KIND_ORDER = [
  'Datacenter',
  'Folder',
  'ClusterComputeResource',
  'HostSystem',
  'ResourcePool',
  'VirtualApp',
  'VirtualMachine',
];

/**
 * One vCenter's inventory as one user sees it: state of the live feed, and the children of every object in both trees.
 * The children are worked out when they are asked for after a change, so a burst of changes costs one pass.
 */
export class Inventory implements Surroundings {
  readonly root: string;
  readonly #nodes = new Map<string, InventoryNode>();
  readonly #hiddenFolders = new Map<string, { datacenter: string; view: TreeView }>();
  #children: Record<TreeView, Map<string, string[]>> | null = null;
  #sorted = new Set<string[]>();

  constructor(root: ManagedObjectReference) {
    this.root = root.value;
  }

  get size(): number {
    return this.#nodes.size;
  }

  node(moid: string): InventoryNode | undefined {
    return this.#nodes.get(moid);
  }

  datacenterOf(folder: string): { datacenter: string; view: TreeView } | undefined {
    return this.#hiddenFolders.get(folder);
  }

  /** Takes a complete set of changes in. With `isResync` everything that the set does not name is gone. */
  apply(changes: readonly ObjectChange[], isResync: boolean): void {
    if (isResync) this.#nodes.clear();
    for (const change of changes) {
      const moid = change.ref.value;
      if (change.kind === 'leave') this.#nodes.delete(moid);
      else this.#nodes.set(moid, merged(change, change.kind === 'enter' ? undefined : this.#nodes.get(moid)));
    }
    this.#hiddenFolders.clear();
    for (const { ref, vmFolder, hostFolder } of this.#nodes.values()) {
      if (ref.type !== 'Datacenter') continue;
      if (vmFolder !== null) this.#hiddenFolders.set(vmFolder, { datacenter: ref.value, view: 'vms' });
      if (hostFolder !== null) this.#hiddenFolders.set(hostFolder, { datacenter: ref.value, view: 'hosts' });
    }
    this.#children = null;
  }

  /** Children in a tree, by kind and then by name with numbers in their order. */
  children(view: TreeView, moid: string): readonly string[] {
    this.#children ??= this.#placeAll();
    const children = this.#children[view].get(moid);
    if (!children) return [];
    if (!this.#sorted.has(children)) {
      children.sort((a, b) => this.#order(a, b));
      this.#sorted.add(children);
    }
    return children;
  }

  /** From the vCenter's root down to the object's parent; null if the tree does not show it. */
  pathTo(view: TreeView, moid: string): string[] | null {
    const path: string[] = [];
    let node = this.#nodes.get(moid);
    while (node && node.ref.value !== this.root) {
      const parent = parentInTree(view, node, this);
      if (parent === null || path.length > 64) return null;
      path.unshift(parent);
      if (parent === this.root) return path;
      node = this.#nodes.get(parent);
    }
    return moid === this.root ? path : null;
  }

  /** All VMs below an object, in the order of the tree. */
  vmsBelow(moid: string): string[] {
    const views: readonly TreeView[] = this.children('hosts', moid).length > 0 ? ['hosts', 'vms'] : ['vms'];
    const found = new Set<string>();
    for (const view of views) this.#collectVms(view, moid, found);
    if (this.#nodes.get(moid)?.ref.type === 'HostSystem') {
      for (const node of this.#nodes.values()) if (node.host === moid) found.add(node.ref.value);
    }
    return [...found].sort((a, b) => this.#order(a, b));
  }

  #collectVms(view: TreeView, moid: string, found: Set<string>): void {
    for (const child of this.children(view, moid)) {
      if (this.#nodes.get(child)?.ref.type === 'VirtualMachine') found.add(child);
      else this.#collectVms(view, child, found);
    }
  }

  #placeAll(): Record<TreeView, Map<string, string[]>> {
    this.#sorted = new Set();
    const trees: Record<TreeView, Map<string, string[]>> = { hosts: new Map(), vms: new Map() };
    for (const view of TREE_VIEWS) {
      for (const node of this.#nodes.values()) {
        const parent = parentInTree(view, node, this);
        if (parent === null) continue;
        const siblings = trees[view].get(parent);
        if (siblings) siblings.push(node.ref.value);
        else trees[view].set(parent, [node.ref.value]);
      }
    }
    return trees;
  }

  #order(a: string, b: string): number {
    const left = this.#nodes.get(a);
    const right = this.#nodes.get(b);
    if (!left || !right) return 0;
    const kinds = KIND_ORDER.indexOf(left.ref.type) - KIND_ORDER.indexOf(right.ref.type);
    return kinds !== 0 ? kinds : collator.compare(left.name, right.name) || (a < b ? -1 : 1);
  }
}

function merged(change: ObjectChange, known: InventoryNode | undefined): InventoryNode {
  if (!known) return nodeOf(change.ref, change.props);
  const props = propertiesOf(known);
  for (const path of change.removed) props.delete(path);
  for (const [path, value] of change.props) props.set(path, value);
  return nodeOf(change.ref, props);
}

/** Which icon an object has. */
export function kindOf(node: InventoryNode, isRoot: boolean): TreeKind {
  if (isRoot) return 'vcenter';
  switch (node.ref.type) {
    case 'Datacenter':
      return 'datacenter';
    case 'ClusterComputeResource':
      return 'cluster';
    case 'HostSystem':
      return 'host';
    case 'ResourcePool':
      return 'pool';
    case 'VirtualApp':
      return 'vapp';
    case 'VirtualMachine':
      return node.isTemplate ? 'template' : 'vm';
    default:
      return 'folder';
  }
}

/** The state that an icon shows beside the kind. */
export function stateOf(node: InventoryNode): ObjectState {
  if (node.connectionState !== null && node.connectionState !== 'connected') return 'disconnected';
  if (node.isInMaintenance) return 'maintenance';
  if (node.powerState === 'poweredOn') return 'on';
  if (node.powerState === 'suspended') return 'suspended';
  return node.powerState === 'poweredOff' ? 'off' : 'none';
}
