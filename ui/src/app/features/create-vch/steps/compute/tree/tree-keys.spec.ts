import { VC1 } from '../../../../../../testing/records.ts';
import { aComputeNode } from '../../../../../../testing/placement.ts';
import { treeMove } from './tree-keys.ts';
import { nodeCount, treeRows, type Branch, type Tree, type TreeNode } from './tree-rows.ts';

function node(facts: Parameters<typeof aComputeNode>[0]): TreeNode {
  return { ...aComputeNode(facts), vcGuid: VC1, moid: facts?.moid ?? '', health: null };
}

const berlin = node({ kind: 'datacenter', moid: 'datacenter-1', name: 'Berlin' });
const munich = node({ kind: 'datacenter', moid: 'datacenter-2', name: 'Munich' });
const compute = node({ moid: 'domain-c1', name: 'Compute-01' });
const edge = node({ moid: 'domain-c2', name: 'Edge' });
const pool = node({ kind: 'resource-pool', moid: 'resgroup-1', name: 'production' });

function tree(open: readonly TreeNode[], branches: readonly (readonly [TreeNode, Branch])[] = []): Tree {
  const known: readonly (readonly [TreeNode, Branch])[] = [
    [berlin, { status: 'ready', children: [compute, edge] }],
    [compute, { status: 'ready', children: [pool] }],
    ...branches,
  ];
  return {
    roots: [berlin, munich],
    branches: new Map(known.map(([{ id }, branch]) => [id, branch])),
    open: new Set(open.map(({ id }) => id)),
  };
}

function names(shown: Tree, search = ''): string[] {
  return treeRows(shown, search).map((row) => `${row.level} ${row.node.name} ${row.position}/${row.setSize}`);
}

describe('treeRows', () => {
  it('shows what is open, with its place among its siblings', () => {
    expect(names(tree([berlin]))).toEqual(['1 Berlin 1/2', '2 Compute-01 1/2', '2 Edge 2/2', '1 Munich 2/2']);
  });

  it('forgets nothing of what is open below when a node is closed', () => {
    expect(names(tree([compute]))).toEqual(['1 Berlin 1/2', '1 Munich 2/2']);
    expect(names(tree([compute, berlin]))).toContain('3 production 1/1');
  });

  it('shows matches of a search with the way to them, open or not', () => {
    expect(names(tree([]), 'PROD')).toEqual(['1 Berlin 1/1', '2 Compute-01 1/1', '3 production 1/1']);
    expect(
      treeRows(tree([]), 'prod')
        .filter(({ isMatch }) => isMatch)
        .map(({ node: { name } }) => name),
    ).toEqual(['production']);
  });

  it('counts what was read', () => {
    expect(nodeCount(tree([]))).toBe(5);
  });
});

describe('treeMove', () => {
  const rows = treeRows(tree([berlin]));

  it('goes up and down, to the first and the last line', () => {
    expect(treeMove(rows, berlin.id, 'ArrowDown')).toEqual({ kind: 'focus', id: compute.id });
    expect(treeMove(rows, compute.id, 'ArrowUp')).toEqual({ kind: 'focus', id: berlin.id });
    expect(treeMove(rows, edge.id, 'Home')).toEqual({ kind: 'focus', id: berlin.id });
    expect(treeMove(rows, berlin.id, 'End')).toEqual({ kind: 'focus', id: munich.id });
    expect(treeMove(rows, munich.id, 'ArrowDown')).toBeNull();
  });

  it('opens, then goes in; goes out, then closes', () => {
    expect(treeMove(rows, compute.id, 'ArrowRight')).toEqual({ kind: 'open', ids: [compute.id] });
    expect(treeMove(rows, berlin.id, 'ArrowRight')).toEqual({ kind: 'focus', id: compute.id });
    expect(treeMove(rows, compute.id, 'ArrowLeft')).toEqual({ kind: 'focus', id: berlin.id });
    expect(treeMove(rows, berlin.id, 'ArrowLeft')).toEqual({ kind: 'close', id: berlin.id });
  });

  it('chooses what can be chosen and opens what cannot', () => {
    expect(treeMove(rows, edge.id, ' ')).toEqual({ kind: 'choose', id: edge.id });
    expect(treeMove(rows, munich.id, 'Enter')).toEqual({ kind: 'open', ids: [munich.id] });
    expect(treeMove(rows, berlin.id, 'Enter')).toEqual({ kind: 'close', id: berlin.id });
  });

  it('opens all siblings', () => {
    expect(treeMove(rows, compute.id, '*')).toEqual({ kind: 'open', ids: [compute.id, edge.id] });
  });

  it('goes to the next line that starts with a letter, around the end', () => {
    expect(treeMove(rows, edge.id, 'c')).toEqual({ kind: 'focus', id: compute.id });
    expect(treeMove(rows, berlin.id, 'M')).toEqual({ kind: 'focus', id: munich.id });
  });

  it('leaves other keys to the browser', () => {
    expect(treeMove(rows, berlin.id, 'Tab')).toBeNull();
    expect(treeMove(rows, berlin.id, 'x')).toBeNull();
  });
});
