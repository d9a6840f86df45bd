/** Parts of a URL as the engine keeps them. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly rawQuery: string;
}

/** Where something is stored, as vSphere writes it: `[datastore] folder`; other schemes as a URL. */
export function formatLocation({ scheme, host, path, rawQuery }: UrlParts): string {
  if (scheme === 'ds' || scheme === '') {
    if (path.startsWith('[') || host === '') return path;
    return `[${host}] ${path.replace(/^\/+/, '')}`.trimEnd();
  }
  const query = rawQuery === '' ? '' : `?${rawQuery}`;
  const slash = path === '' || path.startsWith('/') ? '' : '/';
  return `${scheme}://${host}${slash}${path}${query}`;
}
