import {
  isForHost,
  isInSubnet,
  parseCidr,
  parseRange,
  subnetText,
  type AddressRange,
  type Cidr,
} from '../../addresses.ts';
import { forbiddenInName } from '../characters.ts';
import { fault, type RuleFault } from '../fault.ts';
import type { VchSpec } from '../vch-spec.ts';
import { checkNameServers } from './name-server-rules.ts';
import { isOnSamePortGroup } from './roles.ts';
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
      ...checkAddresses(path, network),
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

function checkAddresses(path: string, { addressMode, gateway, ranges }: ContainerNetwork): readonly RuleFault[] {
  if (addressMode === 'dhcp') return [];
  const cidr = parseCidr(gateway);
  const read = ranges.map(parseRange);
  return [
    ...checkGateway(`${path}/gateway`, gateway, cidr),
    ...read.flatMap((range, index) => checkRange(`${path}/ranges/${index}`, range, cidr)),
    ...checkOverlaps(`${path}/ranges`, ranges, read),
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

/** Each range that meets one before it in the list. */
function checkOverlaps(path: string, texts: readonly string[], ranges: readonly ReadRange[]): readonly RuleFault[] {
  return ranges.flatMap((range, index) => {
    const other = ranges.slice(0, index).findIndex((earlier) => meet(earlier, range));
    return other < 0 ? [] : [fault(`${path}/${index}`, 'range-overlap', { other: texts[other] ?? '' })];
  });
}

function meet(one: ReadRange, other: ReadRange): boolean {
  return isRead(one) && isRead(other) && one.first <= other.last && other.first <= one.last;
}

function isRead(range: ReadRange): range is AddressRange {
  return typeof range === 'object';
}

/** Peers are told by their addresses: without a range everybody would be one. */
function checkPeers(path: string, { firewall, addressMode, ranges }: ContainerNetwork): readonly RuleFault[] {
  const hasRange = addressMode === 'static' && ranges.length > 0;
  return firewall === 'peers' && !hasRange ? [fault(`${path}/firewall`, 'peers-without-range')] : [];
}
