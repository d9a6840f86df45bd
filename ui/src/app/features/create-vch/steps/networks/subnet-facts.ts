import {
  addressNumber,
  addressText,
  isInSubnet,
  parseCidr,
  parseRange,
  subnetOf,
  subnetText,
} from '@vic/contract/vch-spec';

/** From this prefix length on a subnet has no addresses of its own for itself and for broadcasts. */
const POINT_TO_POINT = 31;

/** What an address with prefix length says about its subnet. */
export interface SubnetFacts {
  /** such as `10.1.2.0/24` */
  readonly subnet: string;
  readonly firstUsable: string;
  readonly lastUsable: string;
  readonly usableCount: number;
  /** null: a subnet of one or two addresses has none */
  readonly broadcast: string | null;
  readonly isAddressUsable: boolean;
  /** null: no gateway, or it cannot be read */
  readonly isGatewayInside: boolean | null;
}

/**
 * Facts of the subnet of an address such as `10.1.2.3/24`; null as long as it cannot be read.
 * @param gateway address in dotted form
 */
export function subnetFacts(address: string, gateway: string): SubnetFacts | null {
  const cidr = parseCidr(address.trim());
  if (cidr === null) return null;
  const { first, last } = subnetOf(cidr);
  const number = addressNumber(cidr.address) ?? first;
  const hasEnds = cidr.prefix < POINT_TO_POINT;
  const firstUsable = hasEnds ? first + 1 : first;
  const lastUsable = hasEnds ? last - 1 : last;
  const gatewayNumber = addressNumber(gateway.trim());
  return {
    subnet: subnetText(cidr),
    firstUsable: addressText(firstUsable),
    lastUsable: addressText(lastUsable),
    usableCount: lastUsable - firstUsable + 1,
    broadcast: hasEnds ? addressText(last) : null,
    isAddressUsable: number >= firstUsable && number <= lastUsable,
    isGatewayInside: gatewayNumber === null ? null : isInSubnet(gatewayNumber, cidr),
  };
}

/** How many addresses ranges such as `10.1.2.10-10.1.2.20` or `10.1.2.0/28` have; those that cannot be read count nothing. */
export function addressCount(ranges: readonly string[]): number {
  return ranges.reduce((count, text) => {
    const range = parseRange(text);
    return typeof range === 'string' ? count : count + range.last - range.first + 1;
  }, 0);
}
