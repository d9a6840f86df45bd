import type { PayloadPart, PayloadQuantity, VchPayload } from '../payload-type.ts';
import type { PayloadResolver, Taken } from '../resolver.ts';
import { storageDefaults } from './defaults.ts';
import type { NfsVolumeStore, Storage, VolumeStore } from './schema.ts';
import { datastoreText, readStore, type StoreText } from './store-text.ts';

/**
 * Stores as the API takes them: `datastore/folder` or `nfs://host/path`. Of image stores the server reads only the
 * first.
 */
export function storagePayload({ imageStore, baseImageSize, volumeStores }: Storage): PayloadPart<'storage'> {
  const { datastore, folder } = imageStore;
  return {
    image_stores: datastore === null ? undefined : [datastoreText(datastore.name, folder)],
    base_image_size: baseImageSize,
    volume_stores: volumeStores.map((store) => ({ datastore: volumeStoreText(store), label: store.label })),
  };
}

/** Where a volume store is, as the API and the command line take it; empty: not chosen yet. */
export function volumeStoreText(store: VolumeStore): string {
  if (store.kind === 'nfs') return nfsText(store);
  return store.datastore === null ? '' : datastoreText(store.datastore.name, store.folder);
}

function nfsText({ host, path, uid, gid }: NfsVolumeStore): string {
  const options = [...(uid === null ? [] : [`uid=${uid}`]), ...(gid === null ? [] : [`gid=${gid}`])];
  return `nfs://${host}${path}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}

/** In answers: what a VCH makes of no folder at all. */
const WHOLE_DATASTORE = 'VIC';

/**
 * Back from a payload. Notes for stores that cannot be read or are not in the inventory, and for a size in unknown
 * units.
 */
export function takeStorage({ name = '', storage }: VchPayload, resolver: PayloadResolver): Taken<Storage> {
  const imageStore = takeImageStore(storage?.image_stores?.[0] ?? '', name, resolver);
  const volumeStores = (storage?.volume_stores ?? []).map(({ datastore = '', label = '' }) =>
    takeVolumeStore(readStore(datastore), label, resolver),
  );
  const size = takeImageSize(storage?.base_image_size);
  return {
    taken: {
      imageStore: imageStore.taken,
      baseImageSize: size.taken,
      volumeStores: volumeStores.flatMap(({ taken }) => taken ?? []),
    },
    notes: [...imageStore.notes, ...size.notes, ...volumeStores.flatMap(({ notes }) => notes)],
  };
}

function takeImageStore(text: string, name: string, resolver: PayloadResolver): Taken<Storage['imageStore']> {
  const store = readStore(text);
  if (store.kind !== 'datastore' || store.datastore === '') return { taken: storageDefaults.imageStore, notes: [] };
  const datastore = resolver.datastore(store.datastore);
  const folder = store.isAnswer && store.folder === name ? '' : store.folder;
  return { taken: { datastore, folder }, notes: datastore === null ? [lost(store.datastore)] : [] };
}

function lost(datastore: string): string {
  return `The datastore "${datastore}" could not be found; choose another one.`;
}

function takeVolumeStore(store: StoreText, label: string, resolver: PayloadResolver): Taken<VolumeStore | null> {
  switch (store.kind) {
    case 'unreadable':
      return { taken: null, notes: [`The volume store "${label}" could not be read.`] };
    case 'nfs':
      return takeNfs(store, label);
    case 'datastore': {
      const datastore = resolver.datastore(store.datastore);
      const folder = store.isAnswer && store.folder === WHOLE_DATASTORE ? '' : store.folder;
      return {
        taken: { kind: 'datastore', label, datastore, folder },
        notes: datastore === null ? [lost(store.datastore)] : [],
      };
    }
  }
}

function takeNfs(
  { host, path, options }: Extract<StoreText, { kind: 'nfs' }>,
  label: string,
): Taken<VolumeStore | null> {
  const others = [...options.keys()].filter((option) => option !== 'uid' && option !== 'gid');
  return {
    taken: { kind: 'nfs', label, host, path, uid: takeId(options.get('uid')), gid: takeId(options.get('gid')) },
    notes:
      others.length > 0
        ? [`Mount options of the volume store "${label}" could not be taken over: ${others.join(', ')}.`]
        : [],
  };
}

function takeId(text: string | null): number | null {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
}

const METRIC_BYTES: ReadonlyMap<string, number> = new Map(
  ['B', 'KB', 'MB', 'GB', 'TB', 'PB'].map((unit, power) => [unit, 1000 ** power]),
);

/** In the largest unit in which it is a whole number. */
function takeImageSize(quantity: PayloadQuantity | undefined): Taken<Storage['baseImageSize']> {
  const { value = 0, units = '' } = quantity ?? {};
  if ((units === 'MB' || units === 'GB' || units === 'TB') && value > 0) return { taken: { value, units }, notes: [] };
  const megabytes = (value * (METRIC_BYTES.get(units) ?? 0)) / 1e6;
  if (megabytes <= 0) return { taken: storageDefaults.baseImageSize, notes: [] };
  if (megabytes % 1e6 === 0) return { taken: { value: megabytes / 1e6, units: 'TB' }, notes: [] };
  if (megabytes % 1e3 === 0) return { taken: { value: megabytes / 1e3, units: 'GB' }, notes: [] };
  const whole = Math.ceil(megabytes);
  const notes = whole === megabytes ? [] : [`The size of images was rounded up to ${whole} MB.`];
  return { taken: { value: whole, units: 'MB' }, notes };
}
