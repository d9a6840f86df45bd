import type { ComputeDetails, DatastoreList, NetworkList } from '@vic/contract/placement';
import type { VchSpec } from '@vic/contract/vch-spec';
import type { Fact } from '@vic/vch-validation';
import { isAdministrator } from '@vic/vim25';
import { readDetails } from '../placement/compute-details.ts';
import { parentPoolOf, readCompute, vmFolderOf } from '../placement/compute-resource.ts';
import { readDatastores } from '../placement/datastores.ts';
import { readNetworks } from '../placement/networks.ts';
import type { VcenterPlace } from '../placement/vcenter-place.ts';
import { factOf } from './fact.ts';
import { readHostAbilities, type HostAbility } from './host-abilities.ts';
import { readNameUse, type NameUse } from './name-use.ts';

/** What checks need to know of a vCenter, read when it is first asked for and only once. */
export interface LiveFacts {
  details(): Promise<Fact<ComputeDetails>>;
  datastores(): Promise<Fact<DatastoreList>>;
  networks(): Promise<Fact<NetworkList>>;
  hosts(): Promise<Fact<readonly HostAbility[]>>;
  nameUse(): Promise<Fact<NameUse>>;
  isAdministrator(): Promise<Fact<boolean>>;
}

/** Live inventory around the compute resource of a draft, with the user's own session. */
export function liveFacts(place: VcenterPlace, spec: VchSpec, moid: string): LiveFacts {
  const { client } = place;
  const { name } = spec.general;
  return {
    details: once(() => readDetails(place, moid)),
    datastores: once(() => readDatastores(place, moid)),
    networks: once(() => readNetworks(place, moid)),
    hosts: once(() => readHostAbilities(client, moid)),
    nameUse: once(async () => {
      const read = await readCompute(client, moid);
      return readNameUse(client, { parentPool: parentPoolOf(read), vmFolder: vmFolderOf(read) }, name);
    }),
    isAdministrator: once(() => {
      const datacenter = spec.compute.resource?.datacenter.moid;
      const inScope = datacenter === undefined ? [] : [{ type: 'Datacenter', value: datacenter }];
      return isAdministrator(client, spec.operationsUser.user.trim(), inScope);
    }),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<Fact<T>> {
  let known: Promise<Fact<T>> | null = null;
  return () => (known ??= factOf(read));
}
