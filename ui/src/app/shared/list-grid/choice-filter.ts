import { Component, computed, input } from '@angular/core';
import type { FilterOption } from '../list/list-column.ts';
import { Status } from '../status/status.ts';
import type { ColumnFilter } from './column-filter.ts';

/** Filters by any number of choices. */
@Component({
  selector: 'vic-choice-filter',
  imports: [Status],
  template: `
    <fieldset>
      <legend class="clr-sr-only">{{ label() }}</legend>
      @for (option of options(); track option.value) {
        <label class="vic-choice">
          <input type="checkbox" [checked]="chosen().has(option.value)" (change)="toggle(option.value)" />
          @if ('look' in option) {
            <vic-status [look]="option.look" />
          } @else {
            <span>{{ option.label }}</span>
          }
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      border: 0;
      margin: 0;
      padding: 0;
    }

    .vic-choice {
      display: flex;
      align-items: center;
      gap: 0.4rem;
      padding: 0.15rem 0;
      cursor: pointer;
    }

    input {
      accent-color: var(--cds-alias-object-interaction-background-highlight, currentcolor);
    }
  `,
})
export class ChoiceFilter {
  readonly filter = input.required<ColumnFilter>();
  readonly label = input.required<string>();
  readonly options = input.required<readonly FilterOption[]>();

  protected readonly chosen = computed(() => new Set(this.filter().text().split(',').filter(Boolean)));

  protected toggle(value: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(value)) chosen.add(value);
    const inOrder = this.options().filter((option) => chosen.has(option.value));
    this.filter().set(inOrder.map((option) => option.value).join(','));
  }
}
