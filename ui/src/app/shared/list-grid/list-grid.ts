import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  contentChild,
  contentChildren,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ClrDatagridModule, ClrDatagridSortOrder, type ClrDatagridStateInterface } from '@clr/angular/data/datagrid';
import { TranslatePipe } from '@ngx-translate/core';
import { debounceTime, Subject } from 'rxjs';
import { VcenterHealthStore } from '../../core/health/vcenter-health.store.ts';
import { Async } from '../async/async.ts';
import { Changed } from '../changed/changed.ts';
import { PAGE_SIZES } from '../list/grid-settings.ts';
import type { FilterOption, ListColumn } from '../list/list-column.ts';
import { isSameListing, type ListState } from '../list/list-state.ts';
import type { LiveList } from '../list/live-list.ts';
import type { ListRecord, Row } from '../list/row.ts';
import { Clip } from '../text/clip.ts';
import { CellTemplate, DetailTemplate, RowMenuTemplate } from './cell-template.ts';
import { ChoiceFilter } from './choice-filter.ts';
import { ColumnFilter, isColumnFilterState } from './column-filter.ts';
import { TextFilter } from './text-filter.ts';

/** The grid of a list screen: columns from their declarations, cells and detail from templates, rows from the list. */
@Component({
  selector: 'vic-list-grid',
  imports: [Async, Changed, ChoiceFilter, ClrDatagridModule, Clip, NgTemplateOutlet, TextFilter, TranslatePipe],
  templateUrl: './list-grid.html',
  styleUrl: './list-grid.scss',
})
export class ListGrid<T extends ListRecord> {
  readonly #health = inject(VcenterHealthStore);
  readonly #isReady = signal(false);

  readonly list = input.required<LiveList<T>>();
  /** Key of the footer's text; gets `first`, `last` and `total`. */
  readonly rangeKey = input.required<string>();
  /** Name of a record, for the detail pane's title and for screen readers. */
  readonly nameOf = input.required<(record: T) => string>();

  protected readonly cells = contentChildren<CellTemplate<T>>(CellTemplate);
  protected readonly detail = contentChild<DetailTemplate<T>>(DetailTemplate);
  protected readonly rowMenu = contentChild<RowMenuTemplate<T>>(RowMenuTemplate);

  protected readonly gridStates = new Subject<ClrDatagridStateInterface>();
  protected readonly openFilter = signal<string | null>(null);
  protected readonly pageSizes = [...PAGE_SIZES];
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.vicCell(), cell.template])));
  protected readonly filters = computed(
    () => new Map(this.list().columns.flatMap((column) => this.#filterOf(column) ?? [])),
  );
  protected readonly vcenterOptions = computed((): FilterOption[] =>
    this.#health.vcenters().map(({ vcGuid, name }) => ({ value: vcGuid, label: name })),
  );
  protected readonly isRefreshing = computed(() => {
    const data = this.list().data();
    return data.status === 'loading' || ((data.status === 'ready' || data.status === 'stale') && data.isRefreshing);
  });
  /** Before the first answer the grid must not think that the page asked for does not exist. */
  protected readonly total = computed(
    () => this.list().total() ?? this.list().state().page * this.list().settings.pageSize(),
  );
  /** The grid goes back to its first page when it meets the filters, so it learns the page after them. */
  protected readonly page = computed(() => (this.#isReady() ? this.list().state().page : 1));
  protected readonly identify = (row: Row<T>): string => row.id;

  constructor() {
    this.gridStates.pipe(debounceTime(0), takeUntilDestroyed()).subscribe((state) => {
      if (this.#isReady()) this.#adopt(state);
    });
    afterNextRender(() => {
      this.#isReady.set(true);
    });
    effect(() => {
      if (!this.list().isSettled()) return;
      const { filters } = this.list().state();
      untracked(() => {
        for (const [, filter] of this.filters()) filter.set(filters[filter.state.param] ?? '');
      });
    });
  }

  protected sortOrder({ sortField }: ListColumn<T>): ClrDatagridSortOrder {
    const { sort } = this.list().state();
    if (sortField === undefined || sort.replace(/^-/, '') !== sortField) return ClrDatagridSortOrder.UNSORTED;
    return sort.startsWith('-') ? ClrDatagridSortOrder.DESC : ClrDatagridSortOrder.ASC;
  }

  protected isHidden({ id, isHiddenAtFirst = false }: ListColumn<T>): boolean {
    return this.list().settings.hidden()[id] ?? isHiddenAtFirst;
  }

  protected optionsOf({ filterKind, options = [] }: ListColumn<T>): readonly FilterOption[] {
    return filterKind === 'vcenter' ? this.vcenterOptions() : options;
  }

  /** The grid also reports that nothing is open while its rows are not there yet: that closes nothing. */
  protected showDetail(row: Row<T> | null | undefined): void {
    const open = this.list().openRow();
    if ((row?.id ?? null) === (open?.id ?? null)) return;
    if (row || open) this.list().show({ detail: row?.id ?? null });
  }

  protected setHidden({ id }: ListColumn<T>, isHidden: boolean): void {
    this.list().settings.setHidden(id, isHidden);
  }

  #adopt(grid: ClrDatagridStateInterface): void {
    const list = this.list();
    const pageSize = grid.page?.size ?? list.settings.pageSize();
    if (pageSize !== list.settings.pageSize()) list.settings.setPageSize(pageSize);
    const wanted: ListState = { ...list.state(), ...this.#listingOf(grid) };
    if (!list.isSettled() || !isSameListing(wanted, list.state())) list.show(wanted);
  }

  #listingOf(grid: ClrDatagridStateInterface): Pick<ListState, 'page' | 'sort' | 'filters'> {
    const current = this.list().state();
    const params = new Set([...this.filters().values()].map((filter) => filter.state.param));
    const extras = Object.entries(current.filters).filter(([param]) => !params.has(param));
    const active = (grid.filters ?? []).filter(isColumnFilterState).map(({ param, text }) => [param, text] as const);
    const by = grid.sort?.by;
    return {
      page: Math.max(1, grid.page?.current ?? 1),
      sort: typeof by === 'string' ? `${grid.sort?.reverse ? '-' : ''}${by}` : current.sort,
      filters: Object.fromEntries([...extras, ...active]),
    };
  }

  #filterOf({ id, filterParam }: ListColumn<T>): [string, ColumnFilter][] | null {
    if (filterParam === undefined) return null;
    const text = untracked(() => this.list().state().filters[filterParam] ?? '');
    return [[id, new ColumnFilter(filterParam, text)]];
  }
}
