import ipaddr from 'ipaddr.js';
import type { PlannedAddress } from './plan.ts';

const ADDRESS_BITS = 32;

/** An IPv4 address as a number, or null. Strict: four decimal parts, no leading zeros. */
export function addressNumber(text: string): number | null {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return null;
  return ipaddr.IPv4.parse(text)
    .toByteArray()
    .reduce((number, octet) => number * 256 + octet, 0);
}

/** The dotted form of an address that is a number. */
export function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => String(Math.floor(number / 2 ** shift) % 256)).join('.');
}

/** An address with prefix length, such as `10.1.0.5/24`, or null. */
export function parseCidr(text: string): PlannedAddress | null {
  const [address = '', prefix = '', ...rest] = text.split('/');
  if (rest.length > 0 || addressNumber(address) === null || !/^(?:\d|[12]\d|3[0-2])$/.test(prefix)) return null;
  return { address, prefix: Number(prefix) };
}

/** First and last address, as numbers, both included. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

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

/** Reads a CIDR block or `first-last`; a reversed range is told apart, since the original stumbles over it. */
export function parseRange(text: string): AddressRange | 'unreadable' | 'reversed' {
  const cidr = parseCidr(text);
  if (cidr !== null) return subnetOf(cidr) ?? 'unreadable';
  const [from = '', to = '', ...rest] = text.split('-');
  const first = addressNumber(from);
  const last = addressNumber(to);
  if (rest.length > 0 || first === null || last === null) return 'unreadable';
  return first > last ? 'reversed' : { first, last };
}

/** Whether two CIDR blocks have an address in common; false if one is unreadable. */
export function rangesOverlap(one: string, other: string): boolean {
  const [a, b] = [parseRange(one), parseRange(other)];
  return typeof a === 'object' && typeof b === 'object' && a.first <= b.last && b.first <= a.last;
}
