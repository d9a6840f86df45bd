import { Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import type { PemFile, Security } from '@vic/contract/vch-spec';
import { CertificateFiles } from '../../certificates/certificate-files.ts';
import { CertificateReader } from '../../certificates/certificate-reader.ts';
import { KeyFile } from '../../certificates/key-file.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { FieldHelp } from '../../form/field-help.ts';
import { FileFaults } from './file-faults.ts';
import { dockerAddress } from './wanted-certificates.ts';

/** Certificates and key that the user has already. */
@Component({
  selector: 'vic-brought-files',
  imports: [CertificateFiles, FieldHelp, FileFaults, KeyFile, TranslatePipe],
  templateUrl: './brought-files.html',
  styleUrl: './brought-files.scss',
})
export class BroughtFiles {
  readonly #draft = inject(DraftStore);
  readonly #reader = inject(CertificateReader);
  readonly #security = this.#draft.slice('security');

  protected readonly brought = computed(() => this.#security().brought);
  protected readonly verifiesClients = computed(() => this.#security().verifiesClients);
  protected readonly serverCertificates = computed(() => listOf(this.brought().serverCertificate));
  protected readonly chain = computed(() => this.#reader.certificatesIn(this.brought().serverCertificate));
  /** Known only of a VCH with a static address. */
  protected readonly addresses = computed(() => {
    const address = dockerAddress(this.#draft.spec());
    return address === null ? [] : [address];
  });

  protected setCertificate(files: readonly PemFile[]): void {
    this.#bring({ serverCertificate: files[0] ?? null });
  }

  protected setKey(serverKey: PemFile | null): void {
    this.#bring({ serverKey });
  }

  protected setAuthorities(clientAuthorities: readonly PemFile[]): void {
    this.#bring({ clientAuthorities: [...clientAuthorities] });
  }

  #bring(files: Partial<Security['brought']>): void {
    const security = this.#security();
    this.#draft.update('security', { ...security, brought: { ...security.brought, ...files } });
  }
}

function listOf(file: PemFile | null): readonly PemFile[] {
  return file === null ? [] : [file];
}
