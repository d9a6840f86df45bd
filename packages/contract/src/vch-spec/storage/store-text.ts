/** A text of the API that says where something is kept, taken apart. */
export type StoreText =
  | { readonly kind: 'datastore'; readonly datastore: string; readonly folder: string; readonly isAnswer: boolean }
  | { readonly kind: 'nfs'; readonly host: string; readonly path: string; readonly options: URLSearchParams }
  | { readonly kind: 'unreadable' };

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is;

/** Reads `datastore/folder` as it is asked for, `ds://datastore/folder` as it is answered (percent-encoded), and `nfs://host/path?uid=1`. */
export function readStore(text: string): StoreText {
  const [, scheme = '', rest = text] = SCHEME.exec(text) ?? [];
  switch (scheme.toLowerCase()) {
    case '':
      return readDatastore(rest, false);
    case 'ds':
      return readDatastore(decoded(rest), true);
    case 'nfs':
      return readNfs(rest);
    default:
      return { kind: 'unreadable' };
  }
}

function readDatastore(text: string, isAnswer: boolean): StoreText {
  const [datastore = '', ...folders] = text.split('/');
  return { kind: 'datastore', datastore, folder: plainFolder(folders.join('/')), isAnswer };
}

function readNfs(text: string): StoreText {
  const [, host = '', path = '', query = ''] = /^([^/?]*)([^?]*)(?:\?(.*))?$/s.exec(text) ?? [];
  return { kind: 'nfs', host, path: decoded(path), options: new URLSearchParams(query) };
}

/** A folder without slashes at its ends, and single ones in between. */
export function plainFolder(folder: string): string {
  return folder
    .split('/')
    .filter((part) => part !== '')
    .join('/');
}

/** A folder of a datastore as the API and the command line take it. */
export function datastoreText(datastore: string, folder: string): string {
  const plain = plainFolder(folder);
  return plain === '' ? datastore : `${datastore}/${plain}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
