import { Directive, inject } from '@angular/core';
import { NgControl } from '@angular/forms';

/**
 * Takes the blanks at the ends of what was entered away when the field is left, or Enter is pressed in it: nobody means them,
 * and nobody sees them.
 */
@Directive({ selector: 'input[vicTrimmed]', host: { '(blur)': 'trim()', '(keydown.enter)': 'trim()' } })
export class Trimmed {
  readonly #field = inject(NgControl);

  protected trim(): void {
    const { control } = this.#field;
    const entered: unknown = control?.value;
    if (typeof entered === 'string' && entered !== entered.trim()) control?.setValue(entered.trim());
  }
}
