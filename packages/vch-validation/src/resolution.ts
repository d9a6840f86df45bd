import { resolveBridge } from './bridge.ts';
import { resolveCompute, type ComputeTarget } from './compute.ts';
import { resolveContainerNetworks, type ResolvedContainerNetwork } from './container-networks.ts';
import type { InventoryFacts, NetworkFacts } from './facts.ts';
import type { Found } from './find.ts';
import { resolveImageStore, type ResolvedImageStore } from './image-store.ts';
import { resolveRoles, type ResolvedRoles } from './roles.ts';
import type { VchSpecification } from './specification.ts';
import { resolveVolumeStores, type ResolvedVolumeStore } from './volume-stores.ts';

/** What became of every id and name in a specification. */
export interface Resolution {
  readonly compute: Found<ComputeTarget>;
  readonly bridge: Found<NetworkFacts>;
  readonly roles: ResolvedRoles;
  readonly containerNetworks: readonly ResolvedContainerNetwork[];
  readonly imageStore: ResolvedImageStore;
  readonly volumeStores: readonly ResolvedVolumeStore[];
}

/** Looks every id and name of a specification up. */
export function resolve(specification: VchSpecification, facts: InventoryFacts): Resolution {
  const { network, storage } = specification;
  return {
    compute: resolveCompute(specification, facts),
    bridge: resolveBridge(network, facts),
    roles: resolveRoles(network, facts),
    containerNetworks: resolveContainerNetworks(network, facts),
    imageStore: resolveImageStore(storage, facts),
    volumeStores: resolveVolumeStores(storage, facts),
  };
}
