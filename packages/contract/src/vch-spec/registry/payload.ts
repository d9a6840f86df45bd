import type { PayloadPart, VchPayload } from '../payload-type.ts';
import type { Taken } from '../resolver.ts';
import { certificatePayload, takeAuthorities } from '../security/payload.ts';
import type { Registry } from './schema.ts';

/** Registries as the API takes them, without the proxies, which belong to the networks here. */
export function registryPayload(registry: Registry): PayloadPart<'registry'> {
  return {
    insecure: registry.insecure,
    whitelist: [...allowedRegistries(registry)],
    certificate_authorities: registry.authorities.map(certificatePayload),
  };
}

/**
 * The whitelist as it takes effect: insecure registries are in it too, since otherwise a list of those alone would be empty, which allows
 * every registry. Empty: there is no whitelist.
 */
export function allowedRegistries({ isWhitelistOnly, whitelist, insecure }: Registry): readonly string[] {
  return isWhitelistOnly ? [...new Set([...whitelist, ...insecure])] : [];
}

/**
 * Back from a payload. A whitelist that is not empty means that only its entries are allowed; insecure ones are not
 * repeated in it.
 */
export function takeRegistry({ registry }: VchPayload): Taken<Registry> {
  const { insecure = [], whitelist = [], certificate_authorities } = registry ?? {};
  return {
    taken: {
      isWhitelistOnly: whitelist.length > 0,
      whitelist: whitelist.filter((entry) => !insecure.includes(entry)),
      insecure,
      authorities: takeAuthorities('registry-ca', certificate_authorities),
    },
    notes: [],
  };
}
