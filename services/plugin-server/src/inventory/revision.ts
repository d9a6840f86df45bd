import type { Clock } from '../clock.ts';

/** Numbers that only go up, over restarts of the server too. */
export interface RevisionCounter {
  next(): number;
}

export function revisionCounter(clock: Clock): RevisionCounter {
  let last = clock.now();
  return {
    next() {
      last += 1;
      return last;
    },
  };
}
