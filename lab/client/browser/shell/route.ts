/** Where the user is. Every route has an address of its own. */
export type Route =
  | { readonly page: 'shortcuts' }
  | { readonly page: 'inventory' }
  | { readonly page: 'object'; readonly id: string; readonly tab: ObjectTab; readonly view: string | null }
  | { readonly page: 'plugin'; readonly key: string; readonly vcGuid: string | null }
  | { readonly page: 'admin'; readonly section: AdminSection }
  | { readonly page: 'client-view'; readonly viewId: string }
  | { readonly page: 'unknown' };

const OBJECT_TABS = ['summary', 'monitor', 'configure', 'vms'] as const;
export type ObjectTab = (typeof OBJECT_TABS)[number];

const ADMIN_SECTIONS = ['plugins', 'assumptions', 'lint'] as const;
export type AdminSection = (typeof ADMIN_SECTIONS)[number];

const BASE = '/ui/app';

/** The address of a route. */
export function addressOf(route: Route): string {
  const parts = partsOf(route).map((part) => encodeURIComponent(part).replaceAll('%40', '@'));
  return [BASE, ...parts].join('/');
}

function partsOf(route: Route): string[] {
  switch (route.page) {
    case 'object': {
      const [, , type = '', moid = '', guid = ''] = route.id.split(':');
      return [type, `${moid}@${guid}`, route.tab, ...(route.view === null ? [] : [route.view])];
    }
    case 'plugin':
      return ['plugin', route.key, ...(route.vcGuid === null ? [] : [route.vcGuid])];
    case 'admin':
      return ['admin', route.section];
    case 'client-view':
      return ['client-view', route.viewId];
    case 'shortcuts':
    case 'inventory':
    case 'unknown':
      return [route.page];
  }
}

/** The route at an address. */
export function routeAt(pathname: string): Route {
  if (pathname === '/ui/' || pathname === BASE || pathname === `${BASE}/`) return { page: 'shortcuts' };
  const [first = '', second = '', third, fourth] = pathname
    .slice(BASE.length + 1)
    .split('/')
    .map(decoded);
  switch (first) {
    case 'shortcuts':
    case 'inventory':
      return { page: first };
    case 'plugin':
      return { page: 'plugin', key: second, vcGuid: third ?? null };
    case 'admin':
      return { page: 'admin', section: ADMIN_SECTIONS.find((section) => section === second) ?? 'plugins' };
    case 'client-view':
      return { page: 'client-view', viewId: second };
    default:
      return objectRoute(first, second, third, fourth);
  }
}

function objectRoute(type: string, place: string, tab: string | undefined, view: string | undefined): Route {
  const at = place.lastIndexOf('@');
  if (!/^[A-Z][A-Za-z]+$/u.test(type) || at < 1) return { page: 'unknown' };
  return {
    page: 'object',
    id: `urn:vmomi:${type}:${place.slice(0, at)}:${place.slice(at + 1)}`,
    tab: OBJECT_TABS.find((name) => name === tab) ?? 'summary',
    view: view ?? null,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
