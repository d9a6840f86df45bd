import type { Fault } from './fault.ts';

/** Fields that a reconfiguration cannot change, as JSON pointers. Everything else can. */
const UNCHANGEABLE = [
  '/version',
  '/name',
  '/runtime',
  '/compute/resource',
  '/network/bridge',
  '/network/client',
  '/network/management',
  '/network/public/port_group',
  '/network/public/static',
  '/network/public/gateway',
  '/storage/image_stores',
  '/storage/base_image_size',
  '/auth/no_tls',
  '/endpoint/memory',
  '/endpoint/cpu',
  '/registry/insecure',
  '/registry/whitelist',
] as const;

/** Fields of a merge patch that cannot change: one fault of status 409 for each, even if it says what the VCH has. */
export function checkPatch(patch: unknown): readonly Fault[] {
  const touched = UNCHANGEABLE.map((pointer) => touchedBy(patch, pointer.split('/').slice(1)));
  return [...new Set(touched.filter((path) => path !== null))].map((path) => ({
    code: 'unchangeable',
    path,
    message: messageFor(path),
    severity: 'error',
    status: 409,
  }));
}

function messageFor(path: string): string {
  if (path === '') return 'A patch of a VCH must be an object of fields.';
  return `${path.slice(1).replaceAll('/', '.')} of a VCH cannot be changed; leave it out.`;
}

/**
 * The path at which a patch touches a field: the field's own, or that of something around it which the patch replaces or removes as a whole. null:
 * it does not.
 */
function touchedBy(patch: unknown, fields: readonly string[]): string | null {
  let inside = patch;
  let path = '';
  for (const field of fields) {
    if (!isObject(inside)) return path;
    if (!Object.hasOwn(inside, field)) return null;
    inside = inside[field];
    path += `/${field}`;
  }
  return path;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
