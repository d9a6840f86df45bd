import { booleanAttribute, Component, computed, forwardRef, input, signal } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { TranslatePipe } from '@ngx-translate/core';
import { CompoundControl } from './compound-control.ts';

/** A number in one of several units; null: nothing was entered. The number is NaN where what was entered is none. */
export type NumberWithUnitsValue = { value: number; units: string } | null;

/**
 * Form control for a whole number and its unit, for `formControlName` inside `vic-compound-field`.
 * Empty means null, which `emptyKey` puts in words.
 */
@Component({
  selector: 'vic-number-with-units',
  imports: [CompoundControl, TranslatePipe],
  template: `
    <input
      #number
      vicCompoundControl
      type="text"
      inputmode="numeric"
      class="clr-input number"
      [attr.aria-label]="label()"
      [placeholder]="emptyKey() ? (emptyKey() | translate) : ''"
      [value]="text()"
      [disabled]="isDisabled()"
      (input)="enter(number.value)"
      (blur)="touch()"
    />
    <div class="clr-select-wrapper">
      <select
        #choice
        class="clr-select"
        [attr.aria-label]="'createVch.shell.unitsOf' | translate: { field: label() }"
        [disabled]="isDisabled()"
        (change)="choose(choice.value)"
        (blur)="touch()"
      >
        @for (each of units(); track each) {
          <option [value]="each" [selected]="each === unit()">{{ 'createVch.units.' + each | translate }}</option>
        }
      </select>
    </div>
  `,
  styleUrl: './number-with-units.scss',
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => NumberWithUnits), multi: true }],
})
export class NumberWithUnits implements ControlValueAccessor {
  /** such as `['MHz', 'GHz']`; the first is chosen while there is no number */
  readonly units = input.required<readonly string[]>();
  /** name of the field, for those who hear it */
  readonly label = input.required<string>();
  /** key of what an empty field means, such as "Unlimited" */
  readonly emptyKey = input('');
  /** There has to be a number: an empty field is one that cannot be read, rather than null. */
  readonly isRequired = input(false, { transform: booleanAttribute });

  protected readonly text = signal('');
  protected readonly isDisabled = signal(false);
  readonly #chosen = signal<string | null>(null);
  protected readonly unit = computed(() => this.#chosen() ?? this.units()[0] ?? '');
  #change: (value: NumberWithUnitsValue) => void = () => undefined;
  #touched: () => void = () => undefined;

  writeValue(value: NumberWithUnitsValue): void {
    if (value) this.#chosen.set(value.units);
    const isShown = value !== null && numberIn(this.text()) === value.value;
    if (!isShown) this.text.set(value && !Number.isNaN(value.value) ? String(value.value) : '');
  }

  registerOnChange(change: (value: NumberWithUnitsValue) => void): void {
    this.#change = change;
  }

  registerOnTouched(touched: () => void): void {
    this.#touched = touched;
  }

  setDisabledState(isDisabled: boolean): void {
    this.isDisabled.set(isDisabled);
  }

  protected enter(text: string): void {
    this.text.set(text);
    this.#emit();
  }

  protected choose(units: string): void {
    this.#chosen.set(units);
    this.#emit();
  }

  protected touch(): void {
    this.#touched();
  }

  #emit(): void {
    const isEmpty = this.text().trim() === '' && !this.isRequired();
    this.#change(isEmpty ? null : { value: numberIn(this.text()), units: this.unit() });
  }
}

/** NaN where the text is no decimal number. */
function numberIn(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
}
