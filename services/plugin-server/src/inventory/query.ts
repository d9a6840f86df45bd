import { CONTAINER_SORT_FIELDS, VCH_SORT_FIELDS, type ContainerListQuery, type VchListQuery } from '@vic/contract';
import { CONTAINER_FIELDS, FIGURE_FIELDS, VCH_FIELDS, type FieldReader } from './query-fields.ts';
import { SortedIndex } from './sorted-index.ts';
import type { Row, VcenterStore } from './store.ts';

/** One page of rows, with the counts that lists show. */
export interface Page {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly totalUnfiltered: number;
}

type Kind = 'vch' | 'container';
type Filter = (row: Row) => boolean;

interface ListKind {
  readonly kind: Kind;
  readonly fields: ReadonlyMap<string, FieldReader>;
  /** fields whose filter is a comma list of exact values */
  readonly choices: readonly string[];
}

const VCHS: ListKind = {
  kind: 'vch',
  fields: new Map(VCH_SORT_FIELDS.map((field) => [field, VCH_FIELDS[field]])),
  choices: ['state', 'overallStatus'],
};
const CONTAINERS: ListKind = {
  kind: 'container',
  fields: new Map(CONTAINER_SORT_FIELDS.map((field) => [field, CONTAINER_FIELDS[field]])),
  choices: ['state'],
};

/** Answers list queries over several vCenters; keeps the order of each field that was asked for. */
export class ListQueries {
  readonly #indexes = new Map<string, SortedIndex>();

  vchs(stores: readonly VcenterStore[], membership: number, query: VchListQuery): Page {
    return this.#page(VCHS, stores, membership, query, filtersOf(VCHS, query));
  }

  containers(stores: readonly VcenterStore[], membership: number, query: ContainerListQuery): Page {
    const filters = filtersOf(CONTAINERS, query);
    const { vchId } = query;
    if (vchId) {
      filters.push(({ store, vm }) => {
        const owner = store.ownership().owners.get(vm.moid);
        return owner !== undefined && store.urn('VirtualMachine', owner) === vchId;
      });
    }
    return this.#page(CONTAINERS, stores, membership, query, filters);
  }

  #page(
    list: ListKind,
    stores: readonly VcenterStore[],
    membership: number,
    { page, pageSize, sort }: { page: number; pageSize: number; sort: string },
    filters: readonly Filter[],
  ): Page {
    const isDescending = sort.startsWith('-');
    const all = this.#sorted(list, stores, membership, isDescending ? sort.slice(1) : sort);
    const matching = filters.length === 0 ? all : all.filter((row) => filters.every((filter) => filter(row)));
    const start = (page - 1) * pageSize;
    const rows = isDescending
      ? matching.slice(Math.max(0, matching.length - start - pageSize), Math.max(0, matching.length - start)).reverse()
      : matching.slice(start, start + pageSize);
    return { rows, total: matching.length, totalUnfiltered: all.length };
  }

  #sorted(list: ListKind, stores: readonly VcenterStore[], membership: number, field: string): readonly Row[] {
    const key = `${list.kind}:${field}`;
    let index = this.#indexes.get(key);
    if (!index) {
      index = new SortedIndex(list.fields.get(field) ?? (() => null));
      this.#indexes.set(key, index);
    }
    const version = [membership, ...stores.map((store) => store.version)].join(':');
    return index.sorted(version, () => rowsOf(stores, list.kind));
  }
}

/** Whether a query's order changes all the time. */
export function sortsByFigure(sort: string): boolean {
  return FIGURE_FIELDS.includes(sort.replace(/^-/, ''));
}

function* rowsOf(stores: readonly VcenterStore[], kind: Kind): Generator<Row> {
  for (const store of stores) yield* store.rows(kind);
}

function filtersOf({ fields, choices }: ListKind, query: object): Filter[] {
  const filters: Filter[] = [];
  for (const [name, value] of Object.entries(query)) {
    const field = fields.get(name);
    if (typeof value !== 'string' || value === '') continue;
    if (name === 'vcenter') filters.push(isOneOf(value, ({ store }) => store.vcGuid));
    else if (field && choices.includes(name)) filters.push(isOneOf(value, field));
    else if (field) filters.push(contains(value, field));
  }
  return filters;
}

function isOneOf(list: string, field: FieldReader): Filter {
  const wanted = new Set(list.split(',').map((entry) => entry.trim()));
  return (row) => wanted.has(String(field(row)));
}

function contains(text: string, field: FieldReader): Filter {
  const needle = text.toLowerCase();
  return (row) => {
    const value = field(row);
    return value !== null && String(value).toLowerCase().includes(needle);
  };
}
