const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** Each PEM block of bytes that hold PEM, as text with one newline at its end; what is around them is left out. */
export function pemBlocks(bytes: Uint8Array | null): string[] {
  if (bytes === null) return [];
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
  return Array.from(text.matchAll(BLOCK), ([block]) => `${block}\n`);
}
