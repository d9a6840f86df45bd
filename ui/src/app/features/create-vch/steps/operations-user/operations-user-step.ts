import { Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrCheckboxModule } from '@clr/angular/forms/checkbox';
import { ClrInputModule } from '@clr/angular/forms/input';
import { ClrPasswordModule } from '@clr/angular/forms/password';
import { TranslatePipe } from '@ngx-translate/core';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { Field } from '../../form/field.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { Trimmed } from '../../form/trimmed.ts';
import { OperationsUserCheckStore } from '../../operations-user-check.store.ts';
import { operationsUserForm } from './operations-user-step.form.ts';
import { UserCheckResult } from './user-check-result.ts';

/** The account that the VCH works with, and whether it can. */
@Component({
  selector: 'vic-operations-user-step',
  imports: [
    ClrCheckboxModule,
    ClrInputModule,
    ClrPasswordModule,
    Field,
    FieldFaults,
    ReactiveFormsModule,
    TranslatePipe,
    Trimmed,
    UserCheckResult,
  ],
  templateUrl: './operations-user-step.html',
})
export class OperationsUserStep {
  readonly #draft = inject(DraftStore);
  readonly #spec = this.#draft.spec;
  protected readonly check = inject(OperationsUserCheckStore);

  protected readonly form = sliceForm('operationsUser', operationsUserForm(this.#draft.slice('operationsUser')()));
  protected readonly isChecking = computed(() => this.check.state().status === 'checking');
  protected readonly hasPlace = computed(() => this.#spec().compute.resource !== null);
  /** What the original vic-machine-server grants nothing on. */
  protected readonly isOnHost = computed(() => this.#spec().compute.resource?.kind === 'host');
}
