import { Component, input, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { FieldFaults } from './field-faults.ts';
import { FieldHelp } from './field-help.ts';

/**
 * A field that is more than one control of Clarity: label and help above, what is wrong with it below. Faults show when
 * the field was left, or Next was pressed. An element with the attribute `hint` goes between.
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
    <vic-field-faults [isDeep]="true" [path]="path()" [isShown]="isLeft()" />
    <vic-field-faults [isDeep]="true" severity="warning" [path]="path()" />
  `,
  styleUrl: './compound-field.scss',
  host: { '[attr.data-path]': 'path()', '(focusout)': 'isLeft.set(true)' },
})
export class CompoundField {
  static #count = 0;
  protected readonly id = `vic-compound-${(CompoundField.#count += 1)}`;

  /** id in the field table, such as `compute.cpu.limit` */
  readonly field = input.required<string>();
  /** JSON pointer such as `/compute/cpu/limit` */
  readonly path = input.required<string>();

  protected readonly isLeft = signal(false);
}
