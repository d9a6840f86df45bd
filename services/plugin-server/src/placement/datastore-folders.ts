import type { DatastoreFolders } from '@vic/contract/placement';
import {
  datastorePathText,
  entityName,
  field,
  isFault,
  list,
  reference,
  retrieveObjects,
  TaskTimeoutError,
  text,
  waitForTask,
  type VimClient,
} from '@vic/vim25';
import { ProblemError } from '../errors.ts';

/** Folders told at most. */
const MAX_FOLDERS = 1_000;
/** Nobody looks into a folder for longer. */
const PATIENCE_MS = 20_000;

const byName = new Intl.Collator('en', { numeric: true });

/**
 * The folders directly below a path of a datastore, by the datastore's browser.
 * @throws ProblemError `not-found` if there is no such datastore or folder, `invalid` for a path that is none
 */
export async function listFolders(client: VimClient, moid: string, path: string): Promise<DatastoreFolders> {
  const clean = cleanPath(path);
  const [datastore] = await retrieveObjects(client, [{ type: 'Datastore', value: moid }], ['name', 'browser']);
  const browser = reference(datastore?.props.get('browser'));
  const name = text(datastore?.props.get('name'));
  if (browser === undefined || name === undefined) throw new ProblemError('not-found');
  const result = await search(client, browser, datastorePathText({ datastore: entityName(name), path: clean }));
  // On vSAN a folder's path is an id; people know it by its friendly name, and vSphere takes both.
  const folders = list(field(result, 'file')).flatMap(
    (file) => text(field(file, 'friendlyName')) ?? text(field(file, 'path')) ?? [],
  );
  folders.sort(byName.compare);
  return { path: clean, folders: folders.slice(0, MAX_FOLDERS), isTruncated: folders.length > MAX_FOLDERS };
}

async function search(client: VimClient, browser: { type: string; value: string }, datastorePath: string) {
  try {
    const task = await client.invoke('SearchDatastore_Task', browser, {
      datastorePath,
      searchSpec: { query: [{ typeName: 'FolderFileQuery' }], sortFoldersFirst: true },
    });
    return await waitForTask(client, task, { giveUpMs: PATIENCE_MS });
  } catch (error) {
    if (isFault(error, 'FileNotFound')) {
      throw new ProblemError('not-found', { detail: `There is no folder ${datastorePath}.`, cause: error });
    }
    if (error instanceof TaskTimeoutError) throw new ProblemError('vcenter-unavailable', { cause: error });
    throw error;
  }
}

/** Without slashes at the ends. @throws ProblemError `invalid` for parts that lead elsewhere */
function cleanPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.some((part) => part === '.' || part === '..')) {
    const message = 'must not hold "." or ".."';
    throw new ProblemError('invalid', { detail: `"path" ${message}.`, fields: [{ path: 'path', message }] });
  }
  return parts.join('/');
}
