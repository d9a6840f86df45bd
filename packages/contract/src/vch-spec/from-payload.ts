import { takeCompute } from './compute/payload.ts';
import { takeGeneral } from './general/payload.ts';
import { takeNetworks } from './networks/take.ts';
import { takeOperationsUser } from './operations-user/payload.ts';
import type { VchPayload } from './payload-type.ts';
import { takeRegistry } from './registry/payload.ts';
import type { PayloadResolver } from './resolver.ts';
import { takeSecurity } from './security/payload.ts';
import { takeStorage } from './storage/payload.ts';
import type { VchSpec } from './vch-spec.ts';

/**
 * The specification that a payload says, be it a request or the answer of a server, with one sentence for each thing that could not be
 * taken over. Never throws. What the resolver does not find is not chosen.
 */
export function fromPayload(
  payload: VchPayload,
  resolver: PayloadResolver,
): { readonly spec: VchSpec; readonly notes: string[] } {
  const general = takeGeneral(payload);
  const compute = takeCompute(payload, resolver);
  const storage = takeStorage(payload, resolver);
  const networks = takeNetworks(payload, resolver);
  const security = takeSecurity(payload);
  const registry = takeRegistry(payload);
  const operationsUser = takeOperationsUser(payload);
  return {
    spec: {
      general: general.taken,
      compute: compute.taken,
      storage: storage.taken,
      networks: networks.taken,
      security: security.taken,
      registry: registry.taken,
      operationsUser: operationsUser.taken,
    },
    notes: [general, compute, storage, networks, security, registry, operationsUser].flatMap(({ notes }) => notes),
  };
}
