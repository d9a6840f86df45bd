/** IP addresses and masks as text. */

const V4_LENGTH = 4;
const V6_LENGTH = 16;
/** ten zeros and two `ff` before an IPv4 address in 16 bytes */
const V4_IN_V6_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/** The four bytes of an IPv4 address in either form, else null. */
function v4Bytes(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length === V4_LENGTH) return bytes;
  if (bytes.length !== V6_LENGTH) return null;
  return V4_IN_V6_PREFIX.every((byte, index) => bytes[index] === byte) ? bytes.subarray(V4_IN_V6_PREFIX.length) : null;
}

/** Start and length of the longest run of zero groups, of two at least (RFC 5952 §4.2). */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 1 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  return best;
}

const hex = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':');

function v6Text(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const groups = Array.from({ length: V6_LENGTH / 2 }, (_, index) => view.getUint16(index * 2));
  const run = longestZeroRun(groups);
  if (run.start < 0) return hex(groups);
  return `${hex(groups.slice(0, run.start))}::${hex(groups.slice(run.start + run.length))}`;
}

/**
 * Text of an address of 4 or 16 bytes: `192.0.2.7`, `2001:db8::1` (RFC 5952).
 * @returns null when there is none, it is unspecified (`0.0.0.0`, `::`), or has another length
 */
export function addressText(bytes: Uint8Array | null): string | null {
  if (bytes === null || bytes.every((byte) => byte === 0)) return null;
  const v4 = v4Bytes(bytes);
  if (v4 !== null) return v4.every((byte) => byte === 0) ? null : v4.join('.');
  return bytes.length === V6_LENGTH ? v6Text(bytes) : null;
}

/**
 * Number of leading ones of a mask of 4 or 16 bytes: `ffff0000` → 16.
 * @returns null when there is none, or it has a hole
 */
export function prefixLength(mask: Uint8Array | null): number | null {
  if (mask === null || (mask.length !== V4_LENGTH && mask.length !== V6_LENGTH)) return null;
  const bits = Array.from(mask, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const ones = /^1*/.exec(bits)?.[0].length ?? 0;
  return bits.includes('1', ones) ? null : ones;
}

/** Bytes of an IPv4 address, 16 as the engine writes most of them; null when the text is none. */
function parseV4(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== V4_LENGTH || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 0xff)) return null;
  return parts.map(Number);
}

function parseGroups(text: string): number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => parseInt(group, 16)) : null;
}

function parseV6(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = parseGroups(halves[0] ?? '');
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '') : [];
  if (head === null || tail === null) return null;
  const missing = V6_LENGTH / 2 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}

/** Bytes of an address in text, always 16, as the engine keeps them; null when the text is no address. */
export function addressBytes(text: string): Uint8Array | null {
  const v4 = parseV4(text);
  if (v4 !== null) return Uint8Array.from([...V4_IN_V6_PREFIX, ...v4]);
  const v6 = parseV6(text);
  return v6 === null ? null : Uint8Array.from(v6);
}

/** A mask with `length` leading ones, of 4 bytes for IPv4 or 16 for IPv6; `length` is cut to what fits. */
export function maskBytes(length: number, size: 4 | 16 = V4_LENGTH): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => {
    const ones = Math.min(8, Math.max(0, length - index * 8));
    return (0xff << (8 - ones)) & 0xff;
  });
}
