/** The networks of a VCH in the form that its engine reads. */
import {
  addressBytes,
  maskBytes,
  models,
  zeroOf,
  type ContainerNetwork,
  type IpNet,
  type NetworkEndpoint,
  type VchConfig,
} from '@vic/extraconfig';
import type {
  PlannedAddress,
  PlannedContainerNetwork,
  PlannedNetwork,
  PlannedRole,
  VchPlan,
} from '@vic/vch-validation';
import { nicsOf, slotText } from './network-slots.ts';

/** Name of the network that containers use unless they ask for another, and of the endpoint VM's role on it. */
export const BRIDGE = 'bridge';

const V6_BYTES = 16;
/** numbers that the engine keeps for the firewall of a container network */
const TRUST_LEVELS = { published: 1, open: 2, closed: 3, outbound: 4, peers: 5 } as const;

/** Address and mask; an address that is none becomes empty. */
export function ipNetOf(address: PlannedAddress): IpNet {
  const size = address.address.includes(':') ? V6_BYTES : 4;
  return { ip: addressBytes(address.address), mask: maskBytes(address.prefix, size) };
}

const morefOf = (portGroup: PlannedNetwork): string => `${portGroup.ref.type}:${portGroup.ref.value}`;

function networkRecord(name: string, portGroup: PlannedNetwork): ContainerNetwork {
  const empty = zeroOf(models.containerNetwork);
  return { ...empty, common: { ...empty.common, id: morefOf(portGroup), name } };
}

function roleNetwork(name: string, role: PlannedRole, nameservers: readonly string[]): ContainerNetwork {
  const { gateway, static: address } = role;
  const prefix = address?.prefix ?? 0;
  return {
    ...networkRecord(name, role.portGroup),
    isDefault: name === 'public',
    nameServers: nameservers.map(addressBytes),
    ...(gateway !== null && {
      gateway: ipNetOf({ address: gateway.address, prefix }),
      destinations: gateway.destinations.map(ipNetOf),
    }),
  };
}

/** The endpoint VM on its four networks, by role. */
export function endpointNetworks(plan: VchPlan): ReadonlyMap<string, NetworkEndpoint> {
  const { networks } = plan;
  const nics = nicsOf(plan);
  const empty = zeroOf(models.networkEndpoint);
  const endpoint = (role: 'client' | 'management' | 'public'): NetworkEndpoint => {
    const planned = networks[role];
    // The engine's own installer leaves the management endpoint without a name.
    const name = role === 'management' ? '' : role;
    return {
      ...empty,
      common: { ...empty.common, id: slotText(nics, planned.portGroup), name },
      isStatic: planned.static !== null,
      ip: planned.static === null ? null : ipNetOf(planned.static),
      network: roleNetwork(role, planned, networks.nameservers),
    };
  };
  const bridge: NetworkEndpoint = {
    ...empty,
    common: { ...empty.common, id: slotText(nics, networks.bridge.portGroup), name: BRIDGE },
    isStatic: true,
    // The engine chooses its address there: static, but unspecified.
    ip: { ip: addressBytes('0.0.0.0'), mask: null },
    network: { ...networkRecord(BRIDGE, networks.bridge.portGroup), type: BRIDGE },
  };
  return new Map([
    [BRIDGE, bridge],
    ['client', endpoint('client')],
    ['management', endpoint('management')],
    ['public', endpoint('public')],
  ]);
}

function containerNetwork(planned: PlannedContainerNetwork): ContainerNetwork {
  return {
    ...networkRecord(planned.alias, planned.portGroup),
    type: 'external',
    ...(planned.gateway !== null && { gateway: ipNetOf(planned.gateway) }),
    nameServers: planned.nameservers.map(addressBytes),
    pools: planned.ranges.map(({ first, last }) => ({ first: addressBytes(first), last: addressBytes(last) })),
    trustLevel: planned.firewall === null ? 0 : TRUST_LEVELS[planned.firewall],
  };
}

/** What containers can be put on. */
export function vchNetwork(plan: VchPlan): VchConfig['network'] {
  const { bridge, container } = plan.networks;
  return {
    bridgeNetwork: BRIDGE,
    containerNetworks: new Map([
      [BRIDGE, { ...networkRecord(BRIDGE, bridge.portGroup), type: BRIDGE }],
      ...container.map((planned) => [planned.alias, containerNetwork(planned)] as const),
    ]),
    bridgeIpRange: rangeOf(bridge.range),
    bridgeNetworkWidth: maskBytes(bridge.width),
  };
}

/** The bridge's range as the engine has it: an address of four bytes. */
function rangeOf(range: PlannedAddress): IpNet {
  const { ip, mask } = ipNetOf(range);
  return { ip: ip === null || range.address.includes(':') ? ip : ip.slice(-4), mask };
}
