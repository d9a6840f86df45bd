import type { DatastoreList } from '@vic/contract/placement';
import type { DatastoreChoice, Storage, VolumeStore } from '@vic/contract/vch-spec';

/** A choice of a datastore that was taken back. */
export interface GoneDatastore {
  readonly name: string;
  /** null: the image store; else the label of the volume store */
  readonly volumeLabel: string | null;
}

/**
 * Takes back the choices of datastores that are not among those a compute resource sees; everything else stays as it is.
 * Ids repeat over vCenters, so the name has to be the same too.
 * @returns the very same storage when nothing is gone
 */
export function withoutGoneDatastores(
  storage: Storage,
  { datastores }: DatastoreList,
): { readonly storage: Storage; readonly gone: readonly GoneDatastore[] } {
  const seen = (choice: DatastoreChoice) =>
    datastores.some(({ moid, name }) => moid === choice.moid && name === choice.name);
  const kept = (choice: DatastoreChoice | null) => (choice !== null && seen(choice) ? choice : null);
  const goneOf = (choice: DatastoreChoice | null, volumeLabel: string | null): readonly GoneDatastore[] =>
    choice === null || seen(choice) ? [] : [{ name: choice.name, volumeLabel }];

  const { imageStore, volumeStores } = storage;
  const gone = [
    ...goneOf(imageStore.datastore, null),
    ...volumeStores.flatMap((store) => (store.kind === 'datastore' ? goneOf(store.datastore, store.label) : [])),
  ];
  if (gone.length === 0) return { storage, gone };
  return {
    storage: {
      ...storage,
      imageStore: { ...imageStore, datastore: kept(imageStore.datastore) },
      volumeStores: volumeStores.map((store): VolumeStore =>
        store.kind === 'datastore' ? { ...store, datastore: kept(store.datastore) } : store,
      ),
    },
    gone,
  };
}
