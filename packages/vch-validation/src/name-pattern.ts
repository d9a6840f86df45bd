/**
 * Whether a name matches a pattern with `*` (any text) and `?` (one character). Takes time in proportion to the product of both lengths at
 * worst, whatever the pattern.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  let patternAt = 0;
  let nameAt = 0;
  let starAt = -1;
  let starName = 0;
  while (nameAt < name.length) {
    const expected = pattern[patternAt];
    if (expected === '*') {
      starAt = patternAt;
      starName = nameAt;
      patternAt += 1;
    } else if (expected === '?' || expected === name[nameAt]) {
      patternAt += 1;
      nameAt += 1;
    } else if (starAt >= 0) {
      starName += 1;
      nameAt = starName;
      patternAt = starAt + 1;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(patternAt));
}
