/** One armoured block of a PEM file. */
export interface PemBlock {
  /** such as `CERTIFICATE` or `RSA PRIVATE KEY` */
  readonly label: string;
  /** null: what is between the lines is no Base64 */
  readonly der: Uint8Array<ArrayBuffer> | null;
  /** locked with a passphrase, by its label or by its header lines (RFC 1421) */
  readonly isEncrypted: boolean;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;
const HEADER = /^[A-Za-z-]+:.*$/gm;
const LINE_LENGTH = 64;

/** The armoured blocks of a text, whatever stands around them and however its lines end. */
export function pemBlocks(text: string): readonly PemBlock[] {
  return [...text.matchAll(BLOCK)].map(([, label = '', body = '']) => ({
    label,
    der: decodeBase64(body.replaceAll(HEADER, '')),
    isEncrypted: label.startsWith('ENCRYPTED') || /^Proc-Type:.*ENCRYPTED/m.test(body),
  }));
}

/** Whether a text has the beginning of a block that never ends. */
export function isCutOff(text: string): boolean {
  return text.replaceAll(BLOCK, '').includes('-----BEGIN ');
}

/** One armoured block. */
export function toPem(label: string, der: Uint8Array | ArrayBuffer): string {
  const bytes = der instanceof ArrayBuffer ? new Uint8Array(der) : der;
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const lines = base64.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const base64 = text.replaceAll(/\s/g, '');
  if (base64 === '') return null;
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
