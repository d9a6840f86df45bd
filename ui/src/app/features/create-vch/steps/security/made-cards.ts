import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { ClrCheckboxModule } from '@clr/angular/forms/checkbox';
import { ClrPasswordModule } from '@clr/angular/forms/password';
import { ClrIcon } from '@clr/angular/icon';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import { map, startWith } from 'rxjs';
import { CertificateCard } from '../../certificates/certificate-card.ts';
import { CertificateReader } from '../../certificates/certificate-reader.ts';
import type { MakingStep } from '../../certificates/certificate-request.ts';
import { PASSWORD_PATTERN } from '../../certificates/pfx-password.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { MadeDownloads } from './made-downloads.ts';
import type { MadeFileKind } from './made-files.ts';
import { MadeKeysStore } from './made-keys.store.ts';

const MIN_PASSWORD_LENGTH = 8;

const SHAPES: Readonly<Record<MadeFileKind, string>> = {
  authority: 'certificate',
  client: 'certificate',
  'client-key': 'key',
  env: 'file',
  powershell: 'file',
  server: 'certificate',
  'authority-key': 'key',
};

/** Makes certificates, shows what was made, and hands the files over. */
@Component({
  selector: 'vic-made-cards',
  imports: [
    CertificateCard,
    ClrAlertModule,
    ClrCheckboxModule,
    ClrIcon,
    ClrPasswordModule,
    ClrSpinnerModule,
    FieldFaults,
    ReactiveFormsModule,
    TranslatePipe,
  ],
  providers: [MadeDownloads],
  templateUrl: './made-cards.html',
  styleUrl: './made-cards.scss',
})
export class MadeCards {
  readonly #draft = inject(DraftStore);
  readonly #reader = inject(CertificateReader);
  protected readonly keys = inject(MadeKeysStore);
  protected readonly downloads = inject(MadeDownloads);

  /** of a PFX; stands nowhere else */
  protected readonly password = new FormControl('', {
    nonNullable: true,
    validators: [Validators.required, Validators.minLength(MIN_PASSWORD_LENGTH), Validators.pattern(PASSWORD_PATTERN)],
  });
  protected readonly minLength = MIN_PASSWORD_LENGTH;
  protected readonly shapes = SHAPES;

  /** Why nothing can be made yet; null: nothing is in the way. */
  protected readonly hindrance = computed(() => {
    if (this.keys.wanted().commonName.trim() === '') return 'noName';
    return this.#draft.faultsAt('/security/subject', { isDeep: true }).length > 0 ? 'subject' : null;
  });
  protected readonly steps = computed((): readonly MakingStep[] =>
    this.keys.wanted().isForClients
      ? ['authority-key', 'server-key', 'client-key', 'signing']
      : ['authority-key', 'server-key', 'signing'],
  );
  protected readonly cards = computed(() => this.#made().flatMap((file) => this.#reader.certificatesIn(file)));
  protected readonly passwordFault = toSignal(
    this.password.statusChanges.pipe(
      startWith(null),
      map(() => (this.password.hasError('pattern') ? 'otherCharacters' : 'tooShort')),
    ),
    { requireSync: true },
  );
  readonly #made = computed(() => {
    const made = this.keys.certificates();
    return made
      ? [made.server, ...(made.client ? [made.client] : []), made.authority].map(({ certificate }) => certificate)
      : [];
  });

  constructor() {
    effect(() => {
      const made = this.#made();
      untracked(() => made.forEach((certificate) => void this.#reader.learn(certificate)));
    });
  }

  protected isDone(step: MakingStep): boolean {
    const current = this.keys.step();
    return current !== null && this.steps().indexOf(step) < this.steps().indexOf(current);
  }

  /** The button goes away: the focus stays with what is being made. */
  protected async make(title: HTMLElement): Promise<void> {
    title.focus();
    await this.keys.make();
  }

  protected async downloadAll(): Promise<void> {
    const hasClient = this.keys.certificates()?.client ?? null;
    await this.downloads.all(hasClient && this.password.valid ? this.password.value : null);
  }

  protected async downloadPfx(): Promise<void> {
    this.password.markAsTouched();
    if (this.password.valid) await this.downloads.asPfx(this.password.value);
  }
}
