import { BackOff } from '../back-off.ts';
import type { VimClient } from '../client.ts';
import type { Clock } from '../clock.ts';
import { isFault, TransportError, UntrustedCertificateError } from '../errors.ts';
import type { PropertyFilterSpec } from '../property-filter.ts';
import { FeedCollector, type WaitResult } from './collector.ts';
import type { ObjectChange } from './update-set.ts';

/** What a feed tells. */
export type FeedEvent =
  | {
      readonly kind: 'set';
      /** A complete set, one change per object. */
      readonly changes: ObjectChange[];
      /** The set is all there is: whatever was known and is not in it is gone. True for the first set. */
      readonly isResync: boolean;
    }
  | {
      readonly kind: 'lost';
      readonly error: Error;
      /** The session is over: the feed has ended. Otherwise it goes on trying. */
      readonly isFinal: boolean;
    }
  | { readonly kind: 'recovered' };

export interface FeedOptions {
  /**
   * What to watch; asked again after each loss. Container and list views named in it belong to the feed from then on:
   * it destroys them.
   */
  readonly specs: (client: VimClient) => Promise<PropertyFilterSpec[]>;
  /**
   * Gives the client a new session. Rejects with a `TransportError` if that may succeed later, with anything else if
   * the session is over for good.
   */
  readonly renew: () => Promise<void>;
  readonly onEvent: (event: FeedEvent) => void;
  readonly clock?: Clock;
  /** From 0 to 1, for the jitter of the back-off. */
  readonly random?: () => number;
  /** How long vCenter holds a wait without news. Default 60. */
  readonly maxWaitSeconds?: number;
}

export interface Feed {
  /** Ends the wait at vCenter and destroys what the feed made there. Never throws. */
  stop(): Promise<void>;
  /** Settles when the feed has ended: stopped, or after a final loss. Rejects only if `onEvent` threw. */
  readonly done: Promise<void>;
}

const MAX_WAIT_SECONDS = 60;

/** What an error asks for. */
type Remedy = 'renew' | 'rebuild' | 'again';

function remedyFor(error: Error): Remedy {
  if (isFault(error, 'NotAuthenticated')) return 'renew';
  const isOnTheWay = error instanceof TransportError || error instanceof UntrustedCertificateError;
  return isOnTheWay || isFault(error, 'RequestCanceled') ? 'again' : 'rebuild';
}

function isStaleVersion(error: Error): boolean {
  return ['InvalidCollectorVersion', 'ManagedObjectNotFound', 'InvalidArgument'].some((type) => isFault(error, type));
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('The feed failed.', { cause: thrown });
}

class RunningFeed implements Feed {
  readonly done: Promise<void>;
  readonly #client: VimClient;
  readonly #options: FeedOptions;
  readonly #clock: Clock;
  readonly #backOff: BackOff;
  readonly #stopping = new AbortController();
  #collector: FeedCollector | undefined;
  #isStopRequested = false;
  #isResyncDue = true;
  #isLost = false;
  /** Renewed since the last wait that succeeded. */
  #isRenewed = false;
  /** Rebuilt at once since the last wait that succeeded. */
  #isRebuilt = false;

  constructor(client: VimClient, options: FeedOptions) {
    this.#client = client;
    this.#options = options;
    this.#clock = options.clock ?? client.clock;
    this.#backOff = new BackOff(options.random);
    this.done = this.#run();
  }

  async stop(): Promise<void> {
    if (!this.#isStopRequested) {
      this.#isStopRequested = true;
      await this.#collector?.cancel();
      this.#stopping.abort();
    }
    await this.done.catch(() => undefined);
  }

  async #run(): Promise<void> {
    try {
      while (!this.#isEnding()) {
        let result: WaitResult;
        try {
          result = await this.#step();
        } catch (thrown) {
          if (this.#isEnding()) return;
          if (await this.#recover(asError(thrown))) continue;
          return;
        }
        if (!result.isTruncated) this.#tell(result.changes);
      }
    } finally {
      await this.#teardown();
    }
  }

  #isEnding(): boolean {
    return this.#isStopRequested;
  }

  async #step(): Promise<WaitResult> {
    this.#collector ??= await FeedCollector.create(this.#client, await this.#options.specs(this.#client));
    const collector = this.#collector;
    // The state that is there already comes at once, even if it is empty; so does the news of being connected again.
    const isLooking = (this.#isResyncDue || this.#isLost) && !collector.isAmidSet;
    const seconds = isLooking ? 0 : (this.#options.maxWaitSeconds ?? MAX_WAIT_SECONDS);
    const result = await collector.wait(seconds, this.#stopping.signal);
    this.#isRenewed = false;
    this.#isRebuilt = false;
    this.#backOff.reset();
    return result;
  }

  #tell(changes: ObjectChange[] | null): void {
    if (this.#isLost) {
      this.#isLost = false;
      this.#options.onEvent({ kind: 'recovered' });
    }
    const isResync = this.#isResyncDue;
    this.#isResyncDue = false;
    if (isResync || (changes !== null && changes.length > 0)) {
      this.#options.onEvent({ kind: 'set', changes: changes ?? [], isResync });
    }
  }

  /** Prepares the next step after a failure. False if there is none. */
  async #recover(error: Error): Promise<boolean> {
    switch (remedyFor(error)) {
      case 'renew':
        return this.#renew(error);
      case 'again':
        this.#tellLost(error);
        // An untruncated version may be asked again; half a set may not.
        if (this.#collector?.isAmidSet === true) await this.#teardown();
        return this.#pause();
      case 'rebuild':
        if (isStaleVersion(error) && !this.#isRebuilt) {
          this.#isRebuilt = true;
          await this.#teardown();
          return true;
        }
        this.#tellLost(error);
        await this.#teardown();
        return this.#pause();
    }
  }

  async #renew(error: Error): Promise<boolean> {
    // Collector, filters and views ended with their session.
    this.#collector = undefined;
    this.#isResyncDue = true;
    if (this.#isRenewed) return this.#end(error);
    // Somebody else with the same client may have noticed first.
    const isRenewedByOthers = this.#client.session !== null;
    try {
      if (!isRenewedByOthers) await this.#options.renew();
      this.#isRenewed = !isRenewedByOthers;
      return true;
    } catch (thrown) {
      if (this.#isEnding()) return false;
      const reason = asError(thrown);
      if (!(reason instanceof TransportError || reason instanceof UntrustedCertificateError)) return this.#end(reason);
      this.#tellLost(reason);
      return this.#pause();
    }
  }

  #tellLost(error: Error): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#options.onEvent({ kind: 'lost', error, isFinal: false });
  }

  async #pause(): Promise<boolean> {
    try {
      await this.#clock.sleep(this.#backOff.next(), this.#stopping.signal);
    } catch (thrown) {
      if (!this.#isEnding()) throw thrown;
    }
    return true;
  }

  #end(error: Error): false {
    this.#isLost = true;
    this.#options.onEvent({ kind: 'lost', error, isFinal: true });
    return false;
  }

  async #teardown(): Promise<void> {
    const collector = this.#collector;
    this.#collector = undefined;
    this.#isResyncDue = true;
    await collector?.destroy();
  }
}

/**
 * Watches what the specifications select, and tells complete sets of changes: first all there is, then what happens.
 * Lives through lost connections (same version again after 1 to 30 s), lost sessions (renewed, then everything anew)
 * and versions that vCenter no longer knows (everything anew); whatever has to be told anew comes as one set.
 */
export function startFeed(client: VimClient, options: FeedOptions): Feed {
  return new RunningFeed(client, options);
}
