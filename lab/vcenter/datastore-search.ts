/** Searches of a datastore browser. */
import type { Listed } from './datastore-paths.ts';
import { listFolder } from './datastore-paths.ts';
import type { Datastore } from './inventory.ts';
import type { RequestElement } from './soap/request-element.ts';
import type { DataObject } from './soap/value.ts';
import { array, dateTime, long, object, reference, subtype, text } from './soap/value.ts';

/** The matching files of one folder as `HostDatastoreBrowserSearchResults`; null if there is no such folder. */
export function searchFolder(datastore: Datastore, path: string, spec: RequestElement | undefined): DataObject | null {
  const listed = listFolder(datastore, path);
  if (listed === null) return null;
  const patterns = spec?.strings('matchPattern') ?? [];
  const ignoreCase = spec?.optionalBoolean('searchCaseInsensitive') !== false;
  const matchers = patterns.map((pattern) => globOf(pattern, ignoreCase));
  const files = listed.filter(({ name }) => matchers.length === 0 || matchers.some((matcher) => matcher.test(name)));
  if (spec?.boolean('sortFoldersFirst') === true) files.sort((a, b) => Number(b.isFolder) - Number(a.isFolder));
  const details = spec?.optional('details');
  return object('HostDatastoreBrowserSearchResults', {
    datastore: reference('Datastore', datastore.moid),
    folderPath: text(`[${datastore.name}] ${path === '' ? '' : `${path}/`}`),
    file: array(
      'FileInfo',
      files.map((file) => fileInfo(file, details)),
    ),
  });
}

/** The folder and all below it, as `searchFolder` each. */
export function searchTree(datastore: Datastore, path: string, spec: RequestElement | undefined): DataObject[] | null {
  const result = searchFolder(datastore, path, spec);
  if (result === null) return null;
  const folders = (listFolder(datastore, path) ?? []).filter(({ isFolder }) => isFolder);
  return [
    result,
    ...folders.flatMap(({ name }) => searchTree(datastore, path === '' ? name : `${path}/${name}`, spec) ?? []),
  ];
}

/** Files here have no history: all are as old as the inventory. */
const MODIFIED = new Date('2026-01-05T08:00:00Z');

function fileInfo({ name, isFolder, size }: Listed, details: RequestElement | undefined): DataObject {
  return subtype(isFolder ? 'FolderFileInfo' : 'FileInfo', {
    path: text(name),
    fileSize: details?.boolean('fileSize') === true ? long(size) : undefined,
    modification: details?.boolean('modification') === true ? dateTime(MODIFIED) : undefined,
    owner: details?.boolean('fileOwner') === true ? text('root') : undefined,
  });
}

function globOf(pattern: string, ignoreCase: boolean): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'i' : '');
}
