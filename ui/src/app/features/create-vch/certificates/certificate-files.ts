import { Component, computed, effect, inject, input, model, signal, untracked, viewChild } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { PemFile } from '@vic/contract/vch-spec';
import { CertificateCard } from './certificate-card.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { CertificateReader } from './certificate-reader.ts';
import { FileCard } from './file-card.ts';
import { FilePicker } from './file-picker.ts';
import type { FileRefusal } from './file-refusal.ts';
import { JudgementList } from './judgement-list.ts';
import { judgeAuthorities, judgeServerChain, type Judgement } from './judge-certificates.ts';
import { NOW } from './now.ts';
import { RefusalList } from './refusal-list.ts';

/** A file as it is shown. */
interface FileRow {
  readonly file: PemFile;
  readonly certificates: readonly CertificateFacts[];
  readonly judgements: readonly Judgement[];
  readonly refusal: FileRefusal | null;
}

/**
 * Files of certificates: choosing, replacing and removing them, what is in them, and what is wrong with them. What is
 * refused is told until the next file is chosen.
 */
@Component({
  selector: 'vic-certificate-files',
  imports: [CertificateCard, FileCard, FilePicker, JudgementList, RefusalList, TranslatePipe],
  templateUrl: './certificate-files.html',
  styleUrl: './certificate-files.scss',
})
export class CertificateFiles {
  readonly #reader = inject(CertificateReader);
  readonly #now = inject(NOW);

  /** what the certificates are for: those that others are trusted by, or the one that the VCH shows */
  readonly purpose = input.required<'authority' | 'server'>();
  /** name of the list, for those who hear it */
  readonly label = input.required<string>();
  readonly isSingle = input(false);
  /** names and addresses that a server certificate should be good for */
  readonly addresses = input<readonly string[]>([]);

  readonly files = model<readonly PemFile[]>([]);

  protected readonly refusals = signal<readonly FileRefusal[]>([]);
  protected readonly isReading = signal(false);
  protected readonly picker = viewChild.required<FilePicker>('picker');
  protected readonly rows = computed(() => this.files().map((file) => this.#row(file)));
  protected readonly isFull = computed(() => this.isSingle() && this.files().length > 0);
  protected readonly accept = '.pem,.crt,.cer,.der,.txt';

  constructor() {
    effect(() => {
      const files = this.files();
      untracked(() => files.forEach((file) => void this.#reader.learn(file)));
    });
  }

  /** Takes what can be read; a file that is there already is taken once. */
  protected async add(chosen: readonly File[]): Promise<void> {
    const found = await this.#read(chosen);
    const known = new Set(this.files().map(({ pem }) => pem));
    const added = found.filter(
      ({ pem }, index) => !known.has(pem) && found.findIndex((one) => one.pem === pem) === index,
    );
    if (added.length > 0) this.files.update((files) => (this.isSingle() ? added.slice(0, 1) : [...files, ...added]));
  }

  protected async replace(file: PemFile, box: HTMLInputElement): Promise<void> {
    const chosen = [...(box.files ?? [])];
    box.value = '';
    const [found] = await this.#read(chosen);
    if (found) this.files.update((files) => files.map((other) => (other === file ? found : other)));
  }

  protected remove(file: PemFile): void {
    this.refusals.set([]);
    this.files.update((files) => files.filter((other) => other !== file));
    this.picker().focus();
  }

  async #read(chosen: readonly File[]): Promise<PemFile[]> {
    this.isReading.set(true);
    const readings = await Promise.all(chosen.map((file) => this.#reader.readCertificates(file)));
    this.isReading.set(false);
    this.refusals.set(readings.flatMap((reading) => ('refusal' in reading ? [reading.refusal] : [])));
    return readings.flatMap((reading) => ('found' in reading ? [reading.found.file] : []));
  }

  #row(file: PemFile): FileRow {
    const reading = this.#reader.readingOf(file);
    const certificates = this.#reader.certificatesIn(file);
    const judgements =
      this.purpose() === 'server'
        ? judgeServerChain(certificates, this.addresses(), this.#now())
        : judgeAuthorities(certificates, this.#now());
    return { file, certificates, judgements, refusal: reading && 'refusal' in reading ? reading.refusal : null };
  }
}
