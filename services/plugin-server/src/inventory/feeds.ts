import { TransportError } from '@vic/vim25';
import { every, type Clock } from '../clock.ts';
import type { Vcenter } from '../config/vcenter.ts';
import type { Log } from '../logging/log.ts';
import { ClientUnavailableError, SessionRejectedError } from '../sessions/session-error.ts';
import type { SessionOpener, VimSession } from '../sessions/session-opener.ts';
import { InventoryFeed, type FeedSessions } from './feed.ts';
import type { RecordPool } from './record-pool.ts';
import type { RevisionCounter } from './revision.ts';

/** A feed that nobody streamed from or queried for this long is closed. */
export const FEED_IDLE_MS = 10 * 60_000;

export interface FeedsOptions {
  readonly opener: SessionOpener;
  readonly records: RecordPool;
  readonly revisions: RevisionCounter;
  readonly clock: Clock;
  readonly log: Log;
}

interface Entry {
  readonly guid: string;
  readonly feed: InventoryFeed;
  /** live tokens of this user, the newest last */
  readonly tokens: Set<string>;
  usedAt: number;
}

/** One feed for each user and vCenter, shared by all of the user's tokens that proved themselves there. */
export class Feeds {
  readonly #options: FeedsOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #stopSweep: () => void;

  constructor(options: FeedsOptions) {
    this.#options = options;
    this.#stopSweep = every(options.clock, 30_000, () => this.#closeIdle());
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The user's feed, running; the token may renew its session from now on. */
  use(vcenter: Vcenter, userName: string, token: string): InventoryFeed {
    const key = keyOf(vcenter.guid, userName);
    const entry = this.#entries.get(key) ?? this.#create(key, vcenter, userName);
    entry.tokens.delete(token);
    entry.tokens.add(token);
    entry.usedAt = this.#options.clock.now();
    entry.feed.ensureRunning();
    return entry.feed;
  }

  /** The user's feed if there is one. Does not count as use. */
  peek(guid: string, userName: string): InventoryFeed | undefined {
    return this.#entries.get(keyOf(guid, userName))?.feed;
  }

  /** Tokens by which this user came and that are not known to be over, the newest first. */
  tokensOf(guid: string, userName: string): readonly string[] {
    return [...(this.#entries.get(keyOf(guid, userName))?.tokens ?? [])].reverse();
  }

  /** A token that ended renews nothing any more. */
  forgetToken(token: string): void {
    for (const { tokens } of this.#entries.values()) tokens.delete(token);
  }

  /** Closes the feeds of a vCenter, as its configuration changed. */
  closeVcenter(guid: string): void {
    for (const [key, entry] of [...this.#entries]) if (entry.guid === guid) this.#close(key, entry);
  }

  async close(): Promise<void> {
    this.#stopSweep();
    const closing = [...this.#entries.values()].map(({ feed }) => feed.close());
    this.#entries.clear();
    await Promise.allSettled(closing);
  }

  #create(key: string, vcenter: Vcenter, userName: string): Entry {
    const { opener, ...shared } = this.#options;
    const tokens = new Set<string>();
    const sessions = feedSessions(opener, vcenter, userName, tokens);
    const feed = new InventoryFeed({ ...shared, vcenter, sessions });
    const entry = { guid: vcenter.guid, feed, tokens, usedAt: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  #closeIdle(): void {
    const now = this.#options.clock.now();
    for (const [key, entry] of [...this.#entries]) if (now - entry.usedAt >= FEED_IDLE_MS) this.#close(key, entry);
  }

  #close(key: string, { feed }: Entry): void {
    this.#entries.delete(key);
    feed.close().catch((error: unknown) => this.#options.log.warn({ err: error }, 'feed did not close'));
  }
}

/** A feed has a session of its own, so that its one long wait disturbs no other call. Any token of the user may pay. */
function feedSessions(
  opener: SessionOpener,
  vcenter: Vcenter,
  userName: string,
  tokens: ReadonlySet<string>,
): FeedSessions {
  return {
    open: () =>
      withAnyToken(tokens, async (token) => {
        const session = await opener.open(vcenter, await opener.ticket(vcenter, token));
        await refuseOtherUser(session, userName);
        return session;
      }),
    renew: (client) =>
      withAnyToken(tokens, async (token) => {
        const name = await opener.renew(vcenter, client, await opener.ticket(vcenter, token));
        await refuseOtherUser({ client, userName: name }, userName);
      }).catch((error: unknown) => {
        throw error instanceof ClientUnavailableError ? asTransient(error) : error;
      }),
  };
}

async function withAnyToken<T>(tokens: ReadonlySet<string>, attempt: (token: string) => Promise<T>): Promise<T> {
  let failure: unknown = new SessionRejectedError('No session of this user is left.');
  for (const token of [...tokens].reverse()) {
    try {
      return await attempt(token);
    } catch (error) {
      // That nobody could tell says more than that one token is over.
      if (failure instanceof SessionRejectedError) failure = error;
    }
  }
  throw failure;
}

/** The feed goes on trying after errors of transport, and ends after any other. */
function asTransient(error: ClientUnavailableError): TransportError {
  return new TransportError('unreachable', error.message, { cause: error, mayHaveArrived: false });
}

/** The client must never read with another user's rights. */
async function refuseOtherUser({ client, userName }: VimSession, expected: string): Promise<void> {
  if (userName === expected) return;
  await client.logout().catch(() => undefined);
  throw new SessionRejectedError('The session belongs to another user.');
}

function keyOf(guid: string, userName: string): string {
  return `${guid}\n${userName}`;
}
