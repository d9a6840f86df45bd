const IN_NAMES = '%&*$#@!\\/:?"<>;\'|';
const IN_STORES = '%&*$#@!\\?"<>;\'|';

/** The first character that a display name may not have, or null. */
export function forbiddenInName(name: string): string | null {
  return firstOf(name, IN_NAMES);
}

/** The first character that an image or volume store may not have, or null. */
export function forbiddenInStore(store: string): string | null {
  return firstOf(store, IN_STORES);
}

function firstOf(text: string, forbidden: string): string | null {
  return Array.from(text).find((character) => forbidden.includes(character)) ?? null;
}
