import { Component, computed, inject, input } from '@angular/core';
import { ClrControlError } from '@clr/angular/forms/common';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { pointerParts } from '../draft/json-pointer.ts';
import type { DraftFault } from '../draft/draft-fault.ts';
import { DraftStore } from '../draft/draft.store.ts';
import { FaultText } from './fault-text.ts';

/**
 * What is wrong with a field, in words. Inside `clr-control-error` Clarity decides when it shows; elsewhere it shows what
 * the server found, and the rest when `isShown` is set or Next was pressed.
 */
@Component({
  selector: 'vic-field-faults',
  imports: [ClrIcon, FaultText, TranslatePipe],
  template: `
    @for (fault of faults(); track $index) {
      <div class="line" [class]="fault.severity">
        @if (!isInControl) {
          <clr-icon
            [shape]="fault.severity === 'error' ? 'error-standard' : 'warning-standard'"
            [solid]="fault.severity === 'warning'"
            role="img"
            [attr.aria-label]="'createVch.shell.' + fault.severity | translate"
          />
        }
        <vic-fault-text [fault]="fault" />
      </div>
    }
  `,
  styleUrl: './field-faults.scss',
})
export class FieldFaults {
  readonly #draft = inject(DraftStore);
  protected readonly isInControl = inject(ClrControlError, { optional: true }) !== null;

  /** JSON pointer such as `/general/name` */
  readonly path = input.required<string>();
  /** Also what is wrong below the path. */
  readonly isDeep = input(false);
  readonly isShown = input(false);
  readonly severity = input<DraftFault['severity']>('error');

  protected readonly faults = computed(() => {
    const faults = this.#draft
      .faultsAt(this.path(), { isDeep: this.isDeep() })
      .filter((fault) => fault.severity === this.severity());
    return this.#showsAll() ? faults : faults.filter((fault) => fault.source === 'server');
  });
  readonly #showsAll = computed(() => {
    const [slice] = pointerParts(this.path());
    return (
      this.isInControl ||
      this.isShown() ||
      this.#draft.allFaults().some((fault) => fault.slice === slice && this.#draft.isRevealed(fault.slice))
    );
  });
}
