import { signal, type Signal } from '@angular/core';
import { MAX_PAGE_SIZE, recordOf } from '@vic/contract';
import * as Type from 'typebox';
import { Check } from 'typebox/schema';

/** How many rows a page may have. */
export const PAGE_SIZES: readonly number[] = [10, 20, 50, MAX_PAGE_SIZE];
const DEFAULT_PAGE_SIZE = 50;

const Stored = Type.Object({
  pageSize: Type.Integer({ enum: [...PAGE_SIZES] }),
  /** by column id; columns that the user never touched are not in it */
  hidden: recordOf(Type.Boolean()),
});

/** How the user likes a grid, kept in the browser across visits. */
export interface GridSettings {
  readonly pageSize: Signal<number>;
  /** columns that the user hid (true) or showed (false) */
  readonly hidden: Signal<Readonly<Record<string, boolean>>>;
  setPageSize(pageSize: number): void;
  setHidden(columnId: string, isHidden: boolean): void;
}

/**
 * Settings of one grid. A browser that forbids storage only forgets them.
 * @param name of the list; the storage key is `vic.grid.<name>`
 */
export function gridSettings(name: string): GridSettings {
  const key = `vic.grid.${name}`;
  const stored = read(key);
  const pageSize = signal(stored?.pageSize ?? DEFAULT_PAGE_SIZE);
  const hidden = signal(stored?.hidden ?? {});
  const save = (): void => {
    write(key, { pageSize: pageSize(), hidden: hidden() });
  };
  return {
    pageSize: pageSize.asReadonly(),
    hidden: hidden.asReadonly(),
    setPageSize: (size) => {
      pageSize.set(size);
      save();
    },
    setHidden: (columnId, isHidden) => {
      hidden.update((all) => ({ ...all, [columnId]: isHidden }));
      save();
    },
  };
}

function read(key: string) {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Check(Stored, value) ? value : null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the setting holds until the page is left.
  }
}
