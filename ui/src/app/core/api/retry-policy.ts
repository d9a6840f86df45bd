import { throwError, timer, type MonoTypeOperatorFunction, retry } from 'rxjs';
import { toFault, type AppFault } from '../errors/app-fault.ts';

/** At most this many attempts for one call. */
const MAX_ATTEMPTS = 3;
const FIRST_DELAY_MS = 400;

/** Longest wait for an answer of the plug-in server (ms). */
export const REQUEST_TIMEOUT_MS = 15_000;

/** First and longest wait before the stream is opened again (ms). */
const STREAM_FIRST_DELAY_MS = 1_000;
const STREAM_LONGEST_DELAY_MS = 30_000;

/** How often a visible query is repeated while the stream is down, and a card reads again (ms). */
export const QUERY_REPEAT_MS = 10_000;
export const CARD_REPEAT_MS = 30_000;

/**
 * Repeats a reading call that did not reach the server. Nothing else is tried again by itself: an answer is an answer,
 * and a call that timed out has cost the user enough.
 */
export function retryReading<T>(): MonoTypeOperatorFunction<T> {
  return retry({
    count: MAX_ATTEMPTS - 1,
    delay: (error: unknown, attempt) =>
      isWorthRepeating(toFault(error)) ? timer(FIRST_DELAY_MS * 2 ** (attempt - 1)) : throwError(() => error),
  });
}

function isWorthRepeating(fault: AppFault): boolean {
  return fault.code === 'unreachable';
}

/**
 * Wait before the stream's next attempt: 1 s doubling to 30 s, spread by ±20 % so that many browsers do not come back
 * in the same instant.
 * @param attempt counts from 1
 * @param random in [0, 1)
 * @returns milliseconds
 */
export function streamDelayMs(attempt: number, random: number): number {
  const plain = Math.min(STREAM_LONGEST_DELAY_MS, STREAM_FIRST_DELAY_MS * 2 ** (attempt - 1));
  return plain * (0.8 + 0.4 * random);
}
