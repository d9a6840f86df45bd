import { forbiddenInName } from './characters.ts';
import type { DatastoreFacts, InventoryFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import type { Found } from './find.ts';
import { checkDatastore } from './image-store.ts';
import type { PlannedVolumeStore } from './plan.ts';
import type { VchSpecification } from './specification.ts';
import { plannedFolder, readStore, resolveDatastore, type StoreText } from './stores.ts';

const PREFIX = 'error processing volume stores: ';
const FORMAT =
  'volume store input must be in format <datastore url w/ path>:label or nfs://<host>/<url-path>?<mount option as query parameters>:<label>';
/** Where the volumes of a store go that is a whole datastore. */
const WHOLE_DATASTORE_FOLDER = 'VIC';

type VolumeStore = NonNullable<NonNullable<VchSpecification['storage']>['volume_stores']>[number];

/** Stage 1: form of the volume stores. */
export function checkVolumeStoreTexts(storage: VchSpecification['storage']): readonly Fault[] {
  const stores = storage?.volume_stores ?? [];
  const lastOfLabel = new Map(stores.map(({ label }, index) => [label, index]));
  return stores.flatMap((store, index) => [
    ...checkForm(store, `/storage/volume_stores/${index}`),
    ...(lastOfLabel.get(store.label) === index ? [] : [repeated(store, `/storage/volume_stores/${index}/label`)]),
  ]);
}

function checkForm({ datastore = '', label = '' }: VolumeStore, path: string): readonly Fault[] {
  if (label === '') return [refusal('volume-store-format', `${path}/label`, `${PREFIX}${FORMAT}`)];
  if (datastore === '') return [refusal('volume-store-format', `${path}/datastore`, `${PREFIX}${FORMAT}`)];
  const character = forbiddenInName(label);
  if (character !== null) {
    const message = `${PREFIX}unsupported character "${character}" in "${label}"`;
    return [refusal('store-characters', `${path}/label`, message)];
  }
  return checkStoreText(datastore, readStore(datastore), `${path}/datastore`);
}

/** Of a repeated label the last wins. */
function repeated({ label = '' }: VolumeStore, path: string): Fault {
  return warning('store-unused', path, `Of the volume stores with the label "${label}" only the last is used.`);
}

function checkStoreText(text: string, store: StoreText, path: string): readonly Fault[] {
  if (store.kind !== 'unreadable') return [];
  switch (store.problem) {
    case 'characters': {
      const message = `${PREFIX}unsupported character "${store.detail}" in "${text}"`;
      return [refusal('store-characters', path, message)];
    }
    case 'path':
      return [refusal('store-path', path, `${PREFIX}"${store.detail}" is no folder, in "${text}"`)];
    case 'query': {
      const message = `${PREFIX}a datastore takes no options: "${store.detail}"`;
      return [refusal('volume-store-query', path, message)];
    }
    case 'scheme': {
      const message = `${PREFIX}the scheme "${store.detail}" is neither ds nor nfs`;
      return [refusal('volume-store-scheme', path, message)];
    }
  }
}

export type ResolvedVolumeStore = {
  readonly label: string;
  readonly index: number;
} & (
  | { readonly kind: 'datastore'; readonly folder: string; readonly datastore: Found<DatastoreFacts> }
  | Extract<StoreText, { kind: 'nfs' }>
);

/** The volume stores that count: of a repeated label the last, in the place of the first. */
export function resolveVolumeStores(
  storage: VchSpecification['storage'],
  facts: InventoryFacts,
): readonly ResolvedVolumeStore[] {
  const byLabel = new Map<string, ResolvedVolumeStore>();
  for (const [index, { datastore = '', label = '' }] of (storage?.volume_stores ?? []).entries()) {
    const store = readStore(datastore);
    if (store.kind === 'nfs') byLabel.set(label, { label, index, ...store });
    if (store.kind === 'datastore') {
      const found = resolveDatastore(store.datastore, facts);
      byLabel.set(label, { label, index, kind: 'datastore', folder: store.folder, datastore: found });
    }
  }
  return [...byLabel.values()];
}

/** Stage 2: each volume store is on a datastore that exists, or says host and path. */
export function checkVolumeStores(stores: readonly ResolvedVolumeStore[]): readonly Fault[] {
  return stores.flatMap((store) => {
    const path = `/storage/volume_stores/${store.index}/datastore`;
    if (store.kind === 'datastore') return checkDatastore(store.datastore, path);
    if (store.host !== '' && store.path.replaceAll('/', '') !== '') return [];
    const message = `The NFS volume store "${store.label}" must have host and path, as nfs://host/path`;
    return [refusal('nfs-incomplete', path, message)];
  });
}

/** Volume stores by label, or null if one is not resolved. */
export function planVolumeStores(
  stores: readonly ResolvedVolumeStore[],
): ReadonlyMap<string, PlannedVolumeStore> | null {
  const planned = new Map<string, PlannedVolumeStore>();
  for (const store of stores) {
    if (store.kind === 'nfs') {
      planned.set(store.label, { kind: 'nfs', host: store.host, path: store.path, query: store.query });
    } else if (store.datastore.kind === 'found') {
      const folder = plannedFolder(store.datastore.object, store.folder || WHOLE_DATASTORE_FOLDER);
      planned.set(store.label, { kind: 'datastore', ...folder });
    } else {
      return null;
    }
  }
  return planned;
}
