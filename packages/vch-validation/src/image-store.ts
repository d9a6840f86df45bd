import { forbiddenInStore } from './characters.ts';
import type { DatastoreFacts, InventoryFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import type { Found } from './find.ts';
import type { PlannedFolder } from './plan.ts';
import type { VchSpecification } from './specification.ts';
import { plainStore, plannedFolder, readStore, resolveDatastore } from './stores.ts';
import { checkQuantity, METRIC_BYTES, quantityIn } from './units.ts';

const STORE_PATH = '/storage/image_stores/0';
const SIZE_PATH = '/storage/base_image_size';
const DEFAULT_SIZE_KB = 8_000_000;
/** vSphere's limit for a virtual disk: 62 TiB */
const MAX_SIZE_KB = (62 * 1024 ** 4) / 1000;

/** Stage 1: characters of the image store. Only the first is used. */
export function checkImageStoreText(storage: VchSpecification['storage']): readonly Fault[] {
  const [text = '', ...unused] = storage?.image_stores ?? [];
  const character = forbiddenInStore(plainStore(text));
  if (character !== null) {
    return [refusal('store-characters', STORE_PATH, `unsupported character "${character}" in "${text}"`)];
  }
  const store = readStore(text);
  if (store.kind === 'unreadable' && store.problem === 'path') {
    return [refusal('store-path', STORE_PATH, `"${store.detail}" is no folder, in "${text}"`)];
  }
  if (unused.length === 0) return [];
  return [warning('store-unused', '/storage/image_stores/1', 'Only the first image store is used.')];
}

/** Stage 1: units of the base image size. */
export function checkImageSizeUnits(storage: VchSpecification['storage']): readonly Fault[] {
  return checkQuantity(storage?.base_image_size, METRIC_BYTES, SIZE_PATH, 'The base image size');
}

/** Stage 2: the size of images. It has a default only if there is anything about storage. */
export function checkImageSize(storage: VchSpecification['storage']): readonly Fault[] {
  const prefix = 'Invalid default image size';
  if (storage === undefined) {
    return [refusal('image-size', '/storage', `${prefix}  provided; the specification says nothing about storage`)];
  }
  const sizeKB = imageSizeKB(storage);
  if (sizeKB > 0 && sizeKB <= MAX_SIZE_KB) return [];
  const given = `${storage.base_image_size?.value ?? 0} ${storage.base_image_size?.units ?? ''}`.trim();
  return [
    refusal('image-size', SIZE_PATH, `${prefix} ${given} provided; it must be more than nothing and at most 62 TiB`),
  ];
}

/** Size of containers' disks in KB, metric as for the original; 0 for what cannot be read. */
export function imageSizeKB(storage: VchSpecification['storage']): number {
  if (storage?.base_image_size === undefined) return DEFAULT_SIZE_KB;
  return quantityIn(storage.base_image_size, METRIC_BYTES, 'KB') ?? 0;
}

/** What the specification means by its first image store, the only one that is read. */
export interface ResolvedImageStore {
  readonly text: string;
  readonly folder: string;
  /** null: another scheme than that of datastores */
  readonly datastore: Found<DatastoreFacts> | null;
}

/** Reads the first image store and finds its datastore; without one the only datastore there is. */
export function resolveImageStore(storage: VchSpecification['storage'], facts: InventoryFacts): ResolvedImageStore {
  const [text = ''] = storage?.image_stores ?? [];
  const store = readStore(text);
  if (store.kind !== 'datastore') return { text, folder: '', datastore: null };
  return { text, folder: store.folder, datastore: resolveDatastore(store.datastore, facts) };
}

/** Stage 2: the image store is on a datastore that exists. */
export function checkImageStore({ text, datastore }: ResolvedImageStore): readonly Fault[] {
  if (datastore === null) {
    const [scheme = ''] = text.split('://');
    return [refusal('datastore-scheme', STORE_PATH, `bad scheme "${scheme}" provided for datastore`)];
  }
  return checkDatastore(datastore, STORE_PATH);
}

/** Stage 2: exactly one datastore is meant. @param path JSON pointer of what names it */
export function checkDatastore(datastore: Found<DatastoreFacts>, path: string): readonly Fault[] {
  switch (datastore.kind) {
    case 'unnamed':
      return [
        refusal('datastore-missing', path, 'datastore empty', 'Name a datastore: there is more than one, or none.'),
      ];
    case 'missing':
      return [refusal('datastore-unknown', path, `datastore '${datastore.given}' not found`)];
    case 'ambiguous':
      return [refusal('datastore-ambiguous', path, `datastore '${datastore.given}' is ambiguous`)];
    case 'found':
      return [];
  }
}

/** Where images are kept; null while the datastore is not known. */
export function planImageStore({ folder, datastore }: ResolvedImageStore): PlannedFolder | null {
  return datastore?.kind === 'found' ? plannedFolder(datastore.object, folder) : null;
}
