import { addressNumber, parseCidr, subnetText } from '../../addresses.ts';
import type {
  PayloadContainerNetwork,
  PayloadGateway,
  PayloadNetwork,
  PayloadPart,
  PayloadProxy,
  PayloadReference,
} from '../payload-type.ts';
import type { VchSpec } from '../vch-spec.ts';
import { hasOwnNetwork, type RoleName } from './roles.ts';
import type { ContainerNetwork, Networks, PortGroupChoice } from './schema.ts';

/**
 * Networks as the API takes them: port groups by id, and name servers with public, where alone the server reads them.
 */
export function networkPayload(spec: VchSpec): PayloadPart<'network'> {
  const { bridge, nameServers, containerNetworks } = spec.networks;
  return {
    bridge: {
      port_group: portGroupPayload(bridge.portGroup),
      ip_range: bridge.range,
      network_width: bridge.width ?? undefined,
    },
    public: { ...rolePayload(spec, 'public'), nameservers: nameServers },
    client: rolePayload(spec, 'client'),
    management: rolePayload(spec, 'management'),
    container: containerNetworks.map(containerNetworkPayload),
  };
}

/** By inventory path: names are not unique, and not every server finds a distributed port group by its id. */
function portGroupPayload(portGroup: PortGroupChoice | null): PayloadReference | undefined {
  return portGroup === null ? undefined : { name: portGroup.path };
}

function rolePayload(spec: VchSpec, role: RoleName): PayloadNetwork | undefined {
  if (!hasOwnNetwork(spec, role)) return undefined;
  const { portGroup, addressMode, address, gateway, destinations } = spec.networks[role];
  const port_group = portGroupPayload(portGroup);
  if (addressMode === 'dhcp') return { port_group };
  const routing_destinations = role === 'public' ? undefined : destinations;
  return {
    port_group,
    static: address === '' ? undefined : address,
    gateway: gateway === '' ? undefined : { address: gateway, routing_destinations },
  };
}

function containerNetworkPayload(network: ContainerNetwork): PayloadContainerNetwork {
  const { alias, portGroup, addressMode, gateway, ranges, nameServers, firewall } = network;
  const isStatic = addressMode === 'static';
  return {
    alias,
    port_group: portGroupPayload(portGroup),
    firewall,
    nameservers: nameServers,
    gateway: isStatic && gateway !== '' ? gatewayPayload(gateway) : undefined,
    ip_ranges: isStatic ? ranges : undefined,
  };
}

/** The gateway's address, and the network that it is in as its only destination. */
function gatewayPayload(gateway: string): PayloadGateway {
  const cidr = parseCidr(gateway);
  if (cidr === null) return { address: gateway };
  return { address: cidr.address, routing_destinations: [subnetText(cidr)] };
}

/** Proxies for fetching images, which the API has among the registries. */
export function proxyPayload({ http, https, exceptions }: Networks['proxy']): PayloadProxy {
  return {
    http: http === '' ? undefined : http,
    https: https === '' ? undefined : https,
    no_proxy: exceptions,
  };
}

/** Whether an answer has an address there; it writes `<nil>` for none. */
export function isAddress(text: string | undefined): text is string {
  return text !== undefined && addressNumber(text) !== null;
}
