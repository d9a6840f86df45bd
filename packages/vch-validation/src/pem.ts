import { X509Certificate } from 'node:crypto';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g;

/** The blocks of a PEM text, each with its armour. */
export function pemBlocks(pem: string): readonly string[] {
  return pem.match(BLOCK) ?? [];
}

/** The certificates of a PEM text, leaf first as given; null if it holds none or one cannot be read. */
export function certificatesIn(pem: string): readonly X509Certificate[] | null {
  const blocks = pemBlocks(pem).filter((block) => block.startsWith('-----BEGIN CERTIFICATE-----'));
  if (blocks.length === 0) return null;
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return null;
  }
}

/** PEM texts as single blocks, each once: entries that repeat those before them, as the API answers, become plain again. */
export function distinctBlocks(pems: readonly string[]): readonly string[] {
  return [...new Set(pems.flatMap(pemBlocks))].map((block) => `${block}\n`);
}
