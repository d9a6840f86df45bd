const IN_NAMES = '%&*$#@!\\/:?"<>;\'|';
const IN_STORES = '%&*$#@!\\?"<>;\'|';
/** what no name in vSphere may hold */
const CONTROL = /\p{Cc}/u;

/** The first character that a display name, label or alias may not have, or null. */
export function forbiddenInName(name: string): string | null {
  return firstOf(name, IN_NAMES);
}

/** The first character that a path on a datastore may not have, or null. */
export function forbiddenInStore(path: string): string | null {
  return firstOf(path, IN_STORES);
}

/** Whether a text has something in it that nobody sees, such as a line break or a tab. */
export function hasControlCharacter(text: string): boolean {
  return CONTROL.test(text);
}

function firstOf(text: string, forbidden: string): string | null {
  const found = Array.from(text).find((character) => forbidden.includes(character) || CONTROL.test(character));
  return found ?? null;
}
