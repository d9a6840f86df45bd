import { entityName, reference, text, type ObjectChange } from '@vic/vim25';

/** A pool, folder, host, compute resource or datacenter. */
export interface TreeNode {
  readonly type: string;
  /** null if it may not be read */
  readonly name: string | null;
  readonly parent: { readonly type: string; readonly moid: string } | null;
}

/** Types whose names VMs refer to, and what lies between. */
export const TREE_TYPES = ['Folder', 'ResourcePool', 'HostSystem', 'ComputeResource', 'Datacenter'] as const;
export const TREE_PATHS = ['name', 'parent'] as const;

/** A node after a change; what is not in the change stays. */
export function reduceNode(known: TreeNode | undefined, change: Pick<ObjectChange, 'ref' | 'props'>): TreeNode {
  const name = text(change.props.get('name'));
  const parent = reference(change.props.get('parent'));
  return {
    type: change.ref.type,
    name: name === undefined ? (known?.name ?? null) : entityName(name),
    parent: parent ? { type: parent.type, moid: parent.value } : (known?.parent ?? null),
  };
}

/** Whether a folder is a datacenter's root VM folder (VMs lie in no other folder directly below a datacenter). */
export function isRootFolder(node: TreeNode | undefined): boolean {
  return node?.parent?.type === 'Datacenter';
}

/** What a node is called: the hidden root pool of a compute resource goes by that one's name. */
export function shownName(nodes: ReadonlyMap<string, TreeNode>, moid: string): string | null {
  const node = nodes.get(moid);
  if (!node) return null;
  const isHidden = node.type === 'ResourcePool' && (node.parent?.type.endsWith('ComputeResource') ?? false);
  if (!isHidden || !node.parent) return node.name;
  return nodes.get(node.parent.moid)?.name ?? node.name;
}
