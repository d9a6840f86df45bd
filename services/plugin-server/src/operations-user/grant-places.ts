import type { NetworkList } from '@vic/contract/placement';
import type { VchSpec } from '@vic/contract/vch-spec';
import type { GrantPlaces } from '@vic/vch-validation';
import { boolean, entityName, text, type ManagedObjectReference, type ObjectContent } from '@vic/vim25';
import { ProblemError } from '../errors.ts';
import { DRS } from '../placement/compute-details.ts';
import { datacenterOf, parentPoolOf, readCompute, vmFolderOf } from '../placement/compute-resource.ts';
import { readNetworks } from '../placement/networks.ts';
import type { VcenterPlace } from '../placement/vcenter-place.ts';

/** An object that a role is for. */
export interface GrantObject {
  readonly name: string;
  readonly type: string;
  /** what stands for it until it is made: the VCH's own pool and folder inherit from what they will be in */
  readonly checkedOn: { readonly ref: ManagedObjectReference; readonly name: string };
}

const NETWORK_TYPES = {
  standard: 'Network',
  distributed: 'DistributedVirtualPortgroup',
  opaque: 'OpaqueNetwork',
} as const;

/**
 * Where the operations user of a draft needs something.
 * @throws ProblemError `not-found` if the compute resource is gone, `forbidden` if what holds it may not be seen
 */
export async function readGrantPlaces(
  place: VcenterPlace,
  spec: VchSpec,
  moid: string,
): Promise<GrantPlaces<GrantObject>> {
  const { client } = place;
  const [read, networks] = await Promise.all([
    readCompute(client, moid, { properties: [{ type: 'ClusterComputeResource', pathSet: [DRS] }] }),
    readNetworks(place, moid),
  ]);
  const { rootFolder } = client.content;
  const { target, compute } = read;
  const datacenter = datacenterOf(read);
  const vmFolder = vmFolderOf(read);
  const parentPool = parentPoolOf(read);
  if (datacenter === undefined || vmFolder === undefined || parentPool === undefined) {
    throw new ProblemError('forbidden', {
      detail: 'You lack the privilege System.View on what holds the compute resource.',
    });
  }
  const hasOwnPool = compute.ref.type !== 'ClusterComputeResource' || boolean(compute.props.get(DRS)) !== false;
  const inPool = nameOf(parentPool === target.ref ? target : compute);
  return {
    root: existing(rootFolder, 'the root folder'),
    datacenter: existing(datacenter.ref, nameOf(datacenter)),
    cluster: existing(compute.ref, nameOf(compute)),
    datastores: datastoresOf(spec),
    networks: networksOf(spec, networks),
    pool: hasOwnPool
      ? { name: spec.general.name, type: 'ResourcePool', checkedOn: { ref: parentPool, name: inPool } }
      : null,
    folder: {
      name: spec.general.name,
      type: 'Folder',
      checkedOn: { ref: vmFolder, name: `VM folder of ${nameOf(datacenter)}` },
    },
    usesVmGroup: spec.compute.useVmGroup,
  };
}

function datastoresOf({ storage }: VchSpec): GrantObject[] {
  const volumes = storage.volumeStores.flatMap((store) => (store.kind === 'datastore' ? [store.datastore] : []));
  return distinct([storage.imageStore.datastore, ...volumes]).map(({ moid, name }) =>
    existing({ type: 'Datastore', value: moid }, name),
  );
}

function networksOf({ networks }: VchSpec, { networks: rows }: NetworkList): GrantObject[] {
  const used = [networks.bridge.portGroup, ...networks.containerNetworks.map(({ portGroup }) => portGroup)];
  return distinct(used).flatMap(({ moid }) => {
    const row = rows.find((each) => each.moid === moid);
    return row === undefined ? [] : [existing({ type: NETWORK_TYPES[row.kind], value: moid }, row.name)];
  });
}

function existing(ref: ManagedObjectReference, name: string): GrantObject {
  return { name, type: ref.type, checkedOn: { ref, name } };
}

const nameOf = ({ ref, props }: ObjectContent): string => entityName(text(props.get('name')) ?? ref.value);

function distinct<T extends { readonly moid: string }>(choices: readonly (T | null)[]): T[] {
  return [...new Map(choices.filter((choice) => choice !== null).map((choice) => [choice.moid, choice])).values()];
}
