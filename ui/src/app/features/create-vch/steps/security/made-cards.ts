import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { ClrAlertModule } from '@clr/angular/emphasis/alert';
import { ClrCheckboxModule } from '@clr/angular/forms/checkbox';
import { ClrPasswordModule } from '@clr/angular/forms/password';
import { ClrIcon } from '@clr/angular/icon';
import { ClrSpinnerModule } from '@clr/angular/progress/spinner';
import { TranslatePipe } from '@ngx-translate/core';
import type { DownloadFile } from '../../certificates/archive.ts';
import { CertificateCard } from '../../certificates/certificate-card.ts';
import { CertificateReader } from '../../certificates/certificate-reader.ts';
import type { MakingStep } from '../../certificates/certificate-request.ts';
import { LOAD_CERTIFICATE_TOOLS, type CertificateTools } from '../../certificates/load-certificate-tools.ts';
import { NOW } from '../../certificates/now.ts';
import { SAVE_FILE } from '../../certificates/save-file.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { MadeKeys } from './made-keys.store.ts';
import { archiveName, madeFiles, pfxName, type MadeFile } from './made-files.ts';
import { dockerHostOf } from './wanted-certificates.ts';

const MIN_PASSWORD_LENGTH = 8;

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
  templateUrl: './made-cards.html',
  styleUrl: './made-cards.scss',
})
export class MadeCards {
  readonly #draft = inject(DraftStore);
  readonly #reader = inject(CertificateReader);
  readonly #load = inject(LOAD_CERTIFICATE_TOOLS);
  readonly #save = inject(SAVE_FILE);
  readonly #now = inject(NOW);
  protected readonly keys = inject(MadeKeys);

  protected readonly password = new FormControl('', {
    nonNullable: true,
    validators: [Validators.required, Validators.minLength(MIN_PASSWORD_LENGTH)],
  });
  protected readonly minLength = MIN_PASSWORD_LENGTH;
  protected readonly isPacking = signal(false);
  protected readonly hasFailed = signal(false);
  /** files that were downloaded since they were made */
  protected readonly downloaded = signal<ReadonlySet<string>>(new Set());

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
  protected readonly cards = computed(() => {
    const made = this.keys.certificates();
    const files = made ? [made.server.certificate, made.client?.certificate, made.authority.certificate] : [];
    return files.flatMap((file) => (file ? this.#reader.certificatesIn(file) : []));
  });
  protected readonly files = computed(() => {
    const made = this.keys.certificates();
    return made ? madeFiles(made, this.#settings()) : [];
  });
  protected readonly archive = computed(() => archiveName(this.#settings().vchName));
  protected readonly pfx = computed(() => pfxName(this.#settings().vchName));
  readonly #settings = computed(
    () => ({ vchName: this.#draft.spec().general.name, address: dockerHostOf(this.#draft.spec()) }),
    { equal: (one, other) => one.vchName === other.vchName && one.address === other.address },
  );

  constructor() {
    effect(() => {
      const made = this.keys.certificates();
      untracked(() => {
        this.downloaded.set(new Set());
        for (const keyed of made ? [made.server, made.authority, made.client] : [])
          if (keyed) void this.#reader.learn(keyed.certificate);
      });
    });
  }

  protected isDone(step: MakingStep): boolean {
    const current = this.keys.step();
    return current !== null && this.steps().indexOf(step) < this.steps().indexOf(current);
  }

  protected download(file: MadeFile): void {
    this.#save(file);
    this.#mark(file.fileName, file.kind === 'client-key');
  }

  /** Everything that a Docker client needs, in a folder; the PFX, too, if its password is there. */
  protected async downloadAll(): Promise<void> {
    await this.#pack(async ({ zipOf }) => {
      const ofClients = this.files().filter(({ isForClients }) => isForClients);
      const withPfx = this.password.valid ? await this.#makePfx() : null;
      const files = withPfx ? [...ofClients, { fileName: this.pfx(), content: withPfx }] : ofClients;
      const folder = this.archive().replace(/\.zip$/, '');
      return { fileName: this.archive(), content: zipOf(folder, files, new Date(this.#now())) };
    });
  }

  protected async downloadPfx(): Promise<void> {
    this.password.markAsTouched();
    if (this.password.invalid) return;
    await this.#pack(async () => {
      const content = await this.#makePfx();
      return content && { fileName: this.pfx(), content };
    });
  }

  async #pack(make: (tools: CertificateTools) => Promise<DownloadFile | null>): Promise<void> {
    this.isPacking.set(true);
    this.hasFailed.set(false);
    try {
      const file = await make(await this.#load());
      if (!file) return;
      this.#save(file);
      this.#mark(file.fileName, true);
    } catch {
      this.hasFailed.set(true);
    } finally {
      this.isPacking.set(false);
    }
  }

  async #makePfx(): Promise<Uint8Array<ArrayBuffer> | null> {
    const made = this.keys.certificates();
    if (!made?.client) return null;
    const { makePfx } = await this.#load();
    return makePfx(made.client, made.authority.certificate.pem, this.#settings().vchName, this.password.value);
  }

  #mark(fileName: string, hasClientKey: boolean): void {
    this.downloaded.update((names) => new Set([...names, fileName]));
    if (hasClientKey) this.keys.markSaved();
  }
}
