import PQueue from 'p-queue';
import { ConnectionError } from './connection-error.ts';
import type { TurnOptions } from './policies.ts';

/** Calls to one server that take turns. */
export class Turns {
  readonly #server: string;
  readonly #limit: number;
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #closing = new AbortController();

  /** @param limit how many may wait */
  constructor(server: string, limit: number) {
    this.#server = server;
    this.#limit = limit;
  }

  /** How many may run at once. */
  set atOnce(count: number) {
    this.#queue.concurrency = count;
  }

  /**
   * Runs a call when it is its turn. The turn ends when the call does, also for a caller who no longer waits for it.
   * @throws ConnectionError `busy` when too many wait, or the reason of the signal
   */
  take<T>(call: () => Promise<T>, { signal, isChange }: TurnOptions): Promise<T> {
    if (this.#queue.size >= this.#limit) {
      return Promise.reject(this.#refusal(`Too many calls to ${this.#server} wait for their turn.`));
    }
    const ended = signal === undefined ? this.#closing.signal : AbortSignal.any([signal, this.#closing.signal]);
    return new Promise((resolve, reject) => {
      const leave = (): void => reject(asError(ended.reason));
      ended.addEventListener('abort', leave, { once: true });
      if (ended.aborted) leave();
      const turn = async (): Promise<void> => {
        if (ended.aborted) return;
        if (isChange) ended.removeEventListener('abort', leave);
        try {
          resolve(await call());
        } catch (error) {
          reject(asError(error));
        } finally {
          ended.removeEventListener('abort', leave);
        }
      };
      void this.#queue.add(turn);
    });
  }

  /** Refuses all that wait. */
  close(): void {
    this.#closing.abort(this.#refusal(`The connection to ${this.#server} was closed.`));
  }

  #refusal(message: string): ConnectionError {
    return new ConnectionError('busy', message, { mayHaveArrived: false });
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('The call was ended.', { cause: reason });
}
