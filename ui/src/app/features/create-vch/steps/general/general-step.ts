import { Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrInputModule } from '@clr/angular/forms/input';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { Field } from '../../form/field.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { generalForm } from './general-step.form.ts';

/** Name and logging. */
@Component({
  selector: 'vic-general-step',
  imports: [ClrInputModule, Field, FieldFaults, ReactiveFormsModule, TranslatePipe],
  templateUrl: './general-step.html',
})
export class GeneralStep {
  readonly #draft = inject(DraftStore);

  protected readonly form = sliceForm('general', generalForm(this.#draft.slice('general')()));
}
