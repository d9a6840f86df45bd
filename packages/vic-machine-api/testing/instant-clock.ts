import type { Clock } from '../src/server/index.ts';

/** A clock that is where it is told to be: sleeping takes no time, but moves it on. */
export class InstantClock implements Clock {
  #now = 0;

  now(): number {
    return this.#now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#now += ms;
  }
}
