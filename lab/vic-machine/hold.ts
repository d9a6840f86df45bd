/** Holds a simulated vCenter at one call until the test lets go: no test waits for time to pass. */
import type { Clock } from '../vcenter/clock.ts';
import { systemClock } from '../vcenter/clock.ts';
import type { FaultRule } from '../vcenter/fault-rules.ts';
import type { Place } from './writing-calls.ts';

/** Stands for "until released" in a rule; nothing else waits this long. */
const HELD_MS = 987_654_321;

export class Hold {
  #held = Promise.withResolvers<undefined>();
  #release: () => void = () => undefined;

  /** The clock to start the vCenter with: what a rule of `at` stalls waits for `release`. */
  readonly clock: Clock = {
    now: () => systemClock.now(),
    after: (delayMs, action) => {
      if (delayMs !== HELD_MS) return systemClock.after(delayMs, action);
      this.#release = action;
      this.#held.resolve(undefined);
      return () => undefined;
    },
  };

  /** The rule that holds a call: before it is done, or between its work and its answer. */
  rule(place: Place, at: 'call' | 'answer'): FaultRule {
    this.#held = Promise.withResolvers();
    this.#release = () => undefined;
    return { ...place, at, fault: `stall:${HELD_MS}`, count: 1 };
  }

  /** Resolves when the call has come to where it is held. */
  get reached(): Promise<undefined> {
    return this.#held.promise;
  }

  /** Lets the held call go on, if one is held. */
  release(): void {
    this.#release();
  }
}
