/** Files of a datastore: reading, writing, removing. A folder stays when its last file goes. */
import type { Datastore, FileContent } from './inventory.ts';

export function contentOf(content: FileContent): Uint8Array {
  return typeof content === 'function' ? content() : content;
}

export function writeFile(datastore: Datastore, path: string, content: FileContent, now: Date): void {
  datastore.files.delete(`${folderOf(path)}/`);
  datastore.files.set(path, content);
  datastore.fileTimes.set(path, now);
}

/** False if there is no such file. */
export function removeFile(datastore: Datastore, path: string): boolean {
  if (!datastore.files.delete(path)) return false;
  datastore.fileTimes.delete(path);
  const folder = folderOf(path);
  if (folder !== '' && !hasFolder(datastore, folder)) datastore.files.set(`${folder}/`, new Uint8Array());
  return true;
}

/** A folder with all that is in it; false if there is none. */
export function removeFolder(datastore: Datastore, path: string): boolean {
  const doomed = [...datastore.files.keys()].filter((file) => file.startsWith(`${path}/`));
  for (const file of doomed) {
    datastore.files.delete(file);
    datastore.fileTimes.delete(file);
  }
  const above = folderOf(path);
  if (doomed.length > 0 && above !== '' && !hasFolder(datastore, above)) {
    datastore.files.set(`${above}/`, new Uint8Array());
  }
  return doomed.length > 0;
}

/** Removes a folder if nothing is in it. */
export function removeEmptyFolder(datastore: Datastore, path: string): void {
  for (const file of datastore.files.keys()) if (file.startsWith(`${path}/`) && file !== `${path}/`) return;
  removeFolder(datastore, path);
}

export function hasFolder(datastore: Datastore, path: string): boolean {
  if (path === '') return true;
  for (const file of datastore.files.keys()) if (file.startsWith(`${path}/`)) return true;
  return false;
}

export function makeFolder(datastore: Datastore, path: string): void {
  datastore.files.set(`${path}/`, new Uint8Array());
}

/** The folder of a path; empty for the datastore's root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
