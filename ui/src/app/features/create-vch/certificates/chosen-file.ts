import { refuse, type Reading } from './file-refusal.ts';

/** Far more than any chain of certificates needs (bytes). */
export const MAX_FILE_BYTES = 256 * 1_024;

/** The bytes of a file as the user chose it. */
export interface ChosenFile {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads what the user chose or dropped; a folder, or a file that has gone, is refused. */
export async function readChosenFile(file: File): Promise<Reading<ChosenFile>> {
  if (!isSecureContext) return refuse('insecure-page', file.name);
  if (file.size > MAX_FILE_BYTES) return refuse('too-large', file.name, { limitKB: MAX_FILE_BYTES / 1_024 });
  if (file.size === 0) return refuse('empty', file.name);
  try {
    return { found: { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } };
  } catch {
    return refuse('unreadable', file.name);
  }
}

/** The text of a file; marks of its encoding do not count. */
export function textOf({ bytes }: ChosenFile): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** Whether it may be ASN.1 without armour: it begins with the tag of a sequence. */
export function isBinary({ bytes }: ChosenFile): boolean {
  return bytes[0] === 0x30 && (bytes[1] ?? 0) >= 0x80;
}

/** Name under which the file is known once it is PEM: command lines take no other. */
export function pemName(fileName: string): string {
  return `${fileName.replace(/\.(der|cer|crt|key|p8|pk8)$/i, '')}.pem`;
}
