import type { Clock } from './clock.ts';
import { isFault, TransportError } from './errors.ts';

/** Pauses before the repetitions of a read, in milliseconds. There are no others than these. */
const PAUSES_MS = [200, 500, 1_000] as const;

function isWorthRepeating(error: unknown): boolean {
  if (error instanceof TransportError) {
    if (error.code === 'http') return error.status === 502 || error.status === 503 || error.status === 504;
    return error.code === 'reset' || error.code === 'unreachable';
  }
  return isFault(error, 'HostCommunication') || isFault(error, 'Timedout') || isFault(error, 'ConcurrentAccess');
}

/**
 * Repeats a read whose connection was lost or whose host vCenter could not reach, at most three times.
 * Never to be used for calls that change something: whether a lost one was carried out is unknown.
 */
export async function repeatRead<T>(
  run: () => Promise<T>,
  clock: Clock,
  signal?: AbortSignal,
  mayRepeat: () => boolean = () => true,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await run();
    } catch (error) {
      if (!isWorthRepeating(error) || !mayRepeat()) throw error;
    }
    await clock.sleep(pause, signal);
  }
  return run();
}
