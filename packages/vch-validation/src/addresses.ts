import { addressNumber, addressText, parseRange, type AddressRange } from '@vic/contract/addresses';
import type { PlannedAddress } from './plan.ts';

const ADDRESS_BITS = 32;

/** All addresses of the network that an address lies in; null if the address is unreadable. */
export function subnetOf({ address, prefix }: PlannedAddress): AddressRange | null {
  const number = addressNumber(address);
  if (number === null) return null;
  const size = 2 ** (ADDRESS_BITS - prefix);
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1 };
}

/** The network of an address, as `10.1.0.0/24`. */
export function subnetText(cidr: PlannedAddress): string {
  const subnet = subnetOf(cidr);
  return subnet === null ? `${cidr.address}/${cidr.prefix}` : `${addressText(subnet.first)}/${cidr.prefix}`;
}

/** Whether an address lies in the network of another. */
export function isInSubnet(address: string, cidr: PlannedAddress): boolean {
  const number = addressNumber(address);
  const subnet = subnetOf(cidr);
  return number !== null && subnet !== null && number >= subnet.first && number <= subnet.last;
}

/** Whether two CIDR blocks have an address in common; false if one is unreadable. */
export function rangesOverlap(one: string, other: string): boolean {
  const [a, b] = [parseRange(one), parseRange(other)];
  return typeof a === 'object' && typeof b === 'object' && a.first <= b.last && b.first <= a.last;
}
