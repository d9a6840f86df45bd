import type { Url } from '@vic/extraconfig';
import { parseDatastorePath } from '@vic/vim25';

/** What may stand unescaped in the host of a URL, and in its path. */
const HOST_CHARACTERS = /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/;
const PATH_CHARACTERS = /[A-Za-z0-9\-_.~$&+,/:;=@]/;

function escaped(text: string, allowed: RegExp): string {
  return Array.from(text, (character) => {
    if (allowed.test(character)) return character;
    return Array.from(Buffer.from(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
      '',
    );
  }).join('');
}

/**
 * An image or volume store as a URL: `ds://datastore/path` or `nfs://host/path?uid=1&gid=2`, percent-encoded. The path of a
 * volume store on a datastore is kept in vSphere's form, `[datastore] path`.
 */
export function storeUrl({ scheme, host, path, rawQuery }: Url): string {
  const onDatastore = parseDatastorePath(path);
  const plainPath = (onDatastore === null ? path : onDatastore.path).replace(/^\/+/, '');
  const shownHost = onDatastore !== null && host === '' ? onDatastore.datastore : host;
  const query = rawQuery === '' ? '' : `?${rawQuery}`;
  const tail = plainPath === '' ? '' : `/${escaped(plainPath, PATH_CHARACTERS)}`;
  return `${scheme}://${escaped(shownHost, HOST_CHARACTERS)}${tail}${query}`;
}
