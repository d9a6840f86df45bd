import type { CreationRights } from '@vic/contract/placement';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { VcenterDirectory } from '../config/vcenter-directory.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError, toProblemError } from '../errors.ts';
import type { Feeds } from '../inventory/feeds.ts';
import { SessionRejectedError } from '../sessions/session-error.ts';
import type { SessionCache } from '../sessions/session-cache.ts';
import type { VimSession } from '../sessions/session-opener.ts';
import { clientUntil } from './client-until.ts';
import { readOffer, type Offer, type OfferTarget } from './creation-offer.ts';
import { missingAnywhere } from './creation-rights.ts';
import { knownVchs } from './known-vchs.ts';
import type { VcenterPlace } from './vcenter-place.ts';

export interface PlacementOptions {
  readonly directory: VcenterDirectory;
  readonly sessions: SessionCache;
  readonly feeds: Feeds;
  readonly clock: Clock;
  /** by which vic-machine is to know a vCenter; may fail */
  readonly thumbprintOf: (vcenter: Vcenter) => Promise<string>;
}

/** How long it is remembered what a user lacks at a vCenter. */
export const RIGHTS_MS = 30_000;
const MAX_RIGHTS = 5_000;

type VcenterRights = CreationRights['vcenters'][number];

/** What VCHs can be made of, read with the caller's own session: of an object only what is around it, never all there is. */
export class Placement {
  readonly #options: PlacementOptions;
  readonly #rights: LRUCache<string, readonly string[]>;
  readonly #offers: LRUCache<string, Offer>;

  constructor(options: PlacementOptions) {
    const remembered = { max: MAX_RIGHTS, ttl: RIGHTS_MS, ttlResolution: 0, perf: { now: () => options.clock.now() } };
    this.#options = options;
    this.#rights = new LRUCache(remembered);
    this.#offers = new LRUCache(remembered);
  }

  /**
   * Runs a read at a vCenter. The user's inventory there is on its way from now on, if it is not there yet: it tells what
   * the VCHs have in hand.
   * @param gone aborted when nobody waits for it any more
   */
  at<T>(vcenter: Vcenter, token: string, run: (place: VcenterPlace) => Promise<T>, gone?: AbortSignal): Promise<T> {
    const { sessions, feeds } = this.#options;
    return sessions.use(vcenter, token, (session) => {
      feeds.use(vcenter, session.userName, token);
      const place = this.#placeOf(vcenter, session);
      return run(gone ? { ...place, client: clientUntil(place.client, gone) } : place);
    });
  }

  /** Whether making a VCH is offered for an object. Starts no inventory, and is remembered for half a minute. */
  async offer(vcenter: Vcenter, token: string, target: OfferTarget): Promise<Offer> {
    const { sessions } = this.#options;
    const { userName } = await sessions.acquire(vcenter, token);
    const key = JSON.stringify([vcenter.guid, target.type, target.moid, userName]);
    const known = this.#offers.get(key);
    if (known) return known;
    const offer = await sessions.use(vcenter, token, (session) => readOffer(this.#placeOf(vcenter, session), target));
    this.#offers.set(key, offer);
    return offer;
  }

  /** What the user lacks for making VCHs anywhere at a vCenter. */
  async missing(vcenter: Vcenter, token: string): Promise<readonly string[]> {
    const { userName } = await this.#options.sessions.acquire(vcenter, token);
    const key = JSON.stringify([vcenter.guid, userName]);
    const known = this.#rights.get(key);
    if (known) return known;
    const missing = await this.#options.sessions.use(vcenter, token, ({ client }) => missingAnywhere(client));
    this.#rights.set(key, missing);
    return missing;
  }

  /**
   * Where the user may make VCHs; a vCenter that cannot be asked says why.
   * @throws ProblemError `session-ended` if no vCenter accepts the token
   */
  async rights(token: string): Promise<CreationRights> {
    const vcenters = this.#options.directory.list();
    const answers = await Promise.all(vcenters.map((vcenter) => this.#rightsAt(vcenter, token)));
    const all = answers.map(({ rights }) => rights);
    if (answers.length > 0 && answers.every(({ isRejected }) => isRejected)) throw new ProblemError('session-ended');
    return {
      isAllowed: all.some(({ fault, missingPrivileges }) => fault === null && missingPrivileges.length === 0),
      vcenters: all,
    };
  }

  async #rightsAt(vcenter: Vcenter, token: string): Promise<{ rights: VcenterRights; isRejected: boolean }> {
    const { sessions, thumbprintOf } = this.#options;
    const asked = { vcGuid: vcenter.guid, name: vcenter.name, missingPrivileges: [], fault: null };
    const thumbprint = thumbprintOf(vcenter).catch(() => null);
    try {
      const missing = await this.missing(vcenter, token);
      const { userName } = await sessions.acquire(vcenter, token);
      const rights = { ...asked, missingPrivileges: [...missing], userName, thumbprint: await thumbprint };
      return { rights, isRejected: false };
    } catch (error) {
      const { message } = toProblemError(error);
      const rights = { ...asked, fault: message, userName: null, thumbprint: null };
      return { rights, isRejected: error instanceof SessionRejectedError };
    }
  }

  #placeOf(vcenter: Vcenter, { client, userName }: VimSession): VcenterPlace {
    const feed = this.#options.feeds.peek(vcenter.guid, userName);
    const isLoaded = feed?.health.state === 'live' || feed?.health.state === 'stale';
    return { vcenter, client, vchs: feed && isLoaded ? knownVchs(feed.store) : null };
  }
}
