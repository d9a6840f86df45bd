import { FormArray, FormControl, FormGroup } from '@angular/forms';
import type {
  DatastoreChoice,
  DatastoreVolumeStore,
  ImageSizeUnits,
  NfsVolumeStore,
  Storage,
  VolumeStore,
} from '@vic/contract/vch-spec';

/** The form of the slice, with as many rows as the slice has. */
export function storageForm({ imageStore, baseImageSize, volumeStores }: Storage) {
  return new FormGroup({
    imageStore: new FormGroup({
      datastore: new FormControl<DatastoreChoice | null>(imageStore.datastore),
      folder: text(imageStore.folder),
    }),
    baseImageSize: new FormControl<{ value: number; units: ImageSizeUnits }>(baseImageSize, { nonNullable: true }),
    volumeStores: new FormArray<VolumeStoreForm>(volumeStores.map(volumeStoreForm)),
  });
}

/** Controls of the step; their value is the slice. */
export type StorageForm = ReturnType<typeof storageForm>;
/** Controls of a volume store on a datastore. */
export type DatastoreStoreForm = ReturnType<typeof datastoreStoreForm>;
/** Controls of a volume store on an NFS server. */
export type NfsStoreForm = ReturnType<typeof nfsStoreForm>;
/** Controls of a volume store. */
export type VolumeStoreForm = DatastoreStoreForm | NfsStoreForm;

/** Writes a slice into its form. Rows are kept where they can be, so that the focus stays. */
export function writeStorage(form: StorageForm, { imageStore, baseImageSize, volumeStores }: Storage): void {
  const rows = form.controls.volumeStores;
  form.controls.imageStore.setValue(imageStore, { emitEvent: false });
  form.controls.baseImageSize.setValue(baseImageSize, { emitEvent: false });
  while (rows.length > volumeStores.length) rows.removeAt(rows.length - 1, { emitEvent: false });
  for (const [index, store] of volumeStores.entries()) writeRow(rows, index, store);
}

function writeRow(rows: FormArray<VolumeStoreForm>, index: number, store: VolumeStore): void {
  const row = index < rows.length ? rows.at(index) : null;
  const silently = { emitEvent: false };
  if (row === null) rows.push(volumeStoreForm(store), silently);
  else if (isNfs(row) && store.kind === 'nfs') row.setValue(store, silently);
  else if (!isNfs(row) && store.kind === 'datastore') row.setValue(store, silently);
  else rows.setControl(index, volumeStoreForm(store), silently);
}

/** Whether a row is of a store on an NFS server. */
export function isNfs(row: VolumeStoreForm): row is NfsStoreForm {
  return 'host' in row.controls;
}

/** Controls of one volume store. */
export function volumeStoreForm(store: VolumeStore): VolumeStoreForm {
  return store.kind === 'nfs' ? nfsStoreForm(store) : datastoreStoreForm(store);
}

function datastoreStoreForm({ label, datastore, folder }: DatastoreVolumeStore) {
  return new FormGroup({
    kind: new FormControl<'datastore'>('datastore', { nonNullable: true }),
    label: text(label),
    datastore: new FormControl<DatastoreChoice | null>(datastore),
    folder: text(folder),
  });
}

function nfsStoreForm({ label, host, path, uid, gid }: NfsVolumeStore) {
  return new FormGroup({
    kind: new FormControl<'nfs'>('nfs', { nonNullable: true }),
    label: text(label),
    host: text(host),
    path: text(path),
    uid: new FormControl<number | null>(uid),
    gid: new FormControl<number | null>(gid),
  });
}

function text(value: string) {
  return new FormControl(value, { nonNullable: true });
}
