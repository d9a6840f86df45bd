import { computePayload, endpointPayload } from './compute/payload.ts';
import { generalPayload } from './general/payload.ts';
import { networkPayload, proxyPayload } from './networks/payload.ts';
import { operationsUserPayload } from './operations-user/payload.ts';
import type { VchPayload } from './payload-type.ts';
import { registryPayload } from './registry/payload.ts';
import { authPayload } from './security/payload.ts';
import { storagePayload } from './storage/payload.ts';
import type { VchSpec } from './vch-spec.ts';

/** The body of a creation for vic-machine-server, secrets included. What is not chosen, or does not count, is not in it. */
export function toPayload(spec: VchSpec): VchPayload {
  const payload: VchPayload = {
    ...generalPayload(spec.general),
    compute: computePayload(spec.compute),
    endpoint: {
      ...endpointPayload(spec.compute),
      operations_credentials: operationsUserPayload(spec.operationsUser),
    },
    storage: storagePayload(spec.storage),
    network: networkPayload(spec),
    auth: authPayload(spec),
    registry: { ...registryPayload(spec.registry), image_fetch_proxy: proxyPayload(spec.networks.proxy) },
  };
  return compact(payload) ?? {};
}

/** Without what is undefined, and without objects and lists in which nothing is left. An empty list is more than nothing to some servers. */
function compact<T>(value: T): T | undefined;
function compact(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.length === 0 ? undefined : list.map((entry) => compact(entry) ?? {});
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, entry]: [string, unknown]) => [key, compact(entry)] as const)
    .filter(([, entry]) => entry !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
