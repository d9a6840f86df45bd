import { afterNextRender, Component, computed, ElementRef, inject, Injector } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { ClrCheckboxModule } from '@clr/angular/forms/checkbox';
import { ClrCommonFormsModule } from '@clr/angular/forms/common';
import { ClrIcon } from '@clr/angular/icon';
import { TranslatePipe } from '@ngx-translate/core';
import { ANONYMOUS_VOLUME_STORE, type DatastoreChoice, type VolumeStore } from '@vic/contract/vch-spec';
import { FigureFormat } from '../../../../shared/figures/figure-format.ts';
import { Async } from '../../../../shared/async/async.ts';
import { DraftStore } from '../../draft/draft.store.ts';
import { CompoundField } from '../../form/compound-field.ts';
import { FieldFaults } from '../../form/field-faults.ts';
import { NumberWithUnits } from '../../form/number-with-units.ts';
import { sliceForm } from '../../form/slice-form.ts';
import { DatastoreChoices } from './datastore-choices.ts';
import { imageSizeBytes, isChosen } from './datastore-state.ts';
import { DatastoreTable } from './datastore-table.ts';
import { FolderField } from './folder-field.ts';
import { storageForm, volumeStoreForm, writeStorage, type VolumeStoreForm } from './storage-step.form.ts';
import { VolumeStoreRow } from './volume-store-row.ts';

/** Where images and volumes are kept. */
@Component({
  selector: 'vic-storage-step',
  imports: [
    Async,
    ClrCheckboxModule,
    ClrCommonFormsModule,
    ClrIcon,
    CompoundField,
    DatastoreTable,
    FieldFaults,
    FolderField,
    NumberWithUnits,
    ReactiveFormsModule,
    RouterLink,
    TranslatePipe,
    VolumeStoreRow,
  ],
  templateUrl: './storage-step.html',
  styleUrl: './storage-step.scss',
})
export class StorageStep {
  readonly #draft = inject(DraftStore);
  readonly #figure = inject(FigureFormat);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #slice = this.#draft.slice('storage');
  protected readonly choices = inject(DatastoreChoices);

  protected readonly form = storageForm(this.#slice());
  protected readonly imageUnits = ['MB', 'GB', 'TB'];
  protected readonly storage = this.#slice;
  protected readonly hasAnonymous = computed(() =>
    this.#slice().volumeStores.some(({ label }) => label === ANONYMOUS_VOLUME_STORE),
  );
  readonly #chosen = computed(() => {
    const choice = this.#slice().imageStore.datastore;
    return this.choices.list()?.datastores.find((row) => isChosen(row, choice)) ?? null;
  });
  /** What is free where less is free than the largest image takes; null: enough, or unknown. */
  protected readonly tooLittle = computed(() => {
    const chosen = this.#chosen();
    const asked = imageSizeBytes(this.#slice().baseImageSize);
    if (!chosen || asked === null || chosen.freeBytes >= asked) return null;
    return { name: chosen.name, free: this.#figure.bytes(chosen.freeBytes) };
  });
  /** Hosts that do not reach the image store. */
  protected readonly missingOn = computed(() => this.#chosen()?.missingOn ?? []);
  /** What each row was before its kind was switched, to come back as it was. */
  readonly #former = new WeakMap<VolumeStoreForm, VolumeStore>();
  /** The store that was there before volumes without a name were switched off, to come back as it was. */
  #formerAnonymous: VolumeStore | null = null;

  constructor() {
    sliceForm('storage', this.form, (storage) => {
      writeStorage(this.form, storage);
    });
  }

  protected chooseImageStore(choice: DatastoreChoice): void {
    this.form.controls.imageStore.controls.datastore.setValue(choice);
  }

  protected addStore(kind: VolumeStore['kind']): void {
    this.form.controls.volumeStores.push(volumeStoreForm(this.#newStore(kind, '')));
  }

  protected removeStore(row: VolumeStoreForm): void {
    const rows = this.form.controls.volumeStores;
    rows.removeAt(rows.controls.indexOf(row));
  }

  protected formerOf(row: VolumeStoreForm): VolumeStore | null {
    return this.#former.get(row) ?? null;
  }

  /** The label stays; the rest is what the row was the last time that it was of this kind. */
  protected switchKind(row: VolumeStoreForm, kind: VolumeStore['kind']): void {
    const rows = this.form.controls.volumeStores;
    const index = rows.controls.indexOf(row);
    const { label } = row.getRawValue();
    const switched = volumeStoreForm({ ...(this.formerOf(row) ?? this.#newStore(kind, label)), label });
    this.#former.set(switched, row.getRawValue());
    rows.setControl(index, switched);
    this.#focusKind(index);
  }

  /** Volumes without a name go to the store labelled `default`; without one Docker refuses them. */
  protected toggleAnonymous(): void {
    const rows = this.form.controls.volumeStores;
    const index = this.#slice().volumeStores.findIndex(({ label }) => label === ANONYMOUS_VOLUME_STORE);
    if (index < 0) {
      const store = this.#formerAnonymous ?? this.#newStore('datastore', ANONYMOUS_VOLUME_STORE);
      rows.insert(0, volumeStoreForm(store));
      return;
    }
    this.#formerAnonymous = this.#slice().volumeStores[index] ?? null;
    rows.removeAt(index);
  }

  #newStore(kind: VolumeStore['kind'], label: string): VolumeStore {
    if (kind === 'nfs') return { kind, label, host: '', path: '', uid: null, gid: null };
    return { kind, label, datastore: this.#slice().imageStore.datastore, folder: '' };
  }

  /** The row is a new one: the focus must not be lost with the old one. */
  #focusKind(index: number): void {
    const { nativeElement } = this.#element;
    afterNextRender(() => nativeElement.querySelectorAll<HTMLElement>('vic-volume-store-row .kind')[index]?.focus(), {
      injector: this.#injector,
    });
  }
}
