import { Component, input } from '@angular/core';
import { FieldFaults } from './field-faults.ts';
import { FieldHelp } from './field-help.ts';

/** A control of Clarity with its help beside it and warnings of the server below. */
@Component({
  selector: 'vic-field',
  imports: [FieldFaults, FieldHelp],
  template: `
    <div class="row">
      <ng-content />
      <vic-field-help [field]="field()" />
    </div>
    @if (path(); as path) {
      <vic-field-faults class="warnings" severity="warning" [path]="path" />
    }
  `,
  styleUrl: './field.scss',
  host: { '[attr.data-path]': 'path() || null' },
})
export class Field {
  /** id in the field table, such as `general.name` */
  readonly field = input.required<string>();
  /** JSON pointer such as `/general/name`: shows warnings */
  readonly path = input('');
}
