import { isFault } from '@vic/vim25';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { every, type Clock } from '../clock.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import { SessionRejectedError } from './session-error.ts';
import type { SessionOpener, VimSession } from './session-opener.ts';

export interface SessionCacheOptions {
  readonly opener: SessionOpener;
  readonly clock: Clock;
  /** sessions kept at most; the one unused for longest goes first */
  readonly maxSessions: number;
}

/** Unused sessions are logged out after this time. */
export const SESSION_IDLE_MS = 10 * 60_000;
/** A token is proved again by a fresh ticket after this time. */
export const PROOF_MS = 5 * 60_000;
/** While nobody can tell whether a token is good, its last proof counts for this long. */
export const PROOF_GRACE_MS = 30 * 60_000;
/** After a proof that nobody could give, the next is asked for this much later. */
export const PROOF_RETRY_MS = 30_000;
/** So many clones and proofs run at the same time; the others wait for their turn. */
export const MAX_OPENING = 32;
const MAX_WAITING = 1_000;

interface Entry extends VimSession {
  readonly guid: string;
  provedAt: number;
  proofDueAt: number;
}

/** What stands for a token wherever one must be remembered. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * Cloned vCenter sessions by token and vCenter: made on first use, one at a time for each key, proved again every
 * 5 minutes, logged out when idle, evicted or at the end.
 */
export class SessionCache {
  readonly #opener: SessionOpener;
  readonly #clock: Clock;
  readonly #entries: LRUCache<string, Entry>;
  readonly #pending = new Map<string, Promise<Entry>>();
  readonly #turns: (() => void)[] = [];
  readonly #closing = new Set<Promise<void>>();
  readonly #stopSweep: () => void;
  #opening = 0;
  #isClosed = false;

  constructor({ opener, clock, maxSessions }: SessionCacheOptions) {
    this.#opener = opener;
    this.#clock = clock;
    this.#entries = new LRUCache<string, Entry>({
      max: maxSessions,
      ttl: SESSION_IDLE_MS,
      ttlResolution: 0,
      updateAgeOnGet: true,
      perf: { now: () => clock.now() },
      dispose: (entry) => this.#end(entry),
    });
    this.#stopSweep = every(clock, 30_000, () => this.#entries.purgeStale());
  }

  /** How many sessions are open. */
  get size(): number {
    return this.#entries.size;
  }

  /**
   * The session of a token at a vCenter, proved within the last 5 minutes.
   * @throws SessionRejectedError if the token is not accepted, or what the vCenter or the client failed with
   */
  async acquire(vcenter: Vcenter, token: string): Promise<VimSession> {
    const key = keyOf(vcenter.guid, token);
    const entry = this.#entries.get(key);
    if (entry && this.#clock.now() < entry.proofDueAt) return entry;
    return this.#once(key, () => (entry ? this.#prove(vcenter, token, key, entry) : this.#open(vcenter, token, key)));
  }

  /** Runs a read with the token's session; a session that vCenter ended behind our back is replaced once. */
  async use<T>(vcenter: Vcenter, token: string, run: (session: VimSession) => Promise<T>): Promise<T> {
    try {
      return await run(await this.acquire(vcenter, token));
    } catch (error) {
      if (!isFault(error, 'NotAuthenticated')) throw error;
    }
    this.drop(vcenter, token);
    return run(await this.acquire(vcenter, token));
  }

  /** Forgets a session that vCenter no longer knows; the next `acquire` makes another. */
  drop(vcenter: Vcenter, token: string): void {
    this.#entries.delete(keyOf(vcenter.guid, token));
  }

  /** Logs out all sessions of a vCenter, as its configuration changed. */
  dropVcenter(guid: string): void {
    for (const [key, entry] of [...this.#entries.entries()]) if (entry.guid === guid) this.#entries.delete(key);
  }

  /** Logs out everything. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopSweep();
    await Promise.allSettled(this.#pending.values());
    this.#entries.clear();
    await Promise.allSettled(this.#closing);
  }

  #once(key: string, make: () => Promise<Entry>): Promise<Entry> {
    const pending = this.#pending.get(key);
    if (pending) return pending;
    if (this.#pending.size >= MAX_WAITING) return Promise.reject(new ProblemError('too-many-requests'));
    const made = this.#inTurn(make).finally(() => this.#pending.delete(key));
    this.#pending.set(key, made);
    return made;
  }

  async #inTurn<T>(make: () => Promise<T>): Promise<T> {
    if (this.#opening >= MAX_OPENING) await new Promise<void>((resolve) => this.#turns.push(resolve));
    else this.#opening += 1;
    try {
      return await make();
    } finally {
      const next = this.#turns.shift();
      if (next) next();
      else this.#opening -= 1;
    }
  }

  async #open(vcenter: Vcenter, token: string, key: string): Promise<Entry> {
    const ticket = await this.#opener.ticket(vcenter, token);
    const session = await this.#opener.open(vcenter, ticket);
    const now = this.#clock.now();
    const entry = { ...session, guid: vcenter.guid, provedAt: now, proofDueAt: now + PROOF_MS };
    if (this.#isClosed) this.#end(entry);
    else this.#entries.set(key, entry);
    return entry;
  }

  async #prove(vcenter: Vcenter, token: string, key: string, entry: Entry): Promise<Entry> {
    try {
      await this.#opener.ticket(vcenter, token);
      entry.provedAt = this.#clock.now();
      entry.proofDueAt = entry.provedAt + PROOF_MS;
    } catch (error) {
      const now = this.#clock.now();
      const isTooOld = now - entry.provedAt >= PROOF_GRACE_MS;
      if (error instanceof SessionRejectedError || isTooOld) {
        this.#entries.delete(key);
        throw error;
      }
      entry.proofDueAt = Math.min(now + PROOF_RETRY_MS, entry.provedAt + PROOF_GRACE_MS);
    }
    return entry;
  }

  #end({ client }: Entry): void {
    const closing = client
      .close()
      .catch(() => undefined)
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}

function keyOf(guid: string, token: string): string {
  return `${tokenHash(token)}:${guid}`;
}
