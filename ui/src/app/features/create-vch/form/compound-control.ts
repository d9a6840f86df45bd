import { computed, Directive, inject } from '@angular/core';
import { CompoundField } from './compound-field.ts';

/**
 * The control inside a `vic-compound-field` that is to blame for what is wrong there: it looks so, and those who hear it are
 * told. Put on the element itself.
 */
@Directive({
  selector: 'input[vicCompoundControl], select[vicCompoundControl]',
  host: {
    '[class.vic-invalid]': 'isInvalid()',
    '[attr.aria-invalid]': 'isInvalid() || null',
    '[attr.aria-describedby]': 'isInvalid() ? faultsId : null',
  },
})
export class CompoundControl {
  readonly #field = inject(CompoundField, { optional: true });

  protected readonly isInvalid = computed(() => this.#field?.isInvalid() === true);
  protected readonly faultsId = this.#field?.faultsId;
}
