/** Hexadecimal text of bytes. */
export function hexOf(bytes: ArrayBuffer | Uint8Array, separator = ''): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join(separator);
}

/** SHA-256 as hexadecimal text. */
export async function sha256Of(bytes: BufferSource, separator = ''): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', bytes), separator);
}
