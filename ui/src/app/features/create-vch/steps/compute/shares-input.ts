import { Component, computed, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { Shares } from '@vic/contract/vch-spec';
import { CompoundControl } from '../../form/compound-control.ts';
import { formValue } from '../../form/form-value.ts';

const LEVELS = ['low', 'normal', 'high', 'custom'] as const;

/** Form control for shares: a level, or a number of one's own. The number is NaN where what was entered is none. */
@Component({
  selector: 'vic-shares-input',
  imports: [CompoundControl, TranslatePipe],
  template: `
    <div class="clr-select-wrapper">
      <select
        #select
        class="clr-select"
        [attr.aria-label]="label()"
        [disabled]="control.isDisabled()"
        (change)="choose(select.value)"
        (blur)="control.leave()"
      >
        @for (each of levels; track each) {
          <option [value]="each" [selected]="each === level()">
            {{ 'createVch.compute.shares.' + each | translate }}
          </option>
        }
      </select>
    </div>
    @if (level() === 'custom') {
      <input
        #number
        vicCompoundControl
        type="text"
        inputmode="numeric"
        class="clr-input number"
        [attr.aria-label]="'createVch.compute.shares.number' | translate: { field: label() }"
        [disabled]="control.isDisabled()"
        [value]="text()"
        (input)="enter(number.value)"
        (blur)="control.leave()"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 0.4rem;
      align-items: center;
    }
    .number {
      width: 5rem;
    }
  `,
})
export class SharesInput {
  /** name of the field, for those who hear it */
  readonly label = input.required<string>();

  protected readonly control = formValue((shares: Shares) => {
    this.#show(shares);
  });
  protected readonly levels = LEVELS;
  protected readonly text = signal('');
  readonly #shares = signal<Shares>({ level: 'normal' });
  protected readonly level = computed(() => this.#shares().level);

  protected choose(chosen: string): void {
    const level = LEVELS.find((each) => each === chosen) ?? 'normal';
    this.#set(level === 'custom' ? { level, number: numberIn(this.text()) } : { level });
  }

  protected enter(text: string): void {
    this.text.set(text);
    this.#set({ level: 'custom', number: numberIn(text) });
  }

  #show(shares: Shares): void {
    this.#shares.set(shares);
    if (shares.level !== 'custom' || numberIn(this.text()) === shares.number) return;
    this.text.set(Number.isNaN(shares.number) ? '' : String(shares.number));
  }

  #set(shares: Shares): void {
    this.#shares.set(shares);
    this.control.enter(shares);
  }
}

/** NaN where the text is no whole number. */
function numberIn(text: string): number {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}
