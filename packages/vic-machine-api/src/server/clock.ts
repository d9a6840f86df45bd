import { setTimeout as wait } from 'node:timers/promises';

/** Time, so that tests need not wait. */
export interface Clock {
  /** milliseconds since some moment */
  now(): number;
  /** Rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Monotonic: not moved by whoever sets the time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
};
