import {
  addressNumber,
  addressText,
  isInSubnet,
  parseCidr,
  parseRange,
  subnetOf,
  subnetText,
  type AddressRange,
} from './addresses.ts';
import { isForContainers } from './bridge.ts';
import type { ComputeTarget } from './compute.ts';
import type { InventoryFacts, NetworkFacts } from './facts.ts';
import { refusal, warning, type Fault } from './fault.ts';
import { find, type Found } from './find.ts';
import { checkMemberHosts, plannedNetwork } from './networks.ts';
import type { PlannedAddress, PlannedContainerNetwork } from './plan.ts';
import { checkPortGroupChoice } from './roles.ts';
import type { VchSpecification } from './specification.ts';

const RESERVED_ALIAS = 'bridge';

type Container = NonNullable<NonNullable<VchSpecification['network']>['container']>[number];

/** Stage 1: each container network is named and has readable addresses. */
export function checkContainerNetworkChoices(
  network: VchSpecification['network'],
  facts: InventoryFacts,
): readonly Fault[] {
  const networks = network?.container ?? [];
  const firstOfAlias = new Map(networks.map(({ alias }, index) => [alias, index] as const).reverse());
  return networks.flatMap((container, index) => {
    const path = `/network/container/${index}`;
    const alias = container.alias ?? '';
    return [
      ...checkAlias(alias, firstOfAlias.get(container.alias) !== index, path),
      ...checkPortGroupChoice(
        container.port_group,
        `container network ${alias} portgroup`,
        `${path}/port_group`,
        facts,
      ),
      ...checkContainerGateway(container, path),
      ...checkRangeTexts(container, path),
      ...checkContainerNameservers(container, path),
    ];
  });
}

function checkAlias(alias: string, isRepeated: boolean, path: string): readonly Fault[] {
  if (alias === '') return [refusal('alias-missing', `${path}/alias`, 'Each container network must have an alias.')];
  if (!isRepeated) return [];
  return [
    refusal('alias-repeated', `${path}/alias`, `The alias ${alias} is given to more than one container network.`),
  ];
}

function checkContainerGateway({ alias = '', gateway }: Container, path: string): readonly Fault[] {
  if (gateway === undefined) return [];
  const address = gateway.address ?? '';
  if (addressNumber(address) === null) {
    const message = `error parsing gateway IP ${address} for container network ${alias}`;
    return [refusal('container-gateway', `${path}/gateway/address`, message)];
  }
  const destinations = gateway.routing_destinations ?? [];
  const [only = ''] = destinations;
  const mask = `error parsing network mask for container network ${alias}: `;
  const at = `${path}/gateway/routing_destinations`;
  if (destinations.length !== 1) {
    const remedy = 'Give the network of the gateway in CIDR form, as 10.2.0.0/24.';
    return [refusal('container-subnet', at, `${mask}exactly one subnet must be specified`, remedy)];
  }
  return parseCidr(only) === null ? [refusal('container-subnet', `${at}/0`, `${mask}${only} is no subnet`)] : [];
}

function checkRangeTexts({ alias = '', ip_ranges: ranges = [] }: Container, path: string): readonly Fault[] {
  return ranges.flatMap((text, index) => {
    const range = parseRange(text);
    if (typeof range === 'object') return [];
    const reason = range === 'reversed' ? 'its first address is after its last' : 'it is no CIDR block or first-last';
    const message = `error parsing IP range ${text} for container network ${alias}: ${reason}`;
    return [refusal('container-range', `${path}/ip_ranges/${index}`, message)];
  });
}

function checkContainerNameservers({ alias = '', nameservers = [] }: Container, path: string): readonly Fault[] {
  return nameservers.flatMap((server, index) => {
    if (server === '' || addressNumber(server) !== null) return [];
    const message = `error parsing DNS server ${server} for container network ${alias}`;
    return [refusal('nameserver-unreadable', `${path}/nameservers/${index}`, message)];
  });
}

export interface ResolvedContainerNetwork {
  readonly specification: Container;
  readonly network: Found<NetworkFacts>;
}

export function resolveContainerNetworks(
  network: VchSpecification['network'],
  facts: InventoryFacts,
): readonly ResolvedContainerNetwork[] {
  return (network?.container ?? []).map((specification) => ({
    specification,
    network: find(facts.networks, specification.port_group, facts, 'network'),
  }));
}

/** Stage 2: each container network exists, is not the bridge's, and its addresses make sense. */
export function checkContainerNetworks(
  containers: readonly ResolvedContainerNetwork[],
  bridge: Found<NetworkFacts>,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
): readonly Fault[] {
  return containers.flatMap((container, index) => {
    const path = `/network/container/${index}`;
    return [
      ...checkReservedAlias(container, path),
      ...checkContainerPortGroup(container, bridge, compute, facts, `${path}/port_group`),
      ...checkContainerAddresses(container.specification, path),
      ...checkPeers(container.specification, path),
    ];
  });
}

function checkReservedAlias({ specification }: ResolvedContainerNetwork, path: string): readonly Fault[] {
  if (specification.alias !== RESERVED_ALIAS) return [];
  const message = `The alias ${RESERVED_ALIAS} is that of the bridge network; a container network must have another.`;
  return [refusal('alias-reserved', `${path}/alias`, message)];
}

function checkContainerPortGroup(
  { specification: { alias = '' }, network }: ResolvedContainerNetwork,
  bridge: Found<NetworkFacts>,
  compute: ComputeTarget | null,
  facts: InventoryFacts,
  path: string,
): readonly Fault[] {
  const prefix = `Error adding container network "${alias}": `;
  switch (network.kind) {
    case 'unnamed':
      return [refusal('network-missing', path, `${prefix}no network is given`)];
    case 'missing':
      return [refusal('network-unknown', path, `${prefix}network '${network.given}' not found`)];
    case 'ambiguous': {
      const remedy = 'Give its inventory path or its id.';
      return [refusal('network-ambiguous', path, `${prefix}network '${network.given}' is ambiguous`, remedy)];
    }
    case 'found':
      break;
  }
  if (!isForContainers(network.object)) {
    const message = `${prefix}"${network.given}" is not a Distributed Port Group or an Opaque Network`;
    return [refusal('container-network-kind', path, message)];
  }
  const isBridge = bridge.kind === 'found' && bridge.object.ref.value === network.object.ref.value;
  const message = `the bridge network must not be shared with another network role - ${alias} also uses "${network.given}"`;
  return [
    ...(isBridge ? [refusal('container-network-bridge', path, message)] : []),
    ...checkMemberHosts(network.object, network.given, compute, facts, { code: 'container-network-hosts', path }),
  ];
}

function checkContainerAddresses(container: Container, path: string): readonly Fault[] {
  const gateway = gatewayOf(container);
  const ranges = rangesOf(container);
  if (gateway === null) return checkRangesNeedGateway(container, path);
  return [
    ...checkRoutable(gateway, path),
    ...checkGatewaySubnet(container, gateway, path),
    ...checkRangesInSubnet(ranges, gateway, path),
    ...checkOverlaps(ranges, path),
  ];
}

function checkRangesNeedGateway({ alias = '', ip_ranges: ranges = [] }: Container, path: string): readonly Fault[] {
  if (ranges.length === 0) return [];
  const message = `IP ranges are given for container network "${alias}" but no gateway`;
  return [refusal('range-without-gateway', `${path}/gateway`, message)];
}

/** A gateway is neither the first nor the last address of its network, but where the network has only two or one. */
function checkRoutable(gateway: PlannedAddress, path: string): readonly Fault[] {
  const subnet = subnetOf(gateway);
  const number = addressNumber(gateway.address);
  const hasEnds = gateway.prefix < 31;
  if (subnet === null || !hasEnds || (number !== subnet.first && number !== subnet.last)) return [];
  const message = `Gateway ${gateway.address} is not a routable address`;
  return [refusal('gateway-not-routable', `${path}/gateway/address`, message)];
}

/** Of the destination only the length of its prefix counts; one that the gateway is not in was meant otherwise. */
function checkGatewaySubnet({ gateway: given }: Container, gateway: PlannedAddress, path: string): readonly Fault[] {
  const [destination = ''] = given?.routing_destinations ?? [];
  const subnet = parseCidr(destination);
  if (subnet === null || isInSubnet(gateway.address, subnet)) return [];
  const message = `Gateway ${gateway.address} is not in ${destination}; its network is taken to be ${subnetText(gateway)}`;
  return [warning('gateway-outside-subnet', `${path}/gateway/routing_destinations/0`, message)];
}

function checkPeers({ alias = '', firewall, ip_ranges: ranges = [] }: Container, path: string): readonly Fault[] {
  if (firewall !== 'peers' || ranges.length > 0) return [];
  const message = `Without an IP range the firewall "peers" of container network "${alias}" lets everything through, as "open" does`;
  return [warning('peers-without-range', `${path}/firewall`, message)];
}

function checkRangesInSubnet(ranges: readonly AddressRange[], gateway: PlannedAddress, path: string): readonly Fault[] {
  return ranges.flatMap(({ first, last }, index) => {
    if (isInSubnet(addressText(first), gateway) && isInSubnet(addressText(last), gateway)) return [];
    const message = `IP range ${rangeText({ first, last })} is not in subnet ${subnetText(gateway)}`;
    return [refusal('range-outside-subnet', `${path}/ip_ranges/${index}`, message)];
  });
}

/** Compares each range with the one that reaches furthest of those that begin before it. */
function checkOverlaps(ranges: readonly AddressRange[], path: string): readonly Fault[] {
  const [first, ...others] = ranges.map((range, index) => ({ ...range, index })).sort((a, b) => a.first - b.first);
  if (first === undefined) return [];
  const faults: Fault[] = [];
  let furthest = first;
  for (const range of others) {
    if (range.first <= furthest.last) faults.push(overlap(range, furthest, path));
    if (range.last > furthest.last) furthest = range;
  }
  return faults;
}

type NumberedRange = AddressRange & { readonly index: number };

function overlap(one: NumberedRange, other: NumberedRange, path: string): Fault {
  const [later, earlier] = one.index > other.index ? [one, other] : [other, one];
  const message = `Overlapping ip ranges: ${rangeText(later)} ${rangeText(earlier)}`;
  return refusal('range-overlap', `${path}/ip_ranges/${later.index}`, message);
}

function rangeText({ first, last }: AddressRange): string {
  return `{"${addressText(first)}" "${addressText(last)}"}`;
}

function gatewayOf({ gateway }: Container): PlannedAddress | null {
  const [destination = ''] = gateway?.routing_destinations ?? [];
  const subnet = parseCidr(destination);
  const address = gateway?.address ?? '';
  return subnet === null || addressNumber(address) === null ? null : { address, prefix: subnet.prefix };
}

function rangesOf({ ip_ranges: ranges = [] }: Container): readonly AddressRange[] {
  return ranges.map(parseRange).filter((range) => typeof range === 'object');
}

/** Container networks in their order, or null if one is not resolved. */
export function planContainerNetworks(
  containers: readonly ResolvedContainerNetwork[],
): readonly PlannedContainerNetwork[] | null {
  const planned = containers.flatMap(({ specification, network }) => {
    if (network.kind !== 'found') return [];
    return [
      {
        alias: specification.alias ?? '',
        portGroup: plannedNetwork(network.object),
        gateway: gatewayOf(specification),
        nameservers: (specification.nameservers ?? []).filter((server) => server !== ''),
        ranges: rangesOf(specification).map(({ first, last }) => ({
          first: addressText(first),
          last: addressText(last),
        })),
        firewall: specification.firewall ?? null,
      },
    ];
  });
  return planned.length === containers.length ? planned : null;
}
