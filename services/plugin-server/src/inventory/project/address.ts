import { addressText } from '@vic/extraconfig';

/** Whether there are bytes that are no address. */
export function isBrokenAddress(bytes: Uint8Array | null): boolean {
  return bytes !== null && bytes.length !== 0 && bytes.length !== 4 && bytes.length !== 16;
}

/** The addresses of a list that can be read. */
export function addressTexts(list: readonly (Uint8Array | null)[]): string[] {
  return list.map(addressText).filter((address) => address !== null);
}

/** `host` or `[host]`, for a URL. */
export function hostInUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
