import { Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { TranslatePipe } from '@ngx-translate/core';
import { FieldFaults } from './field-faults.ts';
import { FieldHelp } from './field-help.ts';
import { ListOfTexts, type PasteSeparator } from './list-of-texts.ts';

/** A list of texts with label, help and what is wrong with it: with a row beside the row, with the list below it. */
@Component({
  selector: 'vic-list-field',
  imports: [FieldFaults, FieldHelp, ListOfTexts, ReactiveFormsModule, TranslatePipe],
  template: `
    @let label = 'createVch.field.' + field() + '.label' | translate;
    <div class="head">
      <span class="clr-control-label">{{ label }}</span>
      <vic-field-help [field]="field()" />
    </div>
    <vic-list-of-texts
      [formControl]="control()"
      [label]="label"
      [path]="path()"
      [placeholder]="placeholder()"
      [addKey]="addKey()"
      [pasteSeparator]="pasteSeparator()"
    />
    <vic-field-faults [path]="path()" [isShown]="control().touched" />
    <vic-field-faults severity="warning" [path]="path()" />
    <ng-content />
  `,
  styleUrl: './compound-field.scss',
  host: { '[attr.data-path]': 'path()' },
})
export class ListField {
  readonly control = input.required<FormControl<string[]>>();
  /** id in the field table, such as `networks.nameServers` */
  readonly field = input.required<string>();
  /** JSON pointer such as `/networks/nameServers` */
  readonly path = input.required<string>();
  readonly placeholder = input('');
  /** key of what the button that adds a row says */
  readonly addKey = input('createVch.shell.addRow');
  readonly pasteSeparator = input<PasteSeparator>('blank');
}
