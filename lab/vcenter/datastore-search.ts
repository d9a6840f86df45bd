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
  const matches = (name: string) => matchers.length === 0 || matchers.some((matcher) => matcher.test(name));
  const queries = spec?.all('query') ?? [];
  const files = listed.filter((file) => isAsked(file, queries) && matches(file.name));
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

/** Files of the scenario are as old as the inventory. */
const MODIFIED = new Date('2026-01-05T08:00:00Z');

/** The class that `fileType` shows, by the end of the name. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  vmx: 'VmConfigFileInfo',
  vmtx: 'TemplateConfigFileInfo',
  vmdk: 'VmDiskFileInfo',
  nvram: 'VmNvramFileInfo',
  log: 'VmLogFileInfo',
  vmsn: 'VmSnapshotFileInfo',
  iso: 'IsoImageFileInfo',
  flp: 'FloppyImageFileInfo',
};

function typeOf({ name, isFolder }: Listed): string {
  return isFolder ? 'FolderFileInfo' : (FILE_TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'FileInfo');
}

/** A query of a file's class lets only those through; none: all. */
function isAsked(file: Listed, queries: readonly RequestElement[]): boolean {
  return (
    queries.length === 0 ||
    queries.some(({ xsiType }) => xsiType?.replace(/Query$/, 'Info') === typeOf(file) || xsiType === 'FileQuery')
  );
}

function fileInfo(file: Listed, details: RequestElement | undefined): DataObject {
  const { name, isFolder, size, modifiedAt } = file;
  const type = isFolder || details?.boolean('fileType') === true ? typeOf(file) : 'FileInfo';
  return subtype(type, {
    path: text(name),
    fileSize: details?.boolean('fileSize') === true ? long(size) : undefined,
    modification: details?.boolean('modification') === true ? dateTime(modifiedAt ?? MODIFIED) : undefined,
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
