import type { ParamMap, Params } from '@angular/router';

const LONGEST_FILTER = 500;

/** What a list shows, as the URL says it. */
export interface ListState {
  /** from 1 */
  readonly page: number;
  /** server's sort field, with `-` before it when descending */
  readonly sort: string;
  /** by query parameter; no empty texts */
  readonly filters: Readonly<Record<string, string>>;
  /** id of the record whose detail pane is open */
  readonly detail: string | null;
}

/** What a list accepts from the URL. */
export interface ListStateRules {
  readonly sortFields: readonly string[];
  readonly filterParams: readonly string[];
  readonly defaultSort: string;
}

/** Reads the state out of the URL's query; what is not allowed there is left out. */
export function readListState(query: ParamMap, { sortFields, filterParams, defaultSort }: ListStateRules): ListState {
  const page = Number(query.get('page') ?? '1');
  const sort = query.get('sort') ?? '';
  const filters = filterParams
    .map((param) => [param, (query.get(param) ?? '').slice(0, LONGEST_FILTER)] as const)
    .filter(([, text]) => text !== '');
  return {
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
    sort: sortFields.includes(sort.replace(/^-/, '')) ? sort : defaultSort,
    filters: Object.fromEntries(filters),
    detail: query.get('detail'),
  };
}

/** The URL's query for a state; what is as at first is left out. */
export function writeListState({ page, sort, filters, detail }: ListState, { defaultSort }: ListStateRules): Params {
  return {
    ...filters,
    ...(page > 1 ? { page } : {}),
    ...(sort === defaultSort ? {} : { sort }),
    ...(detail === null ? {} : { detail }),
  };
}

/** Whether two states show the same rows; an open detail makes no difference. */
export function isSameListing(a: ListState, b: ListState): boolean {
  return a.page === b.page && a.sort === b.sort && isSameFilters(a.filters, b.filters);
}

function isSameFilters(a: ListState['filters'], b: ListState['filters']): boolean {
  const params = Object.keys(a);
  return params.length === Object.keys(b).length && params.every((param) => a[param] === b[param]);
}
