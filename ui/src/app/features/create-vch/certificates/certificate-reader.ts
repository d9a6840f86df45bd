import { inject, Injectable, signal } from '@angular/core';
import type { PemFile } from '@vic/contract/vch-spec';
import type { CertificateFacts, CertificateFile, PrivateKeyFile } from './certificate-facts.ts';
import { readChosenFile, type ChosenFile } from './chosen-file.ts';
import { refuse, type Reading } from './file-refusal.ts';
import { LOAD_CERTIFICATE_TOOLS, type CertificateTools } from './load-certificate-tools.ts';

/** Reads certificates and keys, and remembers what it read. */
@Injectable({ providedIn: 'root' })
export class CertificateReader {
  readonly #load = inject(LOAD_CERTIFICATE_TOOLS);
  /** by PEM text */
  readonly #certificates = signal<ReadonlyMap<string, Reading<CertificateFile>>>(new Map());
  /** by PEM text of the key that is chosen now; no other is kept */
  readonly #key = signal<{ readonly pem: string; readonly reading: Reading<PrivateKeyFile> } | null>(null);

  /** What is known of certificates of the draft; null: not read yet (see `learn`). Reads a signal. */
  readingOf({ pem }: PemFile): Reading<CertificateFile> | null {
    return this.#certificates().get(pem) ?? null;
  }

  /** The certificates of a file of the draft, as far as they are known. Reads a signal. */
  certificatesIn(file: PemFile | null): readonly CertificateFacts[] {
    const reading = file && this.readingOf(file);
    return reading && 'found' in reading ? reading.found.certificates : [];
  }

  /** Reads certificates that are in the draft already. */
  async learn(file: PemFile): Promise<void> {
    if (this.#certificates().has(file.pem)) return;
    this.#remember(file.pem, await this.#read(chosenOf(file), 'readCertificates'));
  }

  /** Reads certificates that the user chose. */
  async readCertificates(file: File): Promise<Reading<CertificateFile>> {
    const chosen = await readChosenFile(file);
    const reading = 'found' in chosen ? await this.#read(chosen.found, 'readCertificates') : chosen;
    if ('found' in reading) this.#remember(reading.found.file.pem, reading);
    return reading;
  }

  /** What is known of a private key; null: not read yet (see `learnKey`). Reads a signal. */
  readingOfKey({ pem }: PemFile): Reading<PrivateKeyFile> | null {
    const key = this.#key();
    return key?.pem === pem ? key.reading : null;
  }

  /** A private key as far as it is known. Reads a signal. */
  keyIn(file: PemFile): PrivateKeyFile | null {
    const reading = this.readingOfKey(file);
    return reading && 'found' in reading ? reading.found : null;
  }

  /** Reads a private key that the user chose. */
  async readPrivateKey(file: File): Promise<Reading<PrivateKeyFile>> {
    const chosen = await readChosenFile(file);
    const reading = 'found' in chosen ? await this.#read(chosen.found, 'readPrivateKey') : chosen;
    if ('found' in reading) this.#key.set({ pem: reading.found.file.pem, reading });
    return reading;
  }

  /** Reads a private key that is in the draft already. */
  async learnKey(file: PemFile): Promise<void> {
    if (this.#key()?.pem === file.pem) return;
    this.#key.set({ pem: file.pem, reading: await this.#read(chosenOf(file), 'readPrivateKey') });
  }

  async #read<T extends 'readCertificates' | 'readPrivateKey'>(
    chosen: ChosenFile,
    what: T,
  ): Promise<Awaited<ReturnType<CertificateTools[T]>>>;
  async #read(
    chosen: ChosenFile,
    what: 'readCertificates' | 'readPrivateKey',
  ): Promise<Reading<CertificateFile> | Reading<PrivateKeyFile>> {
    const tools = await this.#load().catch(() => null);
    return tools === null ? refuse('tools-missing', chosen.fileName) : tools[what](chosen);
  }

  #remember(pem: string, reading: Reading<CertificateFile>): void {
    this.#certificates.update((known) => new Map([...known, [pem, reading]]));
  }
}

function chosenOf({ fileName, pem }: PemFile): ChosenFile {
  return { fileName, bytes: new TextEncoder().encode(pem) };
}
