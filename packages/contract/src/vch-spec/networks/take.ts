import { parseCidr } from '../../addresses.ts';
import type { PayloadContainerNetwork, PayloadNetwork, PayloadReference, VchPayload } from '../payload-type.ts';
import { referenceText, type PayloadResolver, type Taken } from '../resolver.ts';
import { networksDefaults } from './defaults.ts';
import { isAddress } from './payload.ts';
import { isOnSamePortGroup, type RoleName } from './roles.ts';
import type { ContainerNetwork, Networks, PortGroupChoice, RoleNetwork } from './schema.ts';

/** The networks of a payload. Roles that only repeat the one they fall back to are left to do so. */
export function takeNetworks({ network, registry }: VchPayload, resolver: PayloadResolver): Taken<Networks> {
  const bridge = takePortGroup('bridge network', network?.bridge?.port_group, resolver);
  const open = takeRole('public', network?.public, resolver);
  const client = takeRole('client', network?.client, resolver);
  const management = takeRole('management', network?.management, resolver);
  const containers = (network?.container ?? []).map((entry) => takeContainerNetwork(entry, resolver));
  const ownClient = withoutRepeated(client.taken, open.taken);
  const beforeManagement = ownClient.portGroup === null ? open.taken : ownClient;
  const proxy = registry?.image_fetch_proxy;
  return {
    taken: {
      bridge: {
        portGroup: bridge.taken,
        range: network?.bridge?.ip_range ?? networksDefaults.bridge.range,
        width: positive(network?.bridge?.network_width),
      },
      public: open.taken,
      client: ownClient,
      management: withoutRepeated(management.taken, beforeManagement),
      nameServers: (network?.public?.nameservers ?? []).filter(isAddress),
      containerNetworks: containers.map(({ taken }) => taken),
      proxy: { http: proxy?.http ?? '', https: proxy?.https ?? '', exceptions: proxy?.no_proxy ?? [] },
    },
    notes: [bridge, open, client, management, ...containers].flatMap(({ notes }) => notes),
  };
}

function positive(number: number | undefined): number | null {
  return number === undefined || number === 0 ? null : number;
}

function takePortGroup(
  what: string,
  reference: PayloadReference | undefined,
  resolver: PayloadResolver,
): Taken<PortGroupChoice | null> {
  if (reference === undefined) return { taken: null, notes: [] };
  const portGroup = resolver.portGroup(reference);
  const note = `The port group "${referenceText(reference)}" of the ${what} could not be found; choose another one.`;
  return { taken: portGroup, notes: portGroup === null ? [note] : [] };
}

function takeRole(role: RoleName, given: PayloadNetwork | undefined, resolver: PayloadResolver): Taken<RoleNetwork> {
  const portGroup = takePortGroup(`${role} network`, given?.port_group, resolver);
  const address = given?.static ?? '';
  const gateway = isAddress(given?.gateway?.address) ? given.gateway.address : '';
  const isStatic = address !== '' || gateway !== '';
  const isUntold = role === 'public' && gateway !== '' && address === '';
  return {
    taken: {
      portGroup: portGroup.taken,
      addressMode: isStatic ? 'static' : 'dhcp',
      address,
      gateway,
      destinations: role === 'public' ? [] : [...(given?.gateway?.routing_destinations ?? [])],
    },
    notes: isUntold
      ? [...portGroup.notes, `The static address of the ${role} network is not known; enter one.`]
      : portGroup.notes,
  };
}

/** A role on the same port group as the one that it falls back to, with nothing of its own, falls back. */
function withoutRepeated(role: RoleNetwork, other: RoleNetwork): RoleNetwork {
  return role.addressMode === 'dhcp' && isOnSamePortGroup(role, other) ? networksDefaults.client : role;
}

function takeContainerNetwork(given: PayloadContainerNetwork, resolver: PayloadResolver): Taken<ContainerNetwork> {
  const alias = given.alias ?? '';
  const portGroup = takePortGroup(`container network "${alias}"`, given.port_group, resolver);
  const gateway = takeGateway(given);
  const ranges = (given.ip_ranges ?? []).filter((range) => range !== '');
  const isIncomplete = ranges.length < (given.ip_ranges?.length ?? 0);
  const note = `An address range of the container network "${alias}" is not known; enter it again.`;
  return {
    taken: {
      portGroup: portGroup.taken,
      alias,
      addressMode: gateway === '' && ranges.length === 0 ? 'dhcp' : 'static',
      ranges,
      gateway,
      nameServers: (given.nameservers ?? []).filter(isAddress),
      firewall: given.firewall ?? 'published',
    },
    notes: isIncomplete ? [...portGroup.notes, note] : portGroup.notes,
  };
}

function takeGateway({ gateway }: PayloadContainerNetwork): string {
  const prefix = parseCidr(gateway?.routing_destinations?.[0] ?? '')?.prefix;
  return isAddress(gateway?.address) && prefix !== undefined ? `${gateway.address}/${prefix}` : '';
}
