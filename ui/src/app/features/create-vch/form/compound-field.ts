import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../draft/draft.store.ts';
import { FieldFaults } from './field-faults.ts';
import { FieldHelp } from './field-help.ts';
import { shownErrors } from './shown-errors.ts';

/**
 * A field that is more than one control of Clarity: label and help above, what is wrong with it below. Faults show when
 * the field was left, or Next was pressed, and then a control marked `vicCompoundControl` looks wrong, too. An element with
 * the attribute `hint` goes between.
 */
@Component({
  selector: 'vic-compound-field',
  imports: [FieldFaults, FieldHelp, TranslatePipe],
  template: `
    <div class="head">
      <span class="clr-control-label" [id]="id">{{ 'createVch.field.' + field() + '.label' | translate }}</span>
      <vic-field-help [field]="field()" />
    </div>
    <div role="group" [attr.aria-labelledby]="id">
      <ng-content />
    </div>
    <ng-content select="[hint]" />
    <vic-field-faults [id]="faultsId" [isDeep]="true" [path]="path()" [isShown]="isLeft()" />
    <vic-field-faults [isDeep]="true" severity="warning" [path]="path()" />
  `,
  styleUrl: './compound-field.scss',
  host: { '[attr.data-path]': 'path()', '(focusout)': 'isLeft.set(true)' },
})
export class CompoundField {
  static #count = 0;
  readonly #draft = inject(DraftStore);
  protected readonly id = `vic-compound-${(CompoundField.#count += 1)}`;
  /** id of the element that says what is wrong */
  readonly faultsId = `${this.id}-faults`;

  /** id in the field table, such as `compute.cpu.limit` */
  readonly field = input.required<string>();
  /** JSON pointer such as `/compute/cpu/limit` */
  readonly path = input.required<string>();

  protected readonly isLeft = signal(false);
  /** Something is wrong, and said below. */
  readonly isInvalid = computed(
    () => shownErrors(this.#draft, this.path(), { isDeep: true, isLeft: this.isLeft() }).length > 0,
  );
}
