import { addressNumber, addressText, parseCidr, parseRange, type AddressRange } from '@vic/contract/addresses';
import { isInSubnet, subnetOf, subnetText } from './addresses.ts';
import { refusal, warning, type Fault } from './fault.ts';
import type { PlannedAddress } from './plan.ts';
import type { ContainerNetworkSpecification } from './specification.ts';

/** The gateway with the prefix of its network; null: none. */
export function gatewayOf({ gateway }: ContainerNetworkSpecification): PlannedAddress | null {
  const [destination = ''] = gateway?.routing_destinations ?? [];
  const subnet = parseCidr(destination);
  const address = gateway?.address ?? '';
  return subnet === null || addressNumber(address) === null ? null : { address, prefix: subnet.prefix };
}

/** The ranges that can be read. */
export function rangesOf({ ip_ranges: ranges = [] }: ContainerNetworkSpecification): readonly AddressRange[] {
  return ranges.map(parseRange).filter((range) => typeof range === 'object');
}

/** Stage 2: gateway and ranges of a container network make sense together. */
export function checkContainerAddresses(container: ContainerNetworkSpecification, path: string): readonly Fault[] {
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

function checkRangesNeedGateway(
  { alias = '', ip_ranges: ranges = [] }: ContainerNetworkSpecification,
  path: string,
): readonly Fault[] {
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
function checkGatewaySubnet(
  { gateway: given }: ContainerNetworkSpecification,
  gateway: PlannedAddress,
  path: string,
): readonly Fault[] {
  const [destination = ''] = given?.routing_destinations ?? [];
  const subnet = parseCidr(destination);
  if (subnet === null || isInSubnet(gateway.address, subnet)) return [];
  const message = `Gateway ${gateway.address} is not in ${destination}; its network is taken to be ${subnetText(gateway)}`;
  return [warning('gateway-outside-subnet', `${path}/gateway/routing_destinations/0`, message)];
}

/** Stage 2: containers that only their peers may reach are told by their addresses. */
export function checkPeers(
  { alias = '', firewall, ip_ranges: ranges = [] }: ContainerNetworkSpecification,
  path: string,
): readonly Fault[] {
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
