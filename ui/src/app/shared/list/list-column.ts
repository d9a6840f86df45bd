import type { StatusLook } from '../status/status.ts';

/** One choice of a filter. `label` is a name that needs no translation, such as a host name. */
export type FilterOption =
  { readonly value: string; readonly look: StatusLook } | { readonly value: string; readonly label: string };

/** What a column is filtered with. */
export type ColumnFilterKind = 'text' | 'choice' | 'vcenter';

/** Declares one column of a list over records of type T. */
export interface ListColumn<T> {
  /** names the column in templates and settings */
  readonly id: string;
  readonly labelKey: string;
  /** the server's sort field; without it the column cannot be sorted */
  readonly sortField?: string;
  /** query parameter of the column's filter; without it the column cannot be filtered */
  readonly filterParam?: string;
  readonly filterKind?: ColumnFilterKind;
  /** choices of a `choice` filter */
  readonly options?: readonly FilterOption[];
  /** width at first (px); the user can drag it */
  readonly width: number;
  readonly isHiddenAtFirst?: boolean;
  /** what the cell is about, as one comparable value: tells whether it changed, and is what is copied */
  readonly value: (record: T) => string | number | null;
}

/** Choices out of a table of looks. */
export function optionsOf(looks: Readonly<Record<string, StatusLook>>): FilterOption[] {
  return Object.entries(looks).map(([value, look]) => ({ value, look }));
}
