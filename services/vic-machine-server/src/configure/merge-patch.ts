/** Merge patches (RFC 7396) over the specification of a VCH. */
import type { Schemas } from '@vic/vic-machine-api';
import { ApiError } from '../api-error.ts';
import { conforms } from '../http/read-body.ts';
import { VCH_SHAPE } from '../http/request-bodies.ts';

type Vch = Schemas['VCH'];
type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a merge patch makes of a value: `null` takes a member away, objects are merged, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map<string, unknown>(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** What a patch makes of the specification of a VCH. @throws ApiError 400 if that is no specification any more */
export function patched(current: Vch, patch: Schemas['VCH_Patch']): Vch {
  // Members without a value are none.
  const target: unknown = JSON.parse(JSON.stringify(withoutReplaced(current, patch)));
  const merged = mergePatch(target, patch);
  if (!isVch(merged)) throw new ApiError(400, 'The patch does not leave a specification of a VCH.');
  return merged;
}

const isVch = (value: unknown): value is Vch => conforms(value, VCH_SHAPE);

/**
 * Takes out of the current specification what no longer fits beside a patch, because it belongs to what the patch replaces:
 * the password of another user, the key of another certificate, a certificate where one is to be generated, and shares.
 */
function withoutReplaced(current: Vch, patch: Schemas['VCH_Patch']): Vch {
  return {
    ...current,
    compute: {
      ...current.compute,
      cpu: remainingAllocation(current.compute?.cpu, memberOf(patch, 'compute', 'cpu', 'shares')),
      memory: remainingAllocation(current.compute?.memory, memberOf(patch, 'compute', 'memory', 'shares')),
    },
    ...(current.auth === undefined ? {} : { auth: remainingAuth(current.auth, memberOf(patch, 'auth', 'server')) }),
    ...(current.endpoint === undefined
      ? {}
      : { endpoint: remainingEndpoint(current.endpoint, memberOf(patch, 'endpoint', 'operations_credentials')) }),
  };
}

function memberOf(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((inside, name) => (isObject(inside) ? inside[name] : undefined), value);
}

/** Shares are either a level or a number. */
function remainingAllocation<A extends object>(allocation: A | undefined, shares: unknown): A | undefined {
  return allocation === undefined || !isObject(shares) ? allocation : { ...allocation, shares: undefined };
}

function remainingAuth(auth: NonNullable<Vch['auth']>, server: unknown): NonNullable<Vch['auth']> {
  if (!isObject(server) || auth.server === undefined) return auth;
  if (server['certificate'] !== undefined) return { ...auth, server: { ...auth.server, private_key: undefined } };
  return isObject(server['generate']) ? { ...auth, server: undefined } : auth;
}

function remainingEndpoint(endpoint: NonNullable<Vch['endpoint']>, given: unknown): NonNullable<Vch['endpoint']> {
  const current = endpoint.operations_credentials;
  const user = memberOf(given, 'user');
  if (current === undefined || typeof user !== 'string') return endpoint;
  if (user.toLowerCase() === current.user?.toLowerCase()) return endpoint;
  return { ...endpoint, operations_credentials: { ...current, password: undefined } };
}
