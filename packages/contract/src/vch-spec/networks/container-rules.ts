import { isForHost, isInSubnet, parseCidr, parseRange, rangesMeet, subnetText, type Cidr } from '../../addresses.ts';
import { forbiddenInName } from '../characters.ts';
import { fault, type RuleFault } from '../fault.ts';
import type { VchSpec } from '../vch-spec.ts';
import { checkNameServers } from './name-server-rules.ts';
import { isOnSamePortGroup, ownAddress, ROLE_NAMES } from './roles.ts';
import type { ContainerNetwork } from './schema.ts';

/** Docker's name for the network that every container can have. */
const RESERVED_ALIAS = 'bridge';

/** The networks that containers are put on directly. */
export function checkContainerNetworks({ networks }: VchSpec): readonly RuleFault[] {
  const { bridge, containerNetworks } = networks;
  return containerNetworks.flatMap((network, index) => {
    const path = `/networks/containerNetworks/${index}`;
    const before = containerNetworks.slice(0, index);
    return [
      ...checkPortGroup(path, network, bridge),
      ...checkAlias(`${path}/alias`, network.alias, before),
      ...checkAddresses(path, network, taken(networks, index)),
      ...checkNameServers(`${path}/nameServers`, network.nameServers),
      ...checkPeers(path, network),
    ];
  });
}

function checkPortGroup(
  path: string,
  network: ContainerNetwork,
  bridge: VchSpec['networks']['bridge'],
): readonly RuleFault[] {
  if (network.portGroup === null) return [fault(`${path}/portGroup`, 'container-network-missing')];
  if (!isOnSamePortGroup(network, bridge)) return [];
  return [fault(`${path}/portGroup`, 'container-network-on-bridge', { name: network.portGroup.name })];
}

function checkAlias(path: string, alias: string, before: readonly ContainerNetwork[]): readonly RuleFault[] {
  if (alias.trim() === '') return [fault(path, 'alias-missing')];
  const character = forbiddenInName(alias);
  if (character !== null) return [fault(path, 'alias-characters', { character })];
  if (alias === RESERVED_ALIAS) return [fault(path, 'alias-reserved')];
  return before.some((network) => network.alias === alias) ? [fault(path, 'alias-repeated', { alias })] : [];
}

/** Addresses on one port group that have an owner: those of the endpoint VM, and the ranges of the container networks before. */
function taken(networks: VchSpec['networks'], index: number): readonly string[] {
  const network = networks.containerNetworks[index];
  if (network === undefined) return [];
  const own = ROLE_NAMES.map((role) => networks[role]).filter((role) => isOnSamePortGroup(role, network));
  const before = networks.containerNetworks
    .slice(0, index)
    .filter((other) => other.addressMode === 'static' && isOnSamePortGroup(other, network));
  return [
    ...own.map((role) => ownAddress(role).split('/')[0] ?? '').filter(Boolean),
    ...before.flatMap(({ ranges }) => ranges),
  ];
}

function checkAddresses(
  path: string,
  { addressMode, gateway, ranges }: ContainerNetwork,
  others: readonly string[],
): readonly RuleFault[] {
  if (addressMode === 'dhcp') return [];
  const cidr = parseCidr(gateway);
  return [
    ...checkGateway(`${path}/gateway`, gateway, cidr),
    ...ranges.flatMap((range, index) => checkRange(`${path}/ranges/${index}`, parseRange(range), cidr)),
    ...checkOverlaps(`${path}/ranges`, ranges, others),
  ];
}

function checkGateway(path: string, gateway: string, cidr: Cidr | null): readonly RuleFault[] {
  if (gateway === '') return [fault(path, 'container-gateway-missing')];
  if (cidr === null) return [fault(path, 'container-gateway-unreadable')];
  return isForHost(cidr) ? [] : [fault(path, 'container-gateway-not-for-host', { subnet: subnetText(cidr) })];
}

type ReadRange = ReturnType<typeof parseRange>;

function checkRange(path: string, range: ReadRange, gateway: Cidr | null): readonly RuleFault[] {
  if (range === 'unreadable') return [fault(path, 'range-unreadable')];
  if (range === 'reversed') return [fault(path, 'range-reversed')];
  if (gateway === null || (isInSubnet(range.first, gateway) && isInSubnet(range.last, gateway))) return [];
  return [fault(path, 'range-outside-subnet', { subnet: subnetText(gateway) })];
}

/** Each range that meets one before it in the list, or others' addresses: two would give out the same. */
function checkOverlaps(path: string, ranges: readonly string[], others: readonly string[]): readonly RuleFault[] {
  return ranges.flatMap((range, index) => {
    const other = [...ranges.slice(0, index), ...others].find((each) => rangesMeet(each, range));
    return other === undefined ? [] : [fault(`${path}/${index}`, 'range-overlap', { other })];
  });
}

/** Peers are told by their addresses: without a range everybody would be one. */
function checkPeers(path: string, { firewall, addressMode, ranges }: ContainerNetwork): readonly RuleFault[] {
  const hasRange = addressMode === 'static' && ranges.length > 0;
  return firewall === 'peers' && !hasRange ? [fault(`${path}/firewall`, 'peers-without-range')] : [];
}
