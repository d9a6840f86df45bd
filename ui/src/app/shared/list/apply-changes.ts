import type { ListColumn } from './list-column.ts';
import type { ListRecord } from './row.ts';
import type { ListState } from './list-state.ts';

/** What a page of a list needs to follow the stream. */
export interface RevisedPage<T extends ListRecord> {
  readonly items: readonly T[];
  readonly revision: number;
}

/** Changes to one kind of record between two revisions of the server's store. */
export interface RecordChanges<T extends ListRecord> {
  readonly previousRevision: number;
  readonly revision: number;
  readonly isPartial: boolean;
  readonly changed: readonly T[];
  readonly removed: readonly string[];
}

/** The page after the changes, and whether it can still be right. */
export interface AppliedChanges<T extends ListRecord> {
  readonly page: RevisedPage<T>;
  /** membership, order or number of the rows may be different now: ask the server */
  readonly isOutdated: boolean;
}

/** Pure: patches the visible rows, and says whether that is enough. Never guesses over a gap. */
export function applyChanges<T extends ListRecord>(
  page: RevisedPage<T>,
  changes: RecordChanges<T>,
  sensitive: readonly ListColumn<T>[],
): AppliedChanges<T> {
  if (changes.revision <= page.revision) return { page, isOutdated: false };
  if (changes.isPartial || changes.previousRevision > page.revision) return { page, isOutdated: true };
  const visible = new Map(page.items.map((item) => [item.id, item]));
  const newest = new Map(changes.changed.map((record) => [record.id, record]));
  const isOutdated =
    changes.removed.length > 0 ||
    changes.changed.some((record) => {
      const before = visible.get(record.id);
      return !before || sensitive.some((column) => column.value(before) !== column.value(record));
    });
  const items = newest.size === 0 ? page.items : page.items.map((item) => newest.get(item.id) ?? item);
  return { page: { items, revision: changes.revision }, isOutdated };
}

/** Columns whose change can move a row or take it in or out: those sorted or filtered by. */
export function sensitiveColumns<T>(columns: readonly ListColumn<T>[], state: ListState): ListColumn<T>[] {
  const sortField = state.sort.replace(/^-/, '');
  return columns.filter(
    (column) =>
      column.sortField === sortField || (column.filterParam !== undefined && column.filterParam in state.filters),
  );
}
