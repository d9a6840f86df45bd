const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----\s[^-]*-----END \1-----/g;

/** The blocks of a PEM text, each with its armour and nothing around it, with single line feeds. */
export function pemBlocks(pem: string): readonly string[] {
  return [...(pem.replace(/\r\n?/g, '\n').match(BLOCK) ?? [])];
}

/** The blocks that are certificates. */
export function certificateBlocks(pem: string): readonly string[] {
  return pemBlocks(pem).filter((block) => block.startsWith('-----BEGIN CERTIFICATE-----'));
}

/** The blocks that are private keys, encrypted ones included. */
export function keyBlocks(pem: string): readonly string[] {
  return pemBlocks(pem).filter((block) => /^-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/.test(block));
}

/** Whether a private key needs a passphrase: PKCS#8 says so in its armour, the older form in a header. */
export function isEncryptedKey(pem: string): boolean {
  return /^-----BEGIN ENCRYPTED PRIVATE KEY-----/m.test(pem) || /^Proc-Type: *4,ENCRYPTED/m.test(pem);
}
