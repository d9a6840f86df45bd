import { addressText, maskBytes, prefixLength, type IpNet } from '@vic/extraconfig';

const V4_BYTES = 4;
const V6_BYTES = 16;
const V4_BITS = 32;

/** An address as text, the unspecified one too, since it begins the network of everything; null for none. */
function anyAddressText(ip: Uint8Array | null): string | null {
  const text = addressText(ip);
  if (text !== null || ip === null) return text;
  const isV6 = ip.length === V6_BYTES && ip.every((byte) => byte === 0);
  return isV6 ? '::' : ip.length === V4_BYTES || ip.length === V6_BYTES ? '0.0.0.0' : null;
}

/** `10.1.0.5/24`; null for an address or mask that is unset or none. */
export function cidrText({ ip, mask }: IpNet): string | null {
  const address = anyAddressText(ip);
  const prefix = prefixLength(mask);
  return address === null || prefix === null ? null : `${address}/${prefix}`;
}

function v4Number(bytes: Uint8Array | null): number | null {
  const text = addressText(bytes);
  if (text === null || text.includes(':')) return null;
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The network that an address is in: `10.2.0.0/24` for `10.2.0.1/24`. */
export function networkText({ ip, mask }: IpNet): string | null {
  const prefix = prefixLength(mask);
  if (ip === null || prefix === null) return null;
  const isV6 = anyAddressText(ip)?.includes(':') === true;
  const ones = maskBytes(prefix, isV6 ? V6_BYTES : V4_BYTES);
  const bytes = isV6 ? ip : ip.subarray(-V4_BYTES);
  const first = bytes.map((byte, index) => byte & (ones[index] ?? 0));
  return cidrText({ ip: first, mask: ones });
}

/** A range of addresses: as a block in CIDR form where it is one, else `first-last`; null if an end is missing. */
export function rangeText({
  first,
  last,
}: {
  readonly first: Uint8Array | null;
  readonly last: Uint8Array | null;
}): string | null {
  const [from, to] = [addressText(first), addressText(last)];
  if (from === null || to === null) return null;
  const [low, high] = [v4Number(first), v4Number(last)];
  if (low === null || high === null) return `${from}-${to}`;
  const bits = Math.log2(high - low + 1);
  const isBlock = Number.isInteger(bits) && low % 2 ** bits === 0;
  return isBlock ? `${from}/${V4_BITS - bits}` : `${from}-${to}`;
}
