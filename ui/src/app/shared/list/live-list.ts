import { computed, effect, inject, linkedSignal, signal, untracked, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { ChangesMessage, StreamMessage, VcenterHealth } from '@vic/contract';
import type { Observable } from 'rxjs';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { remoteData, type RemoteData } from '../../core/remote-data/remote-data.ts';
import type { Emptiness } from '../async/async.ts';
import { liveRefresh } from '../live/live-refresh.ts';
import { applyChanges, sensitiveColumns, type RecordChanges } from './apply-changes.ts';
import { gridSettings, type GridSettings } from './grid-settings.ts';
import type { ListColumn } from './list-column.ts';
import { isSameListing, readListState, writeListState, type ListState, type ListStateRules } from './list-state.ts';
import { rowsFor, type ListRecord, type Row } from './row.ts';

/** What a list asks the server for. */
export interface ListQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly sort: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** What the server answers. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly totalUnfiltered: number;
  readonly revision: number;
  readonly vcenters: readonly VcenterHealth[];
}

/** What makes one list different from another. */
export interface ListSource<T extends ListRecord> {
  /** names the list in the stored settings */
  readonly name: string;
  readonly columns: readonly ListColumn<T>[];
  readonly defaultSort: string;
  /** filters that have no column */
  readonly extraFilters?: readonly string[];
  readonly load: (query: ListQuery) => Observable<ListPage<T>>;
  readonly changesOf: (message: ChangesMessage) => Pick<RecordChanges<T>, 'changed' | 'removed'>;
}

/** A list over all linked vCenters, paged by the server and kept current by the stream. Its state is the URL's query. */
export interface LiveList<T extends ListRecord> {
  readonly columns: readonly ListColumn<T>[];
  readonly settings: GridSettings;
  readonly state: Signal<ListState>;
  /** the URL has caught up with what was asked for */
  readonly isSettled: Signal<boolean>;
  readonly data: Signal<RemoteData<ListPage<T>>>;
  readonly rows: Signal<readonly Row<T>[]>;
  /** matches of the filters; null before the first answer */
  readonly total: Signal<number | null>;
  readonly emptiness: Signal<Emptiness | null>;
  readonly openRow: Signal<Row<T> | null>;
  show(change: Partial<ListState>): void;
  clearFilters(): void;
  refresh(): void;
}

/** Makes a list. Needs the injection context of a page. */
export function liveList<T extends ListRecord>(source: ListSource<T>): LiveList<T> {
  const settings = gridSettings(source.name);
  const { state, isSettled, show } = urlState(rulesOf(source));
  const query = computed(
    (): ListQuery => ({
      page: state().page,
      sort: state().sort,
      filters: state().filters,
      pageSize: settings.pageSize(),
    }),
    { equal: isSameQuery },
  );
  const remote = remoteData(query, source.load);
  const page = linkedSignal(() => remote.value());
  const newestRevision = signal(0);
  const live = liveRefresh(remote, (message) => follow(message));
  const health = inject(VcenterHealthStore);

  effect(() => {
    const loaded = remote.value();
    if (!loaded) return;
    untracked(() => {
      health.set(loaded.vcenters);
      // Changes that arrived while this page was on its way are not in it.
      if (loaded.revision < newestRevision()) live.request();
    });
  });

  function follow(message: StreamMessage): boolean {
    const present = page();
    if (message.type !== 'hello' && message.type !== 'changes') return false;
    // A server that was started again counts from the beginning.
    newestRevision.set(message.revision);
    if (!present) return false;
    if (message.type === 'hello') return message.revision !== present.revision;
    const changes = { ...message, ...source.changesOf(message) };
    const applied = applyChanges(present, changes, sensitiveColumns(source.columns, state()));
    page.set({ ...present, ...applied.page });
    return applied.isOutdated;
  }

  const byId = computed(() => new Map((page()?.items ?? []).map((record) => [record.id, record])));
  const rows = linkedSignal<readonly T[], readonly Row<T>[]>({
    source: () => page()?.items ?? [],
    computation: (records, previous) => rowsFor(records, previous?.value ?? [], (id) => byId().get(id)),
    equal: (a, b) => a.length === b.length && a.every((row, index) => row === b[index]),
  });
  const emptiness = computed((): Emptiness | null => {
    const data = remote.data();
    const shown = page();
    if ((data.status !== 'ready' && data.status !== 'stale') || !shown || shown.items.length > 0) return null;
    if (shown.totalUnfiltered > 0 && hasFilters(state())) return 'nothing-matches';
    if (health.isAnyLoading()) return 'still-reading';
    return health.troubled().length > 0 ? 'out-of-sight' : 'nothing-exists';
  });

  return {
    columns: source.columns,
    settings,
    state,
    isSettled,
    data: remote.data,
    rows: rows.asReadonly(),
    total: computed(() => page()?.total ?? null),
    emptiness,
    openRow: computed(() => rows().find(({ id }) => id === state().detail) ?? null),
    show,
    clearFilters: () => {
      show({ filters: {}, page: 1 });
    },
    refresh: () => {
      remote.refresh('explicit');
    },
  };
}

function rulesOf<T extends ListRecord>({ columns, extraFilters = [], defaultSort }: ListSource<T>): ListStateRules {
  return {
    defaultSort,
    sortFields: columns.flatMap(({ sortField }) => sortField ?? []),
    filterParams: [...columns.flatMap(({ filterParam }) => filterParam ?? []), ...extraFilters],
  };
}

/** The list's state as the URL has it, and the way to change it there. */
function urlState(rules: ListStateRules) {
  const route = inject(ActivatedRoute);
  const router = inject(Router);
  const params = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  const underWay = signal(0);
  const state = computed(() => readListState(params(), rules));
  let wanted: ListState | null = null;

  const show = (change: Partial<ListState>): void => {
    wanted = { ...(wanted ?? state()), ...change };
    underWay.update((count) => count + 1);
    void router
      .navigate([], { relativeTo: route, queryParams: writeListState(wanted, rules), replaceUrl: true })
      .finally(() => {
        underWay.update((count) => count - 1);
        if (underWay() === 0) wanted = null;
      });
  };
  return { state, show, isSettled: computed(() => underWay() === 0) };
}

function isSameQuery(a: ListQuery, b: ListQuery): boolean {
  return a.pageSize === b.pageSize && isSameListing({ ...a, detail: null }, { ...b, detail: null });
}

function hasFilters({ filters }: ListState): boolean {
  return Object.keys(filters).length > 0;
}
