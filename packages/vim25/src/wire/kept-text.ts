/**
 * Text that outlives the parsing. V8 keeps the whole received chunk alive behind every substring of 13 characters or
 * more, so such text is copied; names and enumerations, which repeat by the thousand, exist once.
 */
const SHORTEST_SLICE = 13;
const MAX_INTERNED = 8_192;
const MAX_INTERNED_LENGTH = 128;
const MAX_ENUMERATION_LENGTH = 40;
const ENUMERATION = /^[A-Za-z]+$/;

const interned = new Map<string, string>();

function copy(text: string): string {
  return text.length < SHORTEST_SLICE ? text : Buffer.from(text, 'utf8').toString('utf8');
}

function intern(text: string): string {
  const own = copy(text);
  if (interned.size < MAX_INTERNED) interned.set(own, own);
  return own;
}

/** The one copy of a text that is likely to come again: a property path, a type, a key. */
export function internedText(text: string): string {
  if (text.length > MAX_INTERNED_LENGTH) return copy(text);
  return interned.get(text) ?? intern(text);
}

/** A text that does not hold on to the buffer it came in. */
export function keptText(text: string): string {
  if (text.length > MAX_ENUMERATION_LENGTH) return copy(text);
  const known = interned.get(text);
  if (known !== undefined) return known;
  return ENUMERATION.test(text) ? intern(text) : copy(text);
}
