/** Scalars and bytes as the engine writes them. */
import type { ScalarKind } from './kinds.ts';

export type Scalar = string | number | bigint | boolean;

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const INT32_MAX = 2 ** 31 - 1;
/** sign and digits; leading zeros do not count against the length */
const DECIMAL = /^([+-]?)0*(\d{1,19})$/;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const INFINITE = /^([+-]?)inf(inity)?$/i;
const TRUE = new Set(['1', 't', 'T', 'true', 'True', 'TRUE']);
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * A decimal of 64 bits.
 * @returns null when the text is none, or the number needs more bits
 */
export function parseInt64(text: string): bigint | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const value = BigInt(`${match[1] === '-' ? '-' : ''}${match[2] ?? '0'}`);
  return value < INT64_MIN || value > INT64_MAX ? null : value;
}

/** A decimal that a double holds exactly; null otherwise. */
export function parseInteger(text: string): number | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : null;
}

function parseFloatText(text: string): number {
  if (FLOAT.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  return text.toLowerCase() === 'nan' ? NaN : 0;
}

function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [digits = '0', exponent = '+0'] = Math.abs(value).toExponential().split('e');
  return `${sign}${digits}E${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

/** Reads a scalar. What does not parse is zero, as in the engine's decoder. */
export function parseScalar(kind: ScalarKind, text: string): Scalar {
  switch (kind.kind) {
    case 'text':
      return text;
    case 'boolean':
      return TRUE.has(text);
    case 'integer': {
      const value = parseInteger(text) ?? 0;
      return kind.goType === 'int32' && (value > INT32_MAX || value < -INT32_MAX - 1) ? 0 : value;
    }
    case 'big-integer':
      return parseInt64(text) ?? 0n;
    case 'float':
      return parseFloatText(text);
  }
}

/** Writes a scalar. */
export function formatScalar(kind: ScalarKind, value: Scalar): string {
  return kind.kind === 'float' && typeof value === 'number' ? formatFloat(value) : String(value);
}

/** The zero value of a scalar. */
export function zeroScalar(kind: ScalarKind): Scalar {
  switch (kind.kind) {
    case 'text':
      return '';
    case 'boolean':
      return false;
    case 'integer':
    case 'float':
      return 0;
    case 'big-integer':
      return 0n;
  }
}

/** Reads base64 of the standard alphabet, padded; null when it is not that, or holds no bytes. */
export function parseBytes(text: string): Uint8Array | null {
  if (text === '' || text.length % 4 !== 0 || !BASE64.test(text)) return null;
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Writes bytes as base64. */
export const formatBytes = (value: Uint8Array): string =>
  Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
