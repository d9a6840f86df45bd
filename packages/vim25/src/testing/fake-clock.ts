import type { Clock } from '../clock.ts';

interface Sleeper {
  readonly ms: number;
  wake(): void;
}

/** A clock whose sleepers wake when a test says so. */
export class FakeClock implements Clock {
  /** How long each sleep asked for, in order. */
  readonly slept: number[] = [];
  readonly #sleepers: Sleeper[] = [];
  readonly #watchers: (() => void)[] = [];
  #now = 1_000_000;

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms);
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      this.#sleepers.push({
        ms,
        wake: () => {
          this.#now += ms;
          resolve();
        },
      });
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      for (const watcher of this.#watchers.splice(0)) watcher();
    });
  }

  /** Waits until somebody sleeps, then wakes the first. */
  async wakeNext(): Promise<void> {
    if (this.#sleepers.length === 0) await new Promise<void>((resolve) => this.#watchers.push(resolve));
    this.#sleepers.shift()?.wake();
  }
}

/** A clock on which every sleep is over at once. */
export class InstantClock implements Clock {
  readonly slept: number[] = [];
  #now = 1_000_000;

  now(): number {
    return this.#now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.#now += ms;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
