import { addressText, prefixLength, trustLevelName, type ContainerNetwork, type VchConfig } from '@vic/extraconfig';
import type { Schemas } from '@vic/vic-machine-api';
import { cidrText, networkText, rangeText } from './address-text.ts';
import { bridgeNetworkOf, containerNetworksOf, moidOf } from './vch-networks.ts';

type WireNetworks = NonNullable<Schemas['VCH']['network']>;
type Role = 'client' | 'management' | 'public';

const ROLES: readonly Role[] = ['public', 'client', 'management'];

const texts = <T>(values: readonly T[], textOf: (value: T) => string | null): string[] =>
  values.flatMap((value) => textOf(value) ?? []);

function portGroup(network: ContainerNetwork | null | undefined): { port_group?: Schemas['Managed_Object'] } {
  const id = moidOf(network);
  return id === null ? {} : { port_group: { id } };
}

/** The address that the endpoint VM is to have on a port group, told with the first role on it: a port group has only one. */
function staticAddress({ init }: VchConfig, role: Role): string | null {
  const endpoint = init.networks.get(role);
  if (endpoint?.isStatic !== true || endpoint.ip === null) return null;
  const first = ROLES.find((other) => moidOf(init.networks.get(other)?.network) === moidOf(endpoint.network));
  return first === role ? cidrText(endpoint.ip) : null;
}

function wireRole(config: VchConfig, role: Role): Schemas['Network'] {
  const network = config.init.networks.get(role)?.network;
  const address = addressText(network?.gateway.ip ?? null);
  const own = staticAddress(config, role);
  return {
    ...portGroup(network),
    ...(address === null
      ? {}
      : { gateway: { address, routing_destinations: texts(network?.destinations ?? [], cidrText) } }),
    // Those of public serve all roles.
    nameservers: texts(config.init.networks.get('public')?.network.nameServers ?? [], addressText),
    ...(own === null ? {} : { static: own }),
  };
}

function wireBridge(config: VchConfig): NonNullable<WireNetworks['bridge']> {
  const { bridgeIpRange, bridgeNetworkWidth } = config.network;
  const range = bridgeIpRange === null ? null : cidrText(bridgeIpRange);
  const width = prefixLength(bridgeNetworkWidth);
  return {
    ...portGroup(bridgeNetworkOf(config)),
    ...(range === null ? {} : { ip_range: range }),
    ...(width === null ? {} : { network_width: width }),
  };
}

function wireFirewall({ trustLevel }: ContainerNetwork): Pick<Schemas['Container_Network'], 'firewall'> {
  const name = trustLevelName(trustLevel);
  return name === 'unspecified' ? {} : { firewall: name };
}

function wireContainerNetwork([alias, network]: [string, ContainerNetwork]): Schemas['Container_Network'] {
  const address = addressText(network.gateway.ip);
  const destination = networkText(network.gateway);
  return {
    alias,
    ...portGroup(network),
    ...wireFirewall(network),
    ...(address === null
      ? {}
      : { gateway: { address, routing_destinations: destination === null ? [] : [destination] } }),
    nameservers: texts(network.nameServers, addressText),
    ip_ranges: texts(network.pools, rangeText),
  };
}

/** The networks of a VCH as the API tells them. */
export function wireNetworks(config: VchConfig): WireNetworks {
  return {
    bridge: wireBridge(config),
    client: wireRole(config, 'client'),
    management: wireRole(config, 'management'),
    public: wireRole(config, 'public'),
    container: containerNetworksOf(config).map(wireContainerNetwork),
  };
}
