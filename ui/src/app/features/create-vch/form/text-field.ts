import { Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../draft/draft.store.ts';
import { FieldFaults } from './field-faults.ts';
import { FieldHelp } from './field-help.ts';
import { Trimmed } from './trimmed.ts';

/**
 * One line of text with label and help above and what is wrong with it below: what the server found at once, the rest
 * when the control was touched or Next was pressed.
 */
@Component({
  selector: 'vic-text-field',
  imports: [FieldFaults, FieldHelp, ReactiveFormsModule, TranslatePipe, Trimmed],
  template: `
    @let showsErrors = control().touched || isRevealed();
    @let isInvalid = hasServerError() || (showsErrors && errors().length > 0);
    <div class="head">
      <label class="clr-control-label" [for]="id()">{{ 'createVch.field.' + field() + '.label' | translate }}</label>
      <vic-field-help [field]="field()" />
    </div>
    <div [class.clr-error]="isInvalid">
      <input
        vicTrimmed
        type="text"
        class="clr-input"
        autocomplete="off"
        spellcheck="false"
        [id]="id()"
        [formControl]="control()"
        [placeholder]="placeholder()"
        [attr.aria-invalid]="isInvalid || null"
        [attr.aria-describedby]="id() + '-faults'"
      />
    </div>
    <div [id]="id() + '-faults'">
      <vic-field-faults [path]="path()" [isShown]="showsErrors" />
      <vic-field-faults severity="warning" [path]="path()" />
    </div>
    <ng-content />
  `,
  styleUrls: ['./compound-field.scss', './text-field.scss'],
  host: { '[attr.data-path]': 'path()' },
})
export class TextField {
  readonly #draft = inject(DraftStore);

  readonly control = input.required<FormControl<string>>();
  /** id in the field table, such as `networks.bridge.range` */
  readonly field = input.required<string>();
  /** JSON pointer such as `/networks/bridge/range` */
  readonly path = input.required<string>();
  readonly placeholder = input('');

  protected readonly id = computed(() => `vic${this.path().replaceAll('/', '-')}`);
  protected readonly errors = computed(() =>
    this.#draft.faultsAt(this.path()).filter(({ severity }) => severity === 'error'),
  );
  protected readonly hasServerError = computed(() => this.errors().some(({ source }) => source === 'server'));
  protected readonly isRevealed = computed(() => this.errors().some(({ slice }) => this.#draft.isRevealed(slice)));
}
