import type { PayloadResolver } from '../resolver.ts';
import type { VchSpec } from '../vch-spec.ts';

/** Finds what a specification has chosen. */
export function resolverOf({ compute, storage, networks }: VchSpec): PayloadResolver {
  const roles = [networks.bridge, networks.public, networks.client, networks.management, ...networks.containerNetworks];
  const portGroups = roles.flatMap(({ portGroup }) => portGroup ?? []);
  const datastores = [
    storage.imageStore.datastore,
    ...storage.volumeStores.map((store) => (store.kind === 'datastore' ? store.datastore : null)),
  ].filter((datastore) => datastore !== null);
  const { resource } = compute;
  return {
    computeResource: ({ id, name }) => (id === resource?.moid || name === resource?.path ? resource : null),
    portGroup: ({ id, name }) => portGroups.find(({ moid, path }) => id === moid || name === path) ?? null,
    datastore: (name) => datastores.find((datastore) => datastore.name === name) ?? null,
  };
}
