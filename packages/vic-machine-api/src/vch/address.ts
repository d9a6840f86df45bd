const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** An IPv4 block as `network/length` with the host bits cleared; null if the text is none (`""`, `<nil>`, a range). */
export function cidrBlock(text: string | undefined): string | null {
  const parts = cidrParts(text);
  if (parts === null) return null;
  const size = 2 ** (32 - parts.length);
  return `${dotted(Math.floor(parts.address / size) * size)}/${parts.length}`;
}

/** The length of a CIDR text's prefix; null if the text is none. */
export function prefixLength(text: string | undefined): number | null {
  return cidrParts(text)?.length ?? null;
}

/** An IPv4 address; null if there is none, which the server writes as `<nil>`. */
export function address(text: string | undefined): string | null {
  return text !== undefined && number(text) !== null ? text : null;
}

/**
 * A range of addresses as a CIDR block; null if it is none, as `10.2.0.40-10.2.0.60`, which the server answers as `""`.
 */
export function rangeBlock(text: string): string | null {
  const [first, last] = text.split('-').map(number);
  if (typeof first !== 'number' || typeof last !== 'number') return cidrBlock(text);
  const size = last - first + 1;
  const isBlock = size > 0 && Number.isInteger(Math.log2(size)) && first % size === 0;
  return isBlock ? `${dotted(first)}/${32 - Math.log2(size)}` : null;
}

function cidrParts(text: string | undefined): { address: number; length: number } | null {
  const [base, length] = (text ?? '').split('/');
  const start = base === undefined ? null : number(base);
  if (start === null || length === undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32) return null;
  return { address: start, length: Number(length) };
}

function number(text: string): number | null {
  const bytes = ADDRESS.exec(text)?.slice(1).map(Number);
  if (bytes === undefined || bytes.some((byte) => byte > 255)) return null;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
