import { Component, effect, type ElementRef, input, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslatePipe } from '@ngx-translate/core';
import { debounceTime, Subject } from 'rxjs';
import type { ColumnFilter } from './column-filter.ts';

/** Pause in typing after which the filter takes effect (ms). */
const TYPING_PAUSE_MS = 250;

/** Filters by a text anywhere in the column. */
@Component({
  selector: 'vic-text-filter',
  imports: [TranslatePipe],
  template: `
    <input
      #boxInput
      class="clr-input"
      type="text"
      autocomplete="off"
      maxlength="500"
      [attr.aria-label]="'list.filterBy' | translate: { column: label() }"
      [placeholder]="'list.filterPlaceholder' | translate"
      [value]="filter().text()"
      (input)="typed.next(boxInput.value)"
    />
  `,
})
export class TextFilter {
  protected readonly box = viewChild.required<ElementRef<HTMLInputElement>>('boxInput');

  readonly filter = input.required<ColumnFilter>();
  readonly label = input.required<string>();
  readonly isOpen = input.required<boolean>();

  protected readonly typed = new Subject<string>();

  constructor() {
    this.typed.pipe(debounceTime(TYPING_PAUSE_MS), takeUntilDestroyed()).subscribe((text) => {
      this.filter().set(text.trim());
    });
    effect(() => {
      if (this.isOpen()) requestAnimationFrame(() => this.box().nativeElement.focus());
    });
  }
}
