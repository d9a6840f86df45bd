/** of SHA-256 (bytes) */
const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** RFC 7292, appendix B.3: what the key is for */
const FOR_MAC = 3;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Key for the stamp of a PKCS #12 file (RFC 7292, appendix B.2) by SHA-256; WebCrypto does not know this derivation.
 * @param length bytes, no more than one hash has
 */
export async function pkcs12Key(password: string, salt: Bytes, iterations: number, length: number): Promise<Bytes> {
  if (length > HASH_BYTES) throw new RangeError(`A key of ${length} bytes needs more than one round.`);
  const diversifier = new Uint8Array(BLOCK_BYTES).fill(FOR_MAC);
  let block = joined(diversifier, filled(salt), filled(bmpText(password)));
  for (let round = 0; round < iterations; round += 1) {
    block = new Uint8Array(await crypto.subtle.digest('SHA-256', block));
  }
  return block.slice(0, length);
}

/** UTF-16, big endian, with a closing zero. */
function bmpText(text: string): Bytes {
  const bytes = new Uint8Array((text.length + 1) * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index));
  return bytes;
}

/** Repeated until it fills whole blocks. */
function filled(bytes: Bytes): Bytes {
  const length = Math.ceil(bytes.length / BLOCK_BYTES) * BLOCK_BYTES;
  return Uint8Array.from({ length }, (_, index) => bytes[index % bytes.length] ?? 0);
}

function joined(...parts: readonly Bytes[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
