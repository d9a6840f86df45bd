import type { VchCopy } from '@vic/contract/vch-creation';
import { fromPayload, ROLE_NAMES, withoutSecrets, type ComputeResource, type VchSpec } from '@vic/contract/vch-spec';
import type { Schemas } from '@vic/vic-machine-api';
import type { Vcenter } from '../config/vcenter.ts';
import { readDatastores } from '../placement/datastores.ts';
import { readNetworks } from '../placement/networks.ts';
import type { Placement } from '../placement/placement.ts';
import type { VcenterPlace } from '../placement/vcenter-place.ts';
import { liveFacts } from '../preflight/live-facts.ts';
import { readVch, type VchReading } from '../vic-machine/read-vch.ts';
import type { VicMachineProxy } from '../vic-machine/vic-machine-proxy.ts';
import { copiedName } from './copied-name.ts';
import { inventoryResolver } from './inventory-resolver.ts';
import { parentPlace } from './parent-place.ts';

export interface VchCopiesOptions {
  readonly placement: Pick<Placement, 'at'>;
  readonly proxy: VicMachineProxy;
}

/** Settings of VCHs that are there, for others like them. */
export class VchCopies {
  readonly #options: VchCopiesOptions;

  constructor(options: VchCopiesOptions) {
    this.#options = options;
  }

  /**
   * A draft with the settings of a VCH: under another name, without its bridge network and without secrets, and with what is there now.
   * @throws ProblemError `not-found`, `vic-machine-…`; what the vCenter failed with
   */
  async read(vcenter: Vcenter, token: string, moid: string, signal: AbortSignal): Promise<VchCopy> {
    const { placement, proxy } = this.#options;
    const reading: VchReading = { vcenter, token, moid, signal };
    const vch = await readVch(proxy, reading);
    return placement.at(vcenter, token, (place) => copyOf(place, vch), signal);
  }
}

async function copyOf(place: VcenterPlace, vch: Schemas['VCH']): Promise<VchCopy> {
  const { name = '' } = vch;
  const pool = vch.compute?.resource?.id ?? '';
  const resource = pool === '' ? null : await parentPlace(place, pool, name);
  const { spec, notes } = fromPayload(vch, await resolverAt(place, resource));
  const copied = withoutSecrets(spec);
  const proposed = await copiedName(name, (each) => isTaken(place, copied, each));
  return {
    spec: {
      ...copied,
      general: { ...copied.general, name: proposed },
      networks: withoutOwnNetworks(copied.networks),
    },
    notes: [...notes, ...ownThings(name, copied)],
  };
}

async function resolverAt(place: VcenterPlace, resource: ComputeResource | null) {
  if (resource === null) return inventoryResolver(null, { datastores: [] }, { networks: [] });
  const [datastores, networks] = await Promise.all([
    readDatastores(place, resource.moid),
    readNetworks(place, resource.moid),
  ]);
  return inventoryResolver(resource, datastores, networks);
}

async function isTaken(place: VcenterPlace, spec: VchSpec, name: string): Promise<boolean> {
  const { resource } = spec.compute;
  if (resource === null) return false;
  const use = await liveFacts(place, { ...spec, general: { ...spec.general, name } }, resource.moid).nameUse();
  return 'value' in use && use.value !== 'free';
}

/** Two VCHs can have neither one bridge network nor one address. */
function withoutOwnNetworks(networks: VchSpec['networks']): VchSpec['networks'] {
  return {
    ...networks,
    bridge: { ...networks.bridge, portGroup: null },
    public: { ...networks.public, address: '' },
    client: { ...networks.client, address: '' },
    management: { ...networks.management, address: '' },
    containerNetworks: networks.containerNetworks.map((network) => ({ ...network, ranges: [] })),
  };
}

/** What two VCHs must not, or hardly ever should, have in common. */
function ownThings(name: string, { networks, storage }: VchSpec): string[] {
  const { portGroup } = networks.bridge;
  const bridge =
    portGroup === null
      ? []
      : [`"${portGroup.name}" is the bridge network of "${name}"; choose another port group for this VCH.`];
  const addresses = ROLE_NAMES.flatMap((role) => {
    const { addressMode, address } = networks[role];
    return addressMode === 'static' && address !== ''
      ? [`${address} on the ${role} network is the address of "${name}"; enter another one for this VCH.`]
      : [];
  });
  const ranges = networks.containerNetworks.flatMap(({ alias, addressMode, ranges: given }) =>
    addressMode === 'static' && given.length > 0
      ? [
          `${given.join(', ')} on the container network "${alias}" are addresses of "${name}"; enter other ranges for this VCH.`,
        ]
      : [],
  );
  const volumes =
    storage.volumeStores.length === 0
      ? []
      : [`The volume stores are those of "${name}"; choose other folders unless both are to share their volumes.`];
  return [...bridge, ...addresses, ...ranges, ...volumes];
}
