import { Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { ClrCheckboxModule } from '@clr/angular/forms/checkbox';
import { ClrCommonFormsModule } from '@clr/angular/forms/common';
import { TranslatePipe } from '@ngx-translate/core';
import type { CertificateSource } from '@vic/contract/vch-spec';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { FieldHelp } from '../../form/field-help.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { BroughtFiles } from './brought-files.ts';
import { CertificateSubject } from './certificate-subject.ts';
import { MadeCards } from './made-cards.ts';
import { SecurityObstacles } from './security-obstacles.ts';
import { securityForm } from './security-step.form.ts';

const SOURCES: readonly CertificateSource[] = ['browser', 'files', 'server', 'none'];

/** How Docker clients and the VCH prove themselves to each other. */
@Component({
  selector: 'vic-security-step',
  imports: [
    BroughtFiles,
    CertificateSubject,
    ClrAlertModule,
    ClrCheckboxModule,
    ClrCommonFormsModule,
    FieldFaults,
    FieldHelp,
    MadeCards,
    ReactiveFormsModule,
    TranslatePipe,
  ],
  templateUrl: './security-step.html',
  styleUrl: './security-step.scss',
})
export class SecurityStep {
  readonly #draft = inject(DraftStore);
  protected readonly security = this.#draft.slice('security');
  protected readonly form = sliceForm('security', securityForm(this.security()));

  protected readonly sources = SOURCES;
  /** Only who makes or brings an authority can have clients verified. */
  protected readonly canVerify = computed(() => ['browser', 'files'].includes(this.security().source));
  protected readonly exposure = computed(() => {
    const { source, verifiesClients } = this.security();
    if (source === 'none') return 'none';
    return source === 'server' ? 'server' : verifiesClients ? null : 'unverified';
  });

  constructor() {
    // Looks at the files from now on, whatever step is open.
    inject(SecurityObstacles);
  }

  /** The server hands out no client certificates: choosing it turns them off, and choosing another source on again. */
  protected choose(source: CertificateSource): void {
    const before = this.security();
    const { source: sourceControl, verifiesClients, subject } = this.form.controls;
    sourceControl.setValue(source);
    if (source === 'server') {
      verifiesClients.setValue(false);
      if (!before.subject.keyAlgorithm.startsWith('RSA')) subject.controls.keyAlgorithm.setValue('RSA-2048');
    } else if (before.source === 'server') verifiesClients.setValue(true);
  }
}
