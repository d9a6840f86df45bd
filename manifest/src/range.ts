const NUMBERS = /^\d+(\.\d+){0,3}$/;
const INTERVAL = /^([([])\s*(\d+(?:\.\d+){0,3})?\s*,\s*(\d+(?:\.\d+){0,3})?\s*([)\]])$/;

/**
 * Whether `version` lies in a manifest's version range: an interval such as `[7.0,)` or `(6.7, 8.0.3]`, or a bare
 * version, which stands for itself and everything below it (`7.0` includes `7.0.3`). Missing numbers count as 0.
 * @throws RangeError if either text is malformed
 */
export function rangeIncludes(range: string, version: string): boolean {
  const text = range.trim();
  const asked = numbersOf(version.trim());
  if (NUMBERS.test(text)) return numbersOf(text).every((number, index) => number === (asked[index] ?? 0));
  const parts = INTERVAL.exec(text);
  if (!parts) throw new RangeError(`"${range}" is no version range.`);
  const [, opening, lowest, highest, closing] = parts;
  if (lowest !== undefined && compare(asked, numbersOf(lowest)) < (opening === '[' ? 0 : 1)) return false;
  return highest === undefined || compare(asked, numbersOf(highest)) <= (closing === ']' ? 0 : -1);
}

function numbersOf(version: string): number[] {
  if (!NUMBERS.test(version)) throw new RangeError(`"${version}" is no version of one to four numbers.`);
  return version.split('.').map(Number);
}

/** -1, 0 or 1. */
function compare(left: readonly number[], right: readonly number[]): number {
  const different = [0, 1, 2, 3].find((index) => (left[index] ?? 0) !== (right[index] ?? 0));
  return different === undefined ? 0 : Math.sign((left[different] ?? 0) - (right[different] ?? 0));
}
