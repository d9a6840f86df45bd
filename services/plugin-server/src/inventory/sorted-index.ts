import type { FieldReader, SortKey } from './query-fields.ts';
import type { Row } from './store.ts';

interface Entry {
  readonly key: SortKey;
  row: Row;
}

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
/** Above this share of new entries sorting anew is quicker than inserting. */
const RESORT_SHARE = 8;

/** Rows in the order of one field. After a change only the rows whose key changed are placed again. */
export class SortedIndex {
  readonly #field: FieldReader;
  #entries: Entry[] = [];
  #version = '';
  #rows: readonly Row[] = [];

  constructor(field: FieldReader) {
    this.#field = field;
  }

  /**
   * All rows in ascending order, equal ones by id; rows without a value last.
   * @param version stands for the state of the rows; while it stays the same nothing is done
   */
  sorted(version: string, rows: () => Iterable<Row>): readonly Row[] {
    if (version === this.#version) return this.#rows;
    this.#version = version;
    const placed = this.#refresh(rows());
    this.#entries = placed;
    this.#rows = placed.map(({ row }) => row);
    return this.#rows;
  }

  #refresh(rows: Iterable<Row>): Entry[] {
    const current = new Map<string, Row>();
    for (const row of rows) current.set(row.id, row);
    const kept: Entry[] = [];
    for (const entry of this.#entries) {
      const row = current.get(entry.row.id);
      if (!row || this.#field(row) !== entry.key) continue;
      entry.row = row;
      kept.push(entry);
      current.delete(row.id);
    }
    const added = [...current.values()].map((row) => ({ key: this.#field(row), row }));
    if (added.length * RESORT_SHARE > kept.length) return [...kept, ...added].sort(compare);
    return merge(kept, added.sort(compare));
  }
}

/** Merges few sorted entries into many sorted ones: each finds its place by halving. */
function merge(kept: readonly Entry[], added: readonly Entry[]): Entry[] {
  const result: Entry[] = [];
  let from = 0;
  for (const entry of added) {
    const place = placeOf(kept, entry, from);
    for (; from < place; from += 1) {
      const before = kept[from];
      if (before) result.push(before);
    }
    result.push(entry);
  }
  for (; from < kept.length; from += 1) {
    const rest = kept[from];
    if (rest) result.push(rest);
  }
  return result;
}

function placeOf(entries: readonly Entry[], entry: Entry, from: number): number {
  let low = from;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = entries[middle];
    if (other && compare(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(left: Entry, right: Entry): number {
  return compareKeys(left.key, right.key) || (left.row.id < right.row.id ? -1 : 1);
}

function compareKeys(left: SortKey, right: SortKey): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [String(left), String(right)];
  return natural.compare(a, b) || (a < b ? -1 : 1);
}
