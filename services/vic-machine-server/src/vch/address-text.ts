import { addressText, prefixLength, type IpNet } from '@vic/extraconfig';

/** `10.1.0.5/24`; null for an address or mask that is unset or none. */
export function cidrText({ ip, mask }: IpNet): string | null {
  const address = addressText(ip);
  const prefix = prefixLength(mask);
  return address === null || prefix === null ? null : `${address}/${prefix}`;
}

const V4_BITS = 32;

function v4Number(bytes: Uint8Array | null): number | null {
  const text = addressText(bytes);
  if (text === null || text.includes(':')) return null;
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function v4Text(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.');
}

/** The network that an address is in, `10.2.0.0/24` for `10.2.0.1/24`; an IPv6 address as it is. */
export function networkText(net: IpNet): string | null {
  const prefix = prefixLength(net.mask);
  const address = v4Number(net.ip);
  if (address === null || prefix === null || prefix > V4_BITS) return cidrText(net);
  const mask = prefix === 0 ? 0 : (-1 << (V4_BITS - prefix)) >>> 0;
  return `${v4Text((address & mask) >>> 0)}/${prefix}`;
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
