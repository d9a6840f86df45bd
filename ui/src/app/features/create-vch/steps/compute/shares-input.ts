import { Component, computed, forwardRef, input, signal } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { TranslatePipe } from '@ngx-translate/core';
import type { Shares } from '@vic/contract/vch-spec';
import { CompoundControl } from '../../form/compound-control.ts';

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
        [disabled]="isDisabled()"
        (change)="choose(select.value)"
        (blur)="touch()"
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
        [disabled]="isDisabled()"
        [value]="text()"
        (input)="enter(number.value)"
        (blur)="touch()"
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
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => SharesInput), multi: true }],
})
export class SharesInput implements ControlValueAccessor {
  /** name of the field, for those who hear it */
  readonly label = input.required<string>();

  protected readonly levels = LEVELS;
  protected readonly text = signal('');
  protected readonly isDisabled = signal(false);
  readonly #shares = signal<Shares>({ level: 'normal' });
  protected readonly level = computed(() => this.#shares().level);
  #change: (value: Shares) => void = () => undefined;
  #touched: () => void = () => undefined;

  writeValue(value: Shares | null): void {
    this.#shares.set(value ?? { level: 'normal' });
    if (value?.level !== 'custom' || numberIn(this.text()) === value.number) return;
    this.text.set(Number.isNaN(value.number) ? '' : String(value.number));
  }

  registerOnChange(change: (value: Shares) => void): void {
    this.#change = change;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.isDisabled.set(isDisabled);
  }

  protected choose(chosen: string): void {
    const level = LEVELS.find((each) => each === chosen) ?? 'normal';
    this.#set(level === 'custom' ? { level, number: numberIn(this.text()) } : { level });
  }

  protected enter(text: string): void {
    this.text.set(text);
    this.#set({ level: 'custom', number: numberIn(text) });
  }

  protected touch(): void {
    this.#touched();
  }

  #set(shares: Shares): void {
    this.#shares.set(shares);
    this.#change(shares);
  }
}

/** NaN where the text is no whole number. */
function numberIn(text: string): number {
  return /^-?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}
