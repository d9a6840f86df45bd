/** A request path of the proxy, taken apart. `path` is passed on unchanged, query included. */
export interface ProxyPath {
  readonly instance: string;
  readonly segment: string;
  /** Path on this origin that stands for the server's root. */
  readonly route: string;
  readonly path: string;
}

const SHAPE = /^(\/plugins\/([^/?#]+)\/([^/?#]+))(\/[^#]*)$/u;

/** Takes `/plugins/<instance>/<host>-<port>/<path>` apart; null for anything else, also for paths that climb. */
export function parseProxyPath(url: string): ProxyPath | null {
  const match = SHAPE.exec(url);
  if (!match) return null;
  const [, route = '', instance = '', segment = '', path = ''] = match;
  const plain = path.split('?', 1)[0] ?? '';
  return plain.split(/[/\\]/u).some(climbs) ? null : { instance, segment, route, path };
}

function climbs(segment: string): boolean {
  return segment
    .replaceAll(/%2e/giu, '.')
    .split(/%2f|%5c/iu)
    .includes('..');
}
