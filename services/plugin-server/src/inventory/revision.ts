import type { Clock } from '../clock.ts';

/** Numbers that only go up, over restarts of the server too. */
export interface RevisionCounter {
  next(): number;
}

/** Begins at the time, so that numbers from before a restart are smaller. */
export function revisionCounter(clock: Clock): RevisionCounter {
  let last = clock.now();
  return {
    next() {
      last += 1;
      return last;
    },
  };
}
