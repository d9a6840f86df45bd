import { Component, computed, inject, viewChild, type ElementRef } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrInputModule } from '@clr/angular/forms/input';
import { ClrNumberInputModule } from '@clr/angular/forms/number-input';
import { ClrSelectModule } from '@clr/angular/forms/select';
import { TranslatePipe } from '@ngx-translate/core';
import { MAX_NAME_BYTES, nameBytes } from '@vic/contract/vch-spec';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { Field } from '../../form/field.ts';
import { NumberSteps } from '../../form/number-steps.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { Trimmed } from '../../form/trimmed.ts';
import { DraftFile } from '../../shell/draft-file.ts';
import { generalForm } from './general-step.form.ts';
import { sampleNames } from './sample-names.ts';

/** Name and logging. */
@Component({
  selector: 'vic-general-step',
  imports: [
    ClrInputModule,
    ClrNumberInputModule,
    ClrSelectModule,
    DraftFile,
    Field,
    FieldFaults,
    NumberSteps,
    ReactiveFormsModule,
    TranslatePipe,
    Trimmed,
  ],
  templateUrl: './general-step.html',
  styleUrl: './general-step.scss',
})
export class GeneralStep {
  readonly #draft = inject(DraftStore);
  readonly #general = this.#draft.slice('general');
  protected readonly convention = viewChild.required<ElementRef<HTMLInputElement>>('convention');

  protected readonly form = sliceForm('general', generalForm(this.#general()));
  protected readonly tokens = ['{name}', '{id}'] as const;
  protected readonly debugLevels = [0, 1, 2, 3] as const;
  protected readonly transports = ['tcp', 'udp'] as const;
  protected readonly limit = MAX_NAME_BYTES;
  protected readonly bytes = computed(() => nameBytes(this.#general().name));
  protected readonly samples = computed(() => sampleNames(this.#general().containerNameConvention));
  protected readonly debug = computed(() => this.#general().debug);

  /** Puts a token where the text cursor is. */
  protected insert(token: string): void {
    const input = this.convention().nativeElement;
    const { value, selectionStart, selectionEnd } = input;
    const from = selectionStart ?? value.length;
    this.form.controls.containerNameConvention.setValue(
      value.slice(0, from) + token + value.slice(selectionEnd ?? value.length),
    );
    input.focus();
    input.setSelectionRange(from + token.length, from + token.length);
  }
}
