/** What a VCH keeps on datastores beside its own files. */
import { parseDatastorePath, type DatastorePath } from '@vic/vim25';
import type { Url, VchConfig } from '@vic/extraconfig';
import { deleteFromDatastore, listFolder } from '../create/datastore-folders.ts';
import type { Deletion } from './deletion.ts';

/** Folder that stands for a whole datastore, in which others may keep things, too. */
const WHOLE = 'VIC';
const VOLUMES = 'volumes';
const KEY_VALUE_STORES = 'kvStores';

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '');

/** The folder that a `ds` URL names; null for another scheme, or one that cannot be read. */
export function storeFolder(url: Url): DatastorePath | null {
  if (url.scheme !== 'ds') return null;
  const inBrackets = parseDatastorePath(url.path);
  if (inBrackets !== null) return { ...inBrackets, path: trimmed(inBrackets.path) };
  return url.host === '' ? null : { datastore: url.host, path: trimmed(url.path) };
}

const isWithin = (inner: string, outer: string): boolean =>
  outer === '' || inner === outer || inner.startsWith(`${outer}/`);

/** Whether one of two folders is the other or lies in it. */
export function overlap(a: DatastorePath, b: DatastorePath): boolean {
  return a.datastore === b.datastore && (isWithin(a.path, b.path) || isWithin(b.path, a.path));
}

const imageFolders = ({ storage }: VchConfig): DatastorePath[] =>
  storage.imageStores.flatMap((url) => storeFolder(url) ?? []);

/** Deletes the images of a VCH. What others keep in the same store stays. */
export async function removeImages(deletion: Deletion): Promise<void> {
  for (const store of imageFolders(deletion.config)) await removeImageStore(deletion, store);
}

async function removeImageStore(deletion: Deletion, store: DatastorePath): Promise<void> {
  const { context, datacenter, datastores, uuid, others } = deletion;
  const { signal } = context;
  const { client } = context.session;
  const place = datastores.get(store.datastore);
  if (place === undefined) {
    context.log.warning(`The datastore ${store.datastore} of the image store is gone, and the images with it.`);
    return;
  }
  if (store.path === '' || (await listFolder(client, place, store.path, signal)) === null) return;
  const remove = (path: string) => deleteFromDatastore(client, datacenter, { ...store, path }, signal);
  if (uuid !== '') await remove(`${store.path}/${WHOLE}/${uuid}`);
  const isShared = others.some(({ config }) => imageFolders(config).some((other) => overlap(other, store)));
  if (isShared) return;
  await remove(`${store.path}/${KEY_VALUE_STORES}`);
  const held = await listFolder(client, place, store.path, signal);
  const isEmpty = held?.every((name) => name === WHOLE) ?? false;
  const inside = isEmpty ? await listFolder(client, place, `${store.path}/${WHOLE}`, signal) : null;
  if (isEmpty && (inside === null || inside.length === 0)) await remove(store.path);
}

export interface VolumeStore {
  readonly label: string;
  /** what is deleted */
  readonly folder: DatastorePath;
}

/** The volume stores that can be deleted: on datastores, and no other VCH's. NFS is never touched. */
export function volumeStoresToRemove({ config, others, context }: Deletion): readonly VolumeStore[] {
  const theirs = others.flatMap(({ name, config: other }) =>
    [...other.storage.volumeLocations.values()].flatMap((url) => {
      const folder = storeFolder(url);
      return folder === null ? [] : [{ name, folder }];
    }),
  );
  return [...config.storage.volumeLocations].flatMap(([label, url]) => {
    const folder = storeFolder(url);
    if (folder === null || folder.path === '') {
      context.log.info(`The volume store ${label} stays: it is not in a folder of a datastore.`);
      return [];
    }
    const user = theirs.find((other) => overlap(other.folder, folder));
    if (user !== undefined) {
      context.log.warning(`The volume store ${label} stays: the VCH ${user.name} uses it, too.`);
      return [];
    }
    const path = folder.path === WHOLE ? `${WHOLE}/${VOLUMES}` : folder.path;
    return [{ label, folder: { ...folder, path } }];
  });
}
