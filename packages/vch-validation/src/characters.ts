const IN_NAMES = '%&*$#@!\\/:?"<>;\'|';
const IN_STORES = '%&*$#@!\\?"<>;\'|';
/** what no name in vSphere may hold; the original leaves it to vSphere to refuse them */
const CONTROL = /\p{Cc}/u;

/** The first character that a display name may not have, or null. */
export function forbiddenInName(name: string): string | null {
  return firstOf(name, IN_NAMES);
}

/** The first character that an image or volume store may not have, or null. */
export function forbiddenInStore(store: string): string | null {
  return firstOf(store, IN_STORES);
}

function firstOf(text: string, forbidden: string): string | null {
  const characters = Array.from(text);
  return characters.find((character) => forbidden.includes(character) || CONTROL.test(character)) ?? null;
}

/** VIC joins lists with it in a VM's configuration, so that an element that holds it would become two. */
export const LIST_SEPARATOR = '|';
