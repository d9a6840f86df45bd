import { entityName } from '@vic/vim25';

/** One character of a pattern, or any number of any characters. */
type Token = 'any' | ((character: string) => boolean);

/** `[a-z]`, `[^a-z]`: the test, and where the pattern goes on; null if the bracket is never closed. */
function readClass(pattern: readonly string[], start: number): { test: Token; next: number } | null {
  const isNegated = pattern[start] === '^';
  const ranges: [string, string][] = [];
  let at = isNegated ? start + 1 : start;
  for (;;) {
    const low = pattern[at];
    if (low === undefined) return null;
    if (low === ']' && ranges.length > 0) break;
    const isRange = pattern[at + 1] === '-' && pattern[at + 2] !== undefined && pattern[at + 2] !== ']';
    ranges.push([low, (isRange ? pattern[at + 2] : low) ?? low]);
    at += isRange ? 3 : 1;
  }
  const test = (character: string): boolean =>
    ranges.some(([low, high]) => character >= low && character <= high) !== isNegated;
  return { test, next: at + 1 };
}

function tokensOf(pattern: string): Token[] {
  const characters = Array.from(pattern);
  const tokens: Token[] = [];
  let at = 0;
  const literal = (wanted: string): void => {
    tokens.push((character) => character === wanted);
  };
  while (at < characters.length) {
    const character = characters[at] ?? '';
    const escaped = character === '\\' ? characters[at + 1] : undefined;
    const group = character === '[' ? readClass(characters, at + 1) : null;
    if (group !== null) {
      tokens.push(group.test);
      at = group.next;
      continue;
    }
    if (escaped !== undefined) literal(escaped);
    else if (character === '*') tokens.push('any');
    else if (character === '?') tokens.push(() => true);
    else literal(character);
    at += escaped === undefined ? 1 : 2;
  }
  return tokens;
}

/** Goes back to the last `*` only, so that no pattern takes long. */
function matches(tokens: readonly Token[], text: string): boolean {
  const characters = Array.from(text);
  let at = 0;
  let token = 0;
  let back: { token: number; at: number } | null = null;
  while (at < characters.length) {
    const wanted = tokens[token];
    if (wanted === 'any') {
      back = { token: token + 1, at };
      token += 1;
    } else if (wanted?.(characters[at] ?? '') === true) {
      at += 1;
      token += 1;
    } else if (back !== null) {
      back = { token: back.token, at: back.at + 1 };
      ({ token, at } = back);
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === 'any');
}

/**
 * A test for names by a pattern with `*`, `?`, `[a-z]` and `\` before a character that is to be taken as it is.
 * Names are compared as vSphere stores them and as people write them (`%2f` and `/`).
 */
export function namePattern(pattern: string): (storedName: string) => boolean {
  const tokens = tokensOf(pattern);
  return (storedName) =>
    storedName === pattern ||
    entityName(storedName) === pattern ||
    matches(tokens, storedName) ||
    matches(tokens, entityName(storedName));
}
