import { Component, computed, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrInputModule } from '@clr/angular/forms/input';
import { ClrNumberInputModule } from '@clr/angular/forms/number-input';
import { ClrSelectModule } from '@clr/angular/forms/select';
import { TranslatePipe } from '@ngx-translate/core';
import type { KeyAlgorithm } from '@vic/contract/vch-spec';
import { startWith, switchMap } from 'rxjs';
import { Locale } from '../../../../core/i18n/locale.ts';
import { NOW } from '../../certificates/now.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { Field } from '../../form/field.ts';
import { ListField } from '../../form/list-field.ts';
import { NumberSteps } from '../../form/number-steps.ts';
import { Trimmed } from '../../form/trimmed.ts';
import type { SubjectForm } from './security-step.form.ts';
import { wantedCertificates } from './wanted-certificates.ts';

const DAY_MS = 86_400_000;
const RSA: readonly KeyAlgorithm[] = ['RSA-2048', 'RSA-3072', 'RSA-4096'];
const EC: readonly KeyAlgorithm[] = ['EC-P256', 'EC-P384'];

/** For whom certificates are made, with what keys, and for how long. */
@Component({
  selector: 'vic-certificate-subject',
  imports: [
    ClrInputModule,
    ClrNumberInputModule,
    ClrSelectModule,
    Field,
    FieldFaults,
    ListField,
    NumberSteps,
    ReactiveFormsModule,
    TranslatePipe,
    Trimmed,
  ],
  templateUrl: './certificate-subject.html',
  styleUrl: './certificate-subject.scss',
})
export class CertificateSubject {
  readonly #draft = inject(DraftStore);
  readonly #locale = inject(Locale);
  readonly #now = inject(NOW);

  readonly form = input.required<SubjectForm>();
  /** vic-machine-server makes it: it knows no further names, EC keys or days */
  readonly isForServer = input(false);

  protected readonly vchName = computed(() => this.#draft.spec().general.name);
  protected readonly algorithms = computed(() => (this.isForServer() ? RSA : [...RSA, ...EC]));
  /** What the certificate will be good for, the addresses of the networks included. */
  protected readonly hosts = computed(() => wantedCertificates(this.#draft.spec()).hosts.join(', '));
  readonly #days = toSignal(
    toObservable(this.form).pipe(
      switchMap(({ controls }) => controls.validDays.valueChanges.pipe(startWith(controls.validDays.value))),
    ),
    { initialValue: null },
  );
  protected readonly validUntil = computed(() => {
    const days: number | null = this.#days();
    return days !== null && days > 0 && days < 10_000 ? this.#locale.dateTime(this.#now() + days * DAY_MS) : null;
  });
}
