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
 * @returns the very same storage when nothing is gone
 */
export function withoutGoneDatastores(
  storage: Storage,
  { datastores }: DatastoreList,
): { readonly storage: Storage; readonly gone: readonly GoneDatastore[] } {
  const seen = new Set(datastores.map(({ moid }) => moid));
  const isGone = (choice: DatastoreChoice | null) => choice !== null && !seen.has(choice.moid);
  const gone = [
    ...goneOf(storage.imageStore.datastore, null),
    ...storage.volumeStores.flatMap((store) =>
      store.kind === 'datastore' ? goneOf(store.datastore, store.label) : [],
    ),
  ];
  if (gone.length === 0) return { storage, gone };
  return {
    storage: {
      ...storage,
      imageStore: isGone(storage.imageStore.datastore)
        ? { ...storage.imageStore, datastore: null }
        : storage.imageStore,
      volumeStores: storage.volumeStores.map(
        (store): VolumeStore =>
          store.kind === 'datastore' && isGone(store.datastore) ? { ...store, datastore: null } : store,
      ),
    },
    gone,
  };

  function goneOf(choice: DatastoreChoice | null, volumeLabel: string | null): readonly GoneDatastore[] {
    return choice !== null && isGone(choice) ? [{ name: choice.name, volumeLabel }] : [];
  }
}
