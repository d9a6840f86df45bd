import { Component, computed, effect, inject, input, model, signal, untracked, viewChild } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { PemFile } from '@vic/contract/vch-spec';
import type { CertificateFacts } from './certificate-facts.ts';
import { CertificateReader } from './certificate-reader.ts';
import { FileCard } from './file-card.ts';
import { FilePicker } from './file-picker.ts';
import type { FileRefusal } from './file-refusal.ts';
import { JudgementList } from './judgement-list.ts';
import { judgeKeyMatch } from './judge-certificates.ts';
import { RefusalList } from './refusal-list.ts';

/** A file with a private key: choosing and removing it, what it is, and whether it belongs to a certificate. */
@Component({
  selector: 'vic-key-file',
  imports: [FileCard, FilePicker, JudgementList, RefusalList, TranslatePipe],
  templateUrl: './key-file.html',
  styleUrl: './certificate-files.scss',
})
export class KeyFile {
  readonly #reader = inject(CertificateReader);

  /** name of the field, for those who hear it */
  readonly label = input.required<string>();
  /** the certificate that it should belong to, with those that follow it */
  readonly chain = input<readonly CertificateFacts[]>([]);

  readonly file = model<PemFile | null>(null);

  protected readonly refusals = signal<readonly FileRefusal[]>([]);
  protected readonly isReading = signal(false);
  protected readonly picker = viewChild.required<FilePicker>('picker');
  protected readonly accept = '.pem,.key,.der,.p8,.txt';
  protected readonly found = computed(() => {
    const file = this.file();
    return file && this.#reader.keyIn(file);
  });
  protected readonly judgements = computed(() => {
    const found = this.found();
    return found ? judgeKeyMatch(found, this.chain()) : [];
  });

  constructor() {
    effect(() => {
      const file = this.file();
      untracked(() => file && void this.#reader.learnKey(file));
    });
  }

  protected async take([chosen]: readonly File[]): Promise<void> {
    if (!chosen) return;
    this.isReading.set(true);
    const reading = await this.#reader.readPrivateKey(chosen);
    this.isReading.set(false);
    this.refusals.set('refusal' in reading ? [reading.refusal] : []);
    if ('found' in reading) this.file.set(reading.found.file);
  }

  protected remove(): void {
    this.refusals.set([]);
    this.file.set(null);
    this.picker().focus();
  }
}
