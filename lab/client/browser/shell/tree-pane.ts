import type { TreeRow, TreeWindow } from '../wire.ts';
import { hostApi } from './host-api.ts';
import { Loader } from './loaded.ts';

export const ROW_HEIGHT = 28;
const OVERSCAN = 60;

export type TreeName = 'hosts' | 'vms';

/** One of the trees: which objects are expanded, and the rows around what is on screen. */
export class TreePane {
  readonly name: TreeName;
  readonly loader: Loader<TreeWindow>;
  offset = 0;
  /** Id of the row that the keyboard is on. */
  active: string | null = null;
  /** Pixels to scroll to at the next drawing. */
  scrollTo: number | null = null;
  readonly #expanded: Set<string>;
  readonly #storageKey: string;
  #first = 0;
  #visible = 40;

  constructor(name: TreeName, onChange: () => void, onFailure: (error: unknown) => void) {
    this.name = name;
    this.#storageKey = `standin.expanded.${name}`;
    this.#expanded = new Set(storedIds(this.#storageKey));
    this.loader = new Loader(onChange, onFailure);
  }

  get total(): number {
    return this.loader.state.value?.total ?? 0;
  }

  get rows(): readonly TreeRow[] {
    return this.loader.state.value?.rows ?? [];
  }

  get isUnopened(): boolean {
    return this.#expanded.size === 0;
  }

  /** Reads the visible part again, silently. */
  async refresh(): Promise<void> {
    const offset = Math.max(0, this.#first - OVERSCAN);
    await this.loader.load(async () => {
      const limit = this.#visible + 2 * OVERSCAN;
      const read = await hostApi.tree(this.name, { expanded: [...this.#expanded], offset, limit });
      this.offset = offset;
      return read;
    });
  }

  /** Tells which rows are on screen; reads on when they come near the end of what is known. */
  showing(firstRow: number, rowCount: number): void {
    this.#first = firstRow;
    this.#visible = rowCount;
    const known = { from: this.offset, to: this.offset + this.rows.length };
    const isKnown = firstRow >= known.from && Math.min(firstRow + rowCount, this.total) <= known.to;
    if (!isKnown) void this.refresh();
  }

  async toggle(row: TreeRow, isExpanded = !row.isExpanded): Promise<void> {
    this.expand(isExpanded ? [row.id] : []);
    if (!isExpanded) this.#expanded.delete(row.id);
    this.#store();
    await this.refresh();
  }

  expand(ids: readonly string[]): void {
    for (const id of ids) this.#expanded.add(id);
    this.#store();
  }

  /** Makes an object visible below its ancestors. */
  async reveal(id: string, ancestors: readonly string[]): Promise<void> {
    this.expand(ancestors);
    this.active = id;
    const { revealed } = await hostApi.tree(this.name, {
      expanded: [...this.#expanded],
      offset: 0,
      limit: 0,
      reveal: id,
    });
    if (revealed === null) return;
    const isVisible = revealed >= this.#first && revealed < this.#first + this.#visible - 1;
    if (!isVisible) {
      this.#first = Math.max(0, revealed - Math.floor(this.#visible / 2));
      this.scrollTo = this.#first * ROW_HEIGHT;
    }
    await this.refresh();
  }

  indexOf(id: string): number {
    return this.rows.findIndex((row) => row.id === id);
  }

  #store(): void {
    sessionStorage.setItem(this.#storageKey, JSON.stringify([...this.#expanded].slice(-2000)));
  }
}

function storedIds(key: string): string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
