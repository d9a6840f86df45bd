import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Headers that belong to one connection and are never passed on. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Where the browser's request came from. */
export interface Forwarded {
  readonly address: string;
  readonly host: string;
}

/** The headers for the plug-in server: all but hop-by-hop ones and cookies, with `Host` set to the target. */
export function requestHeaders(headers: IncomingHttpHeaders, target: string, from: Forwarded): OutgoingHttpHeaders {
  const passed = withoutHopByHop(headers);
  delete passed.cookie;
  return {
    ...passed,
    host: target,
    'x-forwarded-for': from.address,
    'x-forwarded-proto': 'http',
    'x-forwarded-host': from.host,
  };
}

/** The headers for the browser: neither hop-by-hop ones nor what must not reach the client's own origin. */
export function responseHeaders(headers: IncomingHttpHeaders, route: string, origin: string): OutgoingHttpHeaders {
  const passed = withoutHopByHop(headers);
  delete passed['set-cookie'];
  delete passed['strict-transport-security'];
  if (headers.location !== undefined) passed.location = proxiedLocation(headers.location, route, origin);
  return passed;
}

/** A redirect within the plug-in server leads through the proxy; any other one stays as it is. */
function proxiedLocation(location: string, route: string, origin: string): string {
  if (location.startsWith('/') && !location.startsWith('//')) return route + location;
  if (!URL.canParse(location)) return location;
  const url = new URL(location);
  return url.origin === origin ? route + url.pathname + url.search + url.hash : location;
}

function withoutHopByHop(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && !named.includes(name)));
}
