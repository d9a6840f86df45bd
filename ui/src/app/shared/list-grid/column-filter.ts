import { signal, type Signal, type WritableSignal } from '@angular/core';
import type { ClrDatagridFilterInterface } from '@clr/angular/data/datagrid';
import { Subject } from 'rxjs';

/** What a column filter adds to the grid's state. */
export interface ColumnFilterState {
  readonly param: string;
  readonly text: string;
}

/** A filter that the server applies. The grid only needs to know whether it is active and when it changes. */
export class ColumnFilter implements ClrDatagridFilterInterface<unknown, ColumnFilterState> {
  readonly #param: string;
  readonly #text: WritableSignal<string>;

  readonly changes = new Subject<void>();
  /** text to look for, or the chosen values with commas between */
  readonly text: Signal<string>;

  constructor(param: string, text: string) {
    this.#param = param;
    this.#text = signal(text);
    this.text = this.#text.asReadonly();
  }

  get state(): ColumnFilterState {
    return { param: this.#param, text: this.#text() };
  }

  set(text: string): void {
    if (text === this.#text()) return;
    this.#text.set(text);
    this.changes.next();
  }

  isActive(): boolean {
    return this.#text() !== '';
  }

  /** The server did the filtering: whatever is here matches. */
  accepts(): boolean {
    return true;
  }

  equals(other: unknown): boolean {
    return other === this;
  }
}

/** Whether a part of the grid's state is one of ours. */
export function isColumnFilterState(state: unknown): state is ColumnFilterState {
  return typeof state === 'object' && state !== null && 'param' in state && 'text' in state;
}
