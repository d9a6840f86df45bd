import { booleanAttribute, Component, computed, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { CompoundControl } from './compound-control.ts';
import { formValue } from './form-value.ts';

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
      [disabled]="control.isDisabled()"
      (input)="enter(number.value)"
      (blur)="control.leave()"
    />
    <div class="clr-select-wrapper">
      <select
        #choice
        class="clr-select"
        [attr.aria-label]="'createVch.shell.unitsOf' | translate: { field: label() }"
        [disabled]="control.isDisabled()"
        (change)="choose(choice.value)"
        (blur)="control.leave()"
      >
        @for (each of units(); track each) {
          <option [value]="each" [selected]="each === unit()">{{ 'createVch.units.' + each | translate }}</option>
        }
      </select>
    </div>
  `,
  styleUrl: './number-with-units.scss',
})
export class NumberWithUnits {
  /** such as `['MHz', 'GHz']`; the first is chosen while there is no number */
  readonly units = input.required<readonly string[]>();
  /** name of the field, for those who hear it */
  readonly label = input.required<string>();
  /** key of what an empty field means, such as "Unlimited" */
  readonly emptyKey = input('');
  /** There has to be a number: an empty field is one that cannot be read, rather than null. */
  readonly isRequired = input(false, { transform: booleanAttribute });

  protected readonly control = formValue((value: NumberWithUnitsValue) => {
    this.#show(value);
  });
  protected readonly text = signal('');
  readonly #chosen = signal<string | null>(null);
  protected readonly unit = computed(() => this.#chosen() ?? this.units()[0] ?? '');

  protected enter(text: string): void {
    this.text.set(text);
    this.#emit();
  }

  protected choose(units: string): void {
    this.#chosen.set(units);
    this.#emit();
  }

  #show(value: NumberWithUnitsValue): void {
    if (value) this.#chosen.set(value.units);
    const isShown = value !== null && numberIn(this.text()) === value.value;
    if (!isShown) this.text.set(value && !Number.isNaN(value.value) ? String(value.value) : '');
  }

  #emit(): void {
    const isEmpty = this.text().trim() === '' && !this.isRequired();
    this.control.enter(isEmpty ? null : { value: numberIn(this.text()), units: this.unit() });
  }
}

/** NaN where the text is no decimal number. */
function numberIn(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
}
