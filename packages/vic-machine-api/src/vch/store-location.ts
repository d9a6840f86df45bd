/** Where an image or volume store is. */
export interface StoreLocation {
  readonly scheme: 'ds' | 'nfs';
  /** name of the datastore, or the NFS server */
  readonly host: string;
  /** without slashes at the ends, decoded; empty: all of it */
  readonly path: string;
  /** mount options of NFS, sorted */
  readonly options: string;
}

const URL_FORM = /^(ds|nfs):\/\/([^/?]*)\/?([^?]*)(?:\?(.*))?$/;

/** A store from the answer of a server, whose URLs are percent-encoded; null if the text is none. */
export function answeredStore(text: string | undefined): StoreLocation | null {
  const store = storeOf(text ?? '');
  return store === null ? null : { ...store, host: decoded(store.host), path: decoded(store.path) };
}

/** A store as it is asked for: `datastore`, `datastore/path`, or a URL that is not encoded; null if the text is none. */
export function askedStore(text: string | undefined): StoreLocation | null {
  if (text === undefined || text === '') return null;
  const store = storeOf(text.includes('://') ? text : `ds://${text}`);
  return store?.scheme === 'nfs' ? answeredStore(text) : store;
}

function storeOf(text: string): StoreLocation | null {
  const [, scheme, host = '', path = '', options = ''] = URL_FORM.exec(text) ?? [];
  if ((scheme !== 'ds' && scheme !== 'nfs') || host === '') return null;
  return {
    scheme,
    host,
    path: path.replace(/^\/+|\/+$/g, ''),
    options: options.split('&').toSorted().join('&'),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
