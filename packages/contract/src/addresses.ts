import ipaddr from 'ipaddr.js';

const ADDRESS_BITS = 32;
/** networks of this prefix length or more have no addresses of their own for the network and for broadcasts */
const POINT_TO_POINT = 31;

/** An IPv4 address with the prefix length of its network. */
export interface Cidr {
  readonly address: string;
  readonly prefix: number;
}

/** First and last address, as numbers, both included. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

/** An IPv4 address as a number, or null. Strict, as the API: four decimal parts, no leading zeros. */
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

/** Whether a text is an IPv6 address, without brackets or zone. */
export function isIpv6(text: string): boolean {
  return !text.includes('%') && ipaddr.IPv6.isValid(text);
}

/** An address with prefix length, such as `10.1.0.5/24`, or null. */
export function parseCidr(text: string): Cidr | null {
  const [address = '', prefix = '', ...rest] = text.split('/');
  if (rest.length > 0 || addressNumber(address) === null || !/^(?:\d|[12]\d|3[0-2])$/.test(prefix)) return null;
  return { address, prefix: Number(prefix) };
}

/** All addresses of the network that an address lies in. */
export function subnetOf({ address, prefix }: Cidr): AddressRange {
  const size = 2 ** (ADDRESS_BITS - prefix);
  const first = Math.floor((addressNumber(address) ?? 0) / size) * size;
  return { first, last: first + size - 1 };
}

/** The network of an address, such as `10.1.0.0/24`. */
export function subnetText(cidr: Cidr): string {
  return `${addressText(subnetOf(cidr).first)}/${cidr.prefix}`;
}

/** Whether an address, as a number, lies in the network of another. */
export function isInSubnet(address: number, cidr: Cidr): boolean {
  const { first, last } = subnetOf(cidr);
  return address >= first && address <= last;
}

/** Whether a host of the network can have this address: it is neither that of the network nor that for broadcasts. */
export function isForHost(cidr: Cidr): boolean {
  const { first, last } = subnetOf(cidr);
  const number = addressNumber(cidr.address);
  return cidr.prefix >= POINT_TO_POINT || (number !== first && number !== last);
}

/** Reads a CIDR block or `first-last`. */
export function parseRange(text: string): AddressRange | 'unreadable' | 'reversed' {
  const cidr = parseCidr(text);
  if (cidr !== null) return subnetOf(cidr);
  const [from = '', to = '', ...rest] = text.split('-');
  const first = addressNumber(from);
  const last = addressNumber(to);
  if (rest.length > 0 || first === null || last === null) return 'unreadable';
  return first > last ? 'reversed' : { first, last };
}

/** Whether two addresses, CIDR blocks or `first-last` have an address in common; what cannot be read has none. */
export function rangesMeet(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => parseRange(addressNumber(text) === null ? text : `${text}/32`));
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return left.first <= right.last && right.first <= left.last;
}
