import type { DatastoreList, NetworkList } from '@vic/contract/placement';
import type { ComputeResource, PayloadResolver } from '@vic/contract/vch-spec';

/** Finds what a VCH names among what its place has now. */
export function inventoryResolver(
  resource: ComputeResource | null,
  { datastores }: Pick<DatastoreList, 'datastores'>,
  { networks }: Pick<NetworkList, 'networks'>,
): PayloadResolver {
  return {
    computeResource: () => resource,
    datastore(name) {
      const row = datastores.find((each) => each.name === name);
      return row === undefined ? null : { moid: row.moid, name: row.name };
    },
    portGroup({ id = '', name = '' }) {
      const row =
        id === ''
          ? networks.find((each) => each.path === name || each.name === name)
          : networks.find((each) => each.moid === id);
      return row === undefined ? null : { moid: row.moid, name: row.name, path: row.path };
    },
  };
}
