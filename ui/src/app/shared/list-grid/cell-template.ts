import { Directive, inject, input, TemplateRef } from '@angular/core';
import type { Row, ListRecord } from '../list/row.ts';

/** What a cell's template is given. */
export interface CellContext<T extends ListRecord> {
  readonly $implicit: T;
}

/** Template of a column's cells: `<ng-template vicCell="image" [of]="list" let-vch>`. */
@Directive({ selector: 'ng-template[vicCell]' })
export class CellTemplate<T extends ListRecord> {
  readonly template = inject<TemplateRef<CellContext<T>>>(TemplateRef);

  /** id of the column */
  readonly vicCell = input.required<string>();
  /** types the template's record */
  readonly of = input<{ readonly rows: () => readonly Row<T>[] }>();

  static ngTemplateContextGuard<T extends ListRecord>(
    _directive: CellTemplate<T>,
    context: unknown,
  ): context is CellContext<T> {
    return context !== null;
  }
}

/** Template of the detail pane's content. */
@Directive({ selector: 'ng-template[vicDetail]' })
export class DetailTemplate<T extends ListRecord> {
  readonly template = inject<TemplateRef<CellContext<T>>>(TemplateRef);

  /** types the template's record */
  readonly vicDetail = input.required<{ readonly rows: () => readonly Row<T>[] }>();

  static ngTemplateContextGuard<T extends ListRecord>(
    _directive: DetailTemplate<T>,
    context: unknown,
  ): context is CellContext<T> {
    return context !== null;
  }
}

/** Template of a row's menu: buttons of the class `action-item`. */
@Directive({ selector: 'ng-template[vicRowMenu]' })
export class RowMenuTemplate<T extends ListRecord> {
  readonly template = inject<TemplateRef<CellContext<T>>>(TemplateRef);

  /** types the template's record */
  readonly vicRowMenu = input.required<{ readonly rows: () => readonly Row<T>[] }>();

  static ngTemplateContextGuard<T extends ListRecord>(
    _directive: RowMenuTemplate<T>,
    context: unknown,
  ): context is CellContext<T> {
    return context !== null;
  }
}
