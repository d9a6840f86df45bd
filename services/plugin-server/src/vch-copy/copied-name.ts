import { MAX_NAME_BYTES, nameBytes } from '@vic/contract/vch-spec';

const MAX_TRIES = 9;

/**
 * A name for a copy: `web-copy`, `web-copy2` … within the length that names may have.
 * @param isTaken asked for each name in turn; if all are, the first is proposed: the user sees that it is taken
 */
export async function copiedName(name: string, isTaken: (name: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; number <= MAX_TRIES; number += 1) {
    const proposed = withEnding(name, number === 1 ? '-copy' : `-copy${number}`);
    if (!(await isTaken(proposed))) return proposed;
  }
  return withEnding(name, '-copy');
}

/** Cuts whole characters off until it fits. */
function withEnding(name: string, ending: string): string {
  // A copy of a copy does not grow an ending more.
  const base = name.replace(/-copy\d?$/, '');
  const characters = Array.from(new Intl.Segmenter('en').segment(base), ({ segment }) => segment);
  while (nameBytes(`${characters.join('')}${ending}`) > MAX_NAME_BYTES) characters.pop();
  return `${characters.join('')}${ending}`;
}
