import type { ComputeNode } from '@vic/contract/placement';
import type { VcenterState } from '@vic/contract';
import type { AppFault } from '../../../../../core/errors/app-fault.ts';

/** A node of the tree; of a vCenter also whether it can be reached. */
export interface TreeNode extends ComputeNode {
  readonly vcGuid: string;
  readonly moid: string;
  readonly health: { readonly state: VcenterState; readonly reason: string | null } | null;
}

/** What is known of what lies below a node. */
export type Branch =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly children: readonly TreeNode[] }
  | { readonly status: 'error'; readonly fault: AppFault };

/** What was read of the tree, and what of it is open. */
export interface Tree {
  readonly roots: readonly TreeNode[];
  readonly branches: ReadonlyMap<string, Branch>;
  readonly open: ReadonlySet<string>;
}

/** A node as one line of the tree. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly parentId: string | null;
  /** counts from 1 */
  readonly level: number;
  /** counts from 1, among its siblings that are shown */
  readonly position: number;
  readonly setSize: number;
  readonly isExpandable: boolean;
  readonly isOpen: boolean;
  readonly branch: Branch | null;
  /** its name contains what is searched for */
  readonly isMatch: boolean;
}

interface Shown {
  readonly node: TreeNode;
  readonly isMatch: boolean;
  readonly below: readonly Shown[];
}

/**
 * The lines that a tree shows, from top to bottom.
 * @param search shows only nodes whose name contains it, and the way to them; of what was read so far. Empty: all open ones.
 */
export function treeRows(tree: Tree, search = ''): readonly TreeRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  const shown = wanted === '' ? openOnes(tree, tree.roots) : matchingOnes(tree, tree.roots, wanted);
  return linesOf(tree, shown, wanted !== '', null, 1);
}

function openOnes(tree: Tree, nodes: readonly TreeNode[]): readonly Shown[] {
  return nodes.map((node) => ({
    node,
    isMatch: false,
    below: tree.open.has(node.id) ? openOnes(tree, childrenOf(tree, node)) : [],
  }));
}

function matchingOnes(tree: Tree, nodes: readonly TreeNode[], wanted: string): readonly Shown[] {
  return nodes.flatMap((node) => {
    const isMatch = node.name.toLocaleLowerCase().includes(wanted);
    const below = matchingOnes(tree, childrenOf(tree, node), wanted);
    return isMatch || below.length > 0 ? [{ node, isMatch, below }] : [];
  });
}

function linesOf(
  tree: Tree,
  shown: readonly Shown[],
  isSearch: boolean,
  parentId: string | null,
  level: number,
): readonly TreeRow[] {
  return shown.flatMap(({ node, isMatch, below }, index) => [
    {
      node,
      parentId,
      level,
      position: index + 1,
      setSize: shown.length,
      isExpandable: isSearch ? below.length > 0 : node.hasChildren,
      isOpen: isSearch ? below.length > 0 : tree.open.has(node.id) && node.hasChildren,
      branch: tree.branches.get(node.id) ?? null,
      isMatch,
    },
    ...linesOf(tree, below, isSearch, node.id, level + 1),
  ]);
}

function childrenOf(tree: Tree, node: TreeNode): readonly TreeNode[] {
  const branch = tree.branches.get(node.id);
  return branch?.status === 'ready' ? branch.children : [];
}

/** How many nodes were read so far. */
export function nodeCount(tree: Tree): number {
  return [...tree.branches.values()].reduce(
    (sum, branch) => sum + (branch.status === 'ready' ? branch.children.length : 0),
    tree.roots.length,
  );
}
