import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  untracked,
} from '@angular/core';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { TranslatePipe } from '@ngx-translate/core';
import { fieldAt } from '@vic/contract/vch-spec';
import type { DraftFault } from '../draft/draft-fault.ts';
import { FaultAction } from '../form/fault-action.ts';
import { FaultText } from '../form/fault-text.ts';

/** What is wrong with a step, on top of it, with links to the fields. Takes the focus when the user could not go on. */
@Component({
  selector: 'vic-fault-summary',
  imports: [ClrAlertModule, FaultAction, FaultText, TranslatePipe],
  templateUrl: './fault-summary.html',
  styleUrl: './fault-summary.scss',
})
export class FaultSummary {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);

  readonly faults = input.required<readonly DraftFault[]>();
  /** grows each time that the user could not go on */
  readonly attempts = input.required<number>();
  /** The user wants to go to a field, by its JSON pointer. */
  readonly goTo = output<string>();

  protected readonly groups = computed(() =>
    (['error', 'warning'] as const)
      .map((severity) => ({
        severity,
        lines: this.faults()
          .filter((fault) => fault.severity === severity)
          .map((fault) => ({
            fault,
            labelKey: fieldAt(fault.path)?.labelKey ?? null,
            leadsSomewhere: leadsSomewhere(fault.path),
            row: rowOf(fault.path),
          })),
      }))
      .filter(({ lines }) => lines.length > 0),
  );

  constructor() {
    effect(() => {
      if (this.attempts() === 0) return;
      untracked(() => {
        afterNextRender(
          { read: () => this.#element.nativeElement.querySelector<HTMLElement>('h2')?.focus() },
          { injector: this.#injector },
        );
      });
    });
  }
}

/** More than a slice as a whole, such as a group of fields. */
function leadsSomewhere(pointer: string): boolean {
  return pointer.split('/').length > 2;
}

/** Number of the row that a pointer leads into, as people count; null: none. */
function rowOf(pointer: string): number | null {
  const row = /\/(\d+)(?=\/|$)/.exec(pointer)?.[1];
  return row === undefined ? null : Number(row) + 1;
}
