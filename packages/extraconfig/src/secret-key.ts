/** The key that secrets in extraConfig are sealed with. */
import { randomBytes } from 'node:crypto';
import { secretbox } from '@noble/ciphers/salsa.js';
import type { ExtraConfig } from './pairs.ts';

/** Where a VM keeps its secret key. vCenter shows it to nobody: it is to be had from the `.vmx` file only. */
export const SECRET_KEY_KEY = 'guestinfo.ovfEnv';

const KEY_BYTES = 32;
const NONCE_BYTES = 24;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** A secret cannot be read with the key that was given, or written without one. Names the key of the pair, never its value. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return null;
  return new Uint8Array(Buffer.from(text, 'base64'));
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A new secret key: base64 of 32 random bytes. It is made anew whenever secrets are written. */
export const newSecretKey = (): string => randomBytes(KEY_BYTES).toString('base64');

/** Seals and opens the values of pairs whose key ends in `@secret`: base64 of a nonce and a NaCl secretbox. */
export class SecretBox {
  readonly #key: Uint8Array;

  /**
   * @param secretKey base64 of 32 bytes
   * @throws SecretError for anything else
   */
  constructor(secretKey: string) {
    const key = fromBase64(secretKey);
    if (key?.length !== KEY_BYTES) throw new SecretError('The secret key is not base64 of 32 bytes.');
    this.#key = key;
  }

  /** Seals a text; never twice alike. */
  seal(text: string): string {
    const nonce = new Uint8Array(randomBytes(NONCE_BYTES));
    const box = secretbox(this.#key, nonce).seal(new TextEncoder().encode(text));
    return toBase64(Buffer.concat([nonce, box]));
  }

  /**
   * Opens what was sealed.
   * @param key of the pair, for the error
   * @throws SecretError when it was sealed with another key, or changed
   */
  open(sealed: string, key: string): string {
    const bytes = fromBase64(sealed);
    try {
      if (bytes === null) throw new TypeError('no base64');
      const text = secretbox(this.#key, bytes.subarray(0, NONCE_BYTES)).open(bytes.subarray(NONCE_BYTES));
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
    } catch {
      throw new SecretError(`The secret ${key} cannot be read with the secret key of the VM.`);
    }
  }
}

/** The secret key among the pairs of a VM as its guest sees them; null when it is not there. */
export function secretKeyOf(pairs: ExtraConfig): string | null {
  return pairs.get(SECRET_KEY_KEY) ?? null;
}

/**
 * The secret key in the text of a VM's `.vmx` file; null when it is not there. Lines are `name = "value"`, names in any
 * letter case, characters of the value that the format needs for itself as `|` and two hexadecimal digits.
 */
export function secretKeyOfVmx(vmx: string): string | null {
  for (const line of vmx.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*([^\s=]+)\s*=\s*"([^"]*)"\s*$/.exec(line) ?? [];
    if (name.toLowerCase() !== SECRET_KEY_KEY.toLowerCase()) continue;
    return value.replace(/\|([0-9A-Fa-f]{2})/g, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
  return null;
}
