import { VimFault } from '@vic/vim25';
import type { PlannedVolumeStore } from '@vic/vch-validation';
import type { Creation } from './creation.ts';
import {
  deleteFromDatastore,
  listFolder,
  makeFolder,
  topmostMissing,
  type DatastorePlace,
} from './datastore-folders.ts';
import { failureText } from './failure-text.ts';
import type { Step } from './steps.ts';

type DatastoreStore = Extract<PlannedVolumeStore, { kind: 'datastore' }>;

/** Makes the folders of the volume stores; those on NFS need no preparation. */
export function volumeStoreSteps(creation: Creation): Step[] {
  return [...creation.plan.storage.volumeStores].flatMap(([label, store], index) =>
    store.kind === 'datastore'
      ? [{ ...volumeStoreStep(creation, label, store), path: `/storage/volume_stores/${index}` }]
      : [],
  );
}

function volumeStoreStep({ context, datacenter }: Creation, label: string, store: DatastoreStore): Step {
  const { client } = context.session;
  const place: DatastorePlace = {
    ref: store.datastore.ref,
    name: store.datastore.name,
    datacenter: datacenter.ref,
  };
  let missing: string | null = null;
  return {
    title: `Making the volume store ${label}`,
    percent: 22,
    async do() {
      try {
        missing = await topmostMissing(client, place, store.path, context.signal);
        if (missing === null) return;
        const isMade = await makeFolder(client, place, store.path);
        // Somebody else made it in between: not ours to take back.
        if (!isMade) missing = null;
      } catch (error) {
        if (error instanceof VimFault) missing = null;
        context.signal.throwIfAborted();
        throw new Error(`The volume store ${label} cannot be made: ${failureText(error)}`, { cause: error });
      }
    },
    async undo() {
      if (missing === null) return;
      // Only folders: what has files in it by now belongs to somebody.
      const parts = store.path.split('/');
      for (let length = parts.length; length >= missing.split('/').length; length -= 1) {
        const path = parts.slice(0, length).join('/');
        const held = await listFolder(client, place, path);
        if (held === null) continue;
        if (held.length > 0) return;
        await deleteFromDatastore(client, datacenter.ref, { datastore: place.name, path });
      }
    },
    leaves: () => (missing === null ? null : `the folder [${place.name}] ${missing}`),
  };
}
