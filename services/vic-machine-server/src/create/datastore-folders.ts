/** Folders on datastores. */
import {
  datastorePathText,
  field,
  isFault,
  list,
  objects,
  reference,
  requiredManager,
  text,
  type DatastorePath,
  type ManagedObjectReference,
  type VimClient,
  type VimValue,
} from '@vic/vim25';
import { readObject, runTask } from './run-task.ts';

/** A datastore as one datacenter knows it. */
export interface DatastorePlace {
  readonly ref: ManagedObjectReference;
  readonly name: string;
  readonly datacenter: ManagedObjectReference;
}

const SEARCH = { details: { fileType: true, fileSize: false, modification: false, fileOwner: false } };

function decodeNames(value: VimValue | undefined): string[] {
  const results = list(value).flatMap((result) => objects(field(result, 'file')));
  return results.flatMap((file) => text(field(file, 'path')) ?? []);
}

/** Names of what is in a folder; null: there is no such folder. */
export async function listFolder(
  client: VimClient,
  place: DatastorePlace,
  path: string,
  signal?: AbortSignal,
): Promise<readonly string[] | null> {
  const found = await readObject(client, place.ref, ['browser'], signal);
  const browser = reference(found?.props.get('browser'));
  if (browser === undefined) return null;
  try {
    const result = await runTask(
      client,
      'SearchDatastore_Task',
      browser,
      { datastorePath: datastorePathText({ datastore: place.name, path }), searchSpec: SEARCH },
      signal === undefined ? {} : { signal },
    );
    return decodeNames(result);
  } catch (error) {
    if (isFault(error, 'FileNotFound')) return null;
    throw error;
  }
}

/** Makes a folder and those above it. @returns false: it was there */
export async function makeFolder(client: VimClient, place: DatastorePlace, path: string): Promise<boolean> {
  try {
    await client.invoke('MakeDirectory', requiredManager(client, 'fileManager'), {
      name: datastorePathText({ datastore: place.name, path }),
      datacenter: place.datacenter,
      createParentDirectories: true,
    });
    return true;
  } catch (error) {
    if (isFault(error, 'FileAlreadyExists')) return false;
    throw error;
  }
}

/** Deletes a file, or a folder with everything in it. @returns false: it was not there */
export async function deleteFromDatastore(
  client: VimClient,
  datacenter: ManagedObjectReference,
  path: DatastorePath,
  signal?: AbortSignal,
): Promise<boolean> {
  if (path.path === '') throw new RangeError('The root of a datastore is never deleted.');
  try {
    await runTask(
      client,
      'DeleteDatastoreFile_Task',
      requiredManager(client, 'fileManager'),
      { name: datastorePathText(path), datacenter },
      signal === undefined ? {} : { signal },
    );
    return true;
  } catch (error) {
    if (isFault(error, 'FileNotFound')) return false;
    throw error;
  }
}

/** The topmost folder of a path that does not exist yet: what is made when the path is made. Null: all of it exists. */
export async function topmostMissing(
  client: VimClient,
  place: DatastorePlace,
  path: string,
  signal?: AbortSignal,
): Promise<string | null> {
  const parts = path.split('/').filter((part) => part !== '');
  for (let length = 1; length <= parts.length; length += 1) {
    const above = parts.slice(0, length).join('/');
    if ((await listFolder(client, place, above, signal)) === null) return above;
  }
  return null;
}
