import { isFault, TransportError, VimFault, type Clock } from '@vic/vim25';

/** Between tries, milliseconds. */
const PAUSES_MS = [500, 2_000, 8_000] as const;

const BUSY = ['TaskInProgress', 'ConcurrentAccess', 'ResourceInUse', 'HostCommunication', 'Timedout'];

const isTransient = (error: unknown): boolean =>
  error instanceof TransportError || BUSY.some((name) => isFault(error, name));

export interface InsistOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** try again whatever vCenter says, not only when the connection broke or an object is busy */
  readonly always?: boolean;
}

/**
 * Tries a few times to bring something about that looks at what is there first, so that doing it twice is harmless.
 * @throws the last error, or the reason of the signal
 */
export async function insist<T>(work: () => Promise<T>, { clock, signal, always = false }: InsistOptions): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (!isTransient(error) && !(always && error instanceof VimFault)) throw error;
      await clock.sleep(pause, signal);
    }
  }
  return work();
}
