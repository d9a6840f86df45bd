import { Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { ClrCheckboxModule } from '@clr/angular/forms/checkbox';
import { ClrIcon } from '@clr/angular/icon';
import type { PemFile } from '@vic/contract/vch-spec';
import { TranslatePipe } from '@ngx-translate/core';
import { CertificateFiles } from '../../certificates/certificate-files.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { CompoundField } from '../../form/compound-field.ts';
import { ListField } from '../../form/list-field.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { allowedRegistries } from './allowed-registries.ts';
import { registryForm } from './registry.form.ts';

/** Which registries the VCH may fetch images from, and how far it trusts them. */
@Component({
  selector: 'vic-registry-step',
  imports: [CertificateFiles, ClrCheckboxModule, ClrIcon, CompoundField, ListField, ReactiveFormsModule, TranslatePipe],
  templateUrl: './registry-step.html',
  styleUrls: ['../../form/columns.scss', './registry-step.scss'],
})
export class RegistryStep {
  readonly #draft = inject(DraftStore);

  protected readonly registry = this.#draft.slice('registry');
  protected readonly form = sliceForm('registry', registryForm(this.registry()));
  /** Entries that cannot be read are left out: it is told beside them. */
  protected readonly allowed = computed(() => {
    const { whitelist, insecure } = this.registry();
    const isReadable = (list: 'whitelist' | 'insecure', index: number) =>
      this.#draft.faultsAt(`/registry/${list}/${String(index)}`).length === 0;
    return allowedRegistries({
      whitelist: whitelist.filter((_, index) => isReadable('whitelist', index)),
      insecure: insecure.filter((_, index) => isReadable('insecure', index)),
    });
  });

  protected setAuthorities(files: readonly PemFile[]): void {
    this.form.controls.authorities.setValue([...files]);
  }
}
