import type { TreeQuery, TreeRow, TreeWindow, VcenterState } from '../browser/wire.ts';
import { urnOf } from '../identity.ts';
import { kindOf, stateOf, type Inventory } from './inventory.ts';
import type { TreeView } from './placement.ts';

/** One vCenter as the tree shows it. */
export interface TreeRoot {
  readonly state: VcenterState;
  readonly inventory: Inventory | null;
}

/** The window `offset…offset+limit` of the flattened tree, in time proportional to what is expanded. */
export function treeWindow(view: TreeView, roots: readonly TreeRoot[], query: TreeQuery): TreeWindow {
  const walk = new Walk(view, query);
  roots.forEach((root, index) => walk.root(root, index + 1, roots.length));
  return { total: walk.index, rows: walk.rows, revealed: walk.revealed };
}

class Walk {
  index = 0;
  revealed: number | null = null;
  readonly rows: TreeRow[] = [];
  readonly #view: TreeView;
  readonly #query: TreeQuery;
  readonly #expanded: ReadonlySet<string>;

  constructor(view: TreeView, query: TreeQuery) {
    this.#view = view;
    this.#query = query;
    this.#expanded = new Set(query.expanded);
  }

  root({ state, inventory }: TreeRoot, position: number, siblings: number): void {
    const id = state.rootId ?? `vcenter:${state.name}`;
    const children = inventory?.children(this.#view, inventory.root) ?? [];
    const isExpanded = this.#expanded.has(id);
    this.#put(id, () => ({
      id,
      name: state.name,
      kind: 'vcenter',
      state: state.state === 'connected' ? 'none' : 'disconnected',
      level: 1,
      isExpandable: children.length > 0,
      isExpanded,
      position,
      siblings,
      note: state.reason ?? (inventory ? null : 'Loading…'),
    }));
    if (isExpanded && inventory && state.guid !== null) this.#below(inventory, state.guid, children, 2);
  }

  #below(inventory: Inventory, guid: string, moids: readonly string[], level: number): void {
    moids.forEach((moid, i) => {
      const node = inventory.node(moid);
      if (!node) return;
      const id = urnOf(node.ref, guid);
      const isExpanded = this.#expanded.has(id);
      // Leaves outside the window are only counted: a folder may hold ten thousand VMs.
      if (!isExpanded && !this.#isInWindow() && id !== this.#query.reveal) {
        this.index += 1;
        return;
      }
      const children = inventory.children(this.#view, moid);
      this.#put(id, () => ({
        id,
        name: node.name,
        kind: kindOf(node, false),
        state: stateOf(node),
        level,
        isExpandable: children.length > 0,
        isExpanded: isExpanded && children.length > 0,
        position: i + 1,
        siblings: moids.length,
        note: null,
      }));
      if (isExpanded) this.#below(inventory, guid, children, level + 1);
    });
  }

  #isInWindow(): boolean {
    const { offset, limit } = this.#query;
    return this.index >= offset && this.index < offset + limit;
  }

  #put(id: string, row: () => TreeRow): void {
    if (this.#isInWindow()) this.rows.push(row());
    if (id === this.#query.reveal) this.revealed = this.index;
    this.index += 1;
  }
}
