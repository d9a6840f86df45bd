import { LRUCache } from 'lru-cache';
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** An account with a password, at one vCenter. */
export interface Attempt {
  readonly vcGuid: string;
  readonly userName: string;
  readonly password: string;
}

/** How long a refused password is not tried again. */
export const REFUSED_MS = 5 * 60_000;
/** So many different passwords of one account may be refused in that time: vCenter locks accounts after five by default. */
export const MAX_REFUSED = 3;
const MAX_KEPT = 5_000;

/**
 * Remembers which passwords were refused a short time ago, so that nobody locks an account by asking again. Keeps neither names nor
 * passwords: only what a key of this process alone makes of them.
 */
export class LoginAttempts {
  readonly #key = randomBytes(32);
  readonly #refused: LRUCache<string, true>;
  /** times, by account */
  readonly #times: LRUCache<string, readonly number[]>;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
    const options = { max: MAX_KEPT, ttl: REFUSED_MS, ttlResolution: 0, perf: { now: () => clock.now() } };
    this.#refused = new LRUCache(options);
    this.#times = new LRUCache(options);
  }

  /** Stands for an attempt. */
  idOf({ vcGuid, userName, password }: Attempt): string {
    return this.#hash([vcGuid, accountName(userName), password]);
  }

  /** Why an attempt must not be made, in one sentence; null: it may be. */
  reasonAgainst(attempt: Attempt): string | null {
    if (this.#refused.get(this.idOf(attempt)) === true) {
      return 'This password was refused a short time ago and is not tried again, since wrong passwords lock accounts.';
    }
    if (this.#recentTimes(attempt).length < MAX_REFUSED) return null;
    return `${MAX_REFUSED} passwords of this account were refused in a short time; wait five minutes, so that it is not locked.`;
  }

  /** Remembers that vCenter did not accept it. */
  refused(attempt: Attempt): void {
    this.#refused.set(this.idOf(attempt), true);
    this.#times.set(this.#accountOf(attempt), [...this.#recentTimes(attempt), this.#clock.now()]);
  }

  #recentTimes(attempt: Attempt): readonly number[] {
    const since = this.#clock.now() - REFUSED_MS;
    return (this.#times.get(this.#accountOf(attempt)) ?? []).filter((time) => time > since);
  }

  #accountOf({ vcGuid, userName }: Attempt): string {
    return this.#hash([vcGuid, accountName(userName)]);
  }

  #hash(parts: readonly string[]): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('base64url');
  }
}

/** Case means nothing in names of accounts. */
const accountName = (userName: string): string => userName.trim().toLowerCase();
