import { Component, computed, inject, input } from '@angular/core';
import { ClrSignpostModule } from '@clr/angular/popover/signpost';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

/** Help for one field of the field table, behind a button that names the field. */
@Component({
  selector: 'vic-field-help',
  imports: [ClrSignpostModule, TranslatePipe],
  template: `
    <clr-signpost [clrSignpostTriggerAriaLabel]="'createVch.shell.helpFor' | translate: { field: label() }">
      <clr-signpost-content *clrIfOpen [clrPosition]="'right-middle'" [attr.aria-label]="label()">
        <h2 class="title">{{ label() }}</h2>
        <p class="text">{{ 'createVch.field.' + field() + '.help' | translate }}</p>
      </clr-signpost-content>
    </clr-signpost>
  `,
  styleUrl: './field-help.scss',
})
export class FieldHelp {
  readonly #translate = inject(TranslateService);

  /** id in the field table, such as `general.name` */
  readonly field = input.required<string>();

  protected readonly label = computed(() => {
    this.#translate.currentLang();
    const text: unknown = this.#translate.instant(`createVch.field.${this.field()}.label`);
    return typeof text === 'string' ? text : '';
  });
}
