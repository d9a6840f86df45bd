import { linkedSignal, type Signal } from '@angular/core';

/** What a list is of. */
export interface ListRecord {
  readonly id: string;
  readonly vcGuid: string;
}

/**
 * A row of a grid. It stays the same object while its record changes, so that selection, focus and an open detail pane
 * stay with it.
 */
export interface Row<T extends ListRecord> {
  readonly id: string;
  /** newest record; the last known one after it is gone */
  readonly record: Signal<T>;
}

/** Rows for records, in their order; rows that are there already are used again. */
export function rowsFor<T extends ListRecord>(
  records: readonly T[],
  present: readonly Row<T>[],
  find: (id: string) => T | undefined,
): Row<T>[] {
  const presentById = new Map(present.map((row) => [row.id, row]));
  return records.map((record) => presentById.get(record.id) ?? newRow(record, find));
}

function newRow<T extends ListRecord>(first: T, find: (id: string) => T | undefined): Row<T> {
  const { id } = first;
  const record = linkedSignal<T | undefined, T>({
    source: () => find(id),
    computation: (now, previous) => now ?? previous?.value ?? first,
  });
  return { id, record: record.asReadonly() };
}
