/** Hebrew to Arabic, their presentation forms, and the characters that turn the direction of what follows. */
const TURNS_DIRECTION = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * A name as a part of a sentence. Where it is written from right to left, or has signs that turn the direction, it is
 * put between the isolates of Unicode (UAX #9), so that the rest of the sentence stays as it is.
 */
export function isolated(name: string): string {
  return TURNS_DIRECTION.test(name) ? `\u2068${name}\u2069` : name;
}
