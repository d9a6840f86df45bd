import type { Summary, VcenterHealth, VcenterState } from '@vic/contract';
import type { Clock } from '../clock.ts';
import type { VcenterDirectory } from '../config/vcenter-directory.ts';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import type { SessionCache } from '../sessions/session-cache.ts';
import { SessionRejectedError } from '../sessions/session-error.ts';
import { failureOf, type FeedMessage, type InventoryFeed } from './feed.ts';
import type { Feeds } from './feeds.ts';
import { stateOfContainer } from './project/container.ts';
import { stateOfVch } from './project/vch.ts';
import { ListQueries } from './query.ts';
import type { RevisionCounter } from './revision.ts';
import type { VcenterStore } from './store.ts';

export interface WorkspaceOptions {
  readonly token: string;
  readonly directory: VcenterDirectory;
  readonly sessions: SessionCache;
  readonly feeds: Feeds;
  readonly revisions: RevisionCounter;
  readonly clock: Clock;
}

/** How long a query waits for a first inventory, or for a proof that is due, before it answers with what is there. */
export const PATIENCE_MS = 2_000;
/** A vCenter that could not be entered is tried again after this time. */
const RETRY_MS = 5_000;

/** What this token may see at one vCenter. */
type Access =
  | { readonly kind: 'pending' }
  | {
      readonly kind: 'open';
      readonly userName: string;
      readonly feed: InventoryFeed;
      readonly unsubscribe: () => void;
    }
  | {
      readonly kind: 'failed';
      readonly state: VcenterState;
      readonly reason: string;
      readonly isRejected: boolean;
      readonly at: number;
    };

/**
 * What the holder of one session token sees: the feeds of those vCenters at which the token proved itself. Without any
 * of them there is nothing to see.
 */
export class Workspace {
  readonly queries = new ListQueries();
  readonly #options: WorkspaceOptions;
  readonly #access = new Map<string, Access>();
  readonly #entering = new Map<string, Promise<void>>();
  readonly #listeners = new Set<(message: FeedMessage) => void>();
  #membership: number;
  #isClosed = false;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#membership = options.revisions.next();
  }

  /** Goes up whenever something visible changed. */
  get revision(): number {
    return Math.max(this.#membership, ...this.#feeds().map(({ revision }) => revision));
  }

  /** Changes with the set of visible vCenters. */
  get membership(): number {
    return this.#membership;
  }

  get stores(): VcenterStore[] {
    return this.#feeds().map(({ store }) => store);
  }

  /** Whether the token is over: refused by at least one vCenter and accepted by none. */
  get isRejected(): boolean {
    const all = [...this.#access.values()];
    return (
      all.some((access) => access.kind === 'failed' && access.isRejected) && !all.some(({ kind }) => kind !== 'failed')
    );
  }

  /** Who the holder of the token is, at each vCenter that accepts it. */
  get identities(): { readonly vcGuid: string; readonly userName: string }[] {
    return [...this.#access].flatMap(([vcGuid, access]) =>
      access.kind === 'open' ? [{ vcGuid, userName: access.userName }] : [],
    );
  }

  feedOf(guid: string): InventoryFeed | null {
    const access = this.#access.get(guid);
    return access?.kind === 'open' ? access.feed : null;
  }

  /**
   * The feed of a vCenter for who asks for one object there.
   * @throws ProblemError saying why there is none, or that its inventory is not there yet
   */
  reachableFeed(guid: string): InventoryFeed {
    const access = this.#access.get(guid);
    const feed = this.feedOf(guid);
    const state = feed?.health.state ?? (access?.kind === 'failed' ? access.state : 'loading');
    const detail = feed?.health.reason ?? (access?.kind === 'failed' ? access.reason : 'The inventory is being read.');
    if (feed && state !== 'loading' && state !== 'unavailable' && state !== 'untrusted') return feed;
    if (state === 'untrusted') throw new ProblemError('vcenter-untrusted', { detail });
    if (state === 'not-permitted' || state === 'expired') throw new ProblemError('session-ended', { detail });
    throw new ProblemError('vcenter-unavailable', { detail });
  }

  /**
   * Proves the token at every vCenter where that is due, and waits a moment for inventories that are on their way.
   * @throws ProblemError `session-ended` if no vCenter accepts the token
   */
  async enter(): Promise<void> {
    const open = this.#options.directory.list().map(({ guid }) => this.feedOf(guid) !== null);
    const entering = this.refresh();
    // What was open stays so only if the token still proves itself there.
    await this.#atMost(Promise.all(entering.filter((_promise, index) => open[index])));
    // One vCenter that accepts is enough to go on; the others show their state.
    if (!this.#isOpenSomewhere()) await this.#untilOpen(entering);
    if (this.isRejected) throw new ProblemError('session-ended');
    await this.#untilLoaded(entering);
  }

  /** Starts whatever is due; each promise ends with its vCenter's state known. */
  refresh(): Promise<void>[] {
    const { directory } = this.#options;
    for (const guid of [...this.#access.keys()]) if (!directory.get(guid)) this.#leave(guid);
    return directory.list().map((vcenter) => this.#enterOnce(vcenter));
  }

  /** Health of all configured vCenters, in order of configuration. */
  health(): VcenterHealth[] {
    return this.#options.directory.list().map((vcenter) => this.#healthOf(vcenter));
  }

  summary(): Pick<Summary, 'vchCount' | 'vchStates' | 'containerCount' | 'containerStates' | 'vchVersions'> {
    const vchStates: Record<string, number> = {};
    const containerStates: Record<string, number> = {};
    const vchVersions: Record<string, number> = {};
    let vchCount = 0;
    let containerCount = 0;
    for (const store of this.stores) {
      for (const { vm } of store.rows('vch')) {
        if (vm.config.kind !== 'vch') continue;
        vchCount += 1;
        count(vchStates, stateOfVch(vm.vm.powerState, vm.config));
        count(vchVersions, vm.config.version ?? '');
      }
      for (const { vm } of store.rows('container')) {
        if (vm.config.kind !== 'container') continue;
        containerCount += 1;
        count(containerStates, stateOfContainer(vm.vm.powerState, vm.config));
      }
    }
    return { vchCount, vchStates, containerCount, containerStates, vchVersions };
  }

  subscribe(listener: (message: FeedMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Whether somebody streams from it. */
  get isStreamed(): boolean {
    return this.#listeners.size > 0;
  }

  close(): void {
    this.#isClosed = true;
    for (const guid of [...this.#access.keys()]) this.#leave(guid);
    this.#listeners.clear();
  }

  #enterOnce(vcenter: Vcenter): Promise<void> {
    const underway = this.#entering.get(vcenter.guid);
    if (underway) return underway;
    const access = this.#access.get(vcenter.guid);
    if (access?.kind === 'failed' && this.#options.clock.now() - access.at < RETRY_MS) return Promise.resolve();
    if (!access) this.#access.set(vcenter.guid, { kind: 'pending' });
    const entering = this.#enter(vcenter).finally(() => this.#entering.delete(vcenter.guid));
    this.#entering.set(vcenter.guid, entering);
    return entering;
  }

  async #enter(vcenter: Vcenter): Promise<void> {
    const { sessions, feeds, token } = this.#options;
    try {
      const { userName } = await sessions.acquire(vcenter, token);
      if (this.#isClosed) return;
      const feed = feeds.use(vcenter, userName, token);
      const access = this.#access.get(vcenter.guid);
      if (access?.kind === 'open' && access.feed === feed) return;
      if (access?.kind === 'open') access.unsubscribe();
      const unsubscribe = feed.subscribe((message) => this.#tell(message));
      this.#access.set(vcenter.guid, { kind: 'open', userName, feed, unsubscribe });
      this.#membershipChanged();
    } catch (error) {
      this.#refuse(vcenter, error);
    }
  }

  /** From now on nothing of this vCenter is shown: without a proof there is no right to it. */
  #refuse(vcenter: Vcenter, error: unknown): void {
    const before = this.#access.get(vcenter.guid);
    const wasOpen = before?.kind === 'open' || (before?.kind === 'failed' && before.state === 'expired');
    const isRejected = error instanceof SessionRejectedError;
    const { state, reason } = failureOf(error, isRejected && wasOpen, vcenter.name);
    if (before?.kind === 'open') before.unsubscribe();
    this.#access.set(vcenter.guid, { kind: 'failed', state, reason, isRejected, at: this.#options.clock.now() });
    const isNews = before?.kind !== 'failed' || before.state !== state;
    if (isNews) this.#membershipChanged();
  }

  #leave(guid: string): void {
    const access = this.#access.get(guid);
    if (access?.kind === 'open') access.unsubscribe();
    this.#access.delete(guid);
    if (!this.#isClosed) this.#membershipChanged();
  }

  /** Other vCenters are visible now, so every page is out of date. */
  #membershipChanged(): void {
    this.#membership = this.#options.revisions.next();
    const delta = { isPartial: true, vchs: [], removedVchs: [], containers: [], removedContainers: [] };
    this.#tell({ kind: 'delta', revision: this.#membership, delta });
    this.#tell({ kind: 'health' });
  }

  #healthOf({ guid, name }: Vcenter): VcenterHealth {
    const access = this.#access.get(guid);
    const nothing = { version: null, build: null, lastContactAt: null, vchCount: 0, containerCount: 0 };
    if (access?.kind === 'failed') {
      return { vcGuid: guid, name, ...nothing, state: access.state, reason: access.reason };
    }
    if (access?.kind !== 'open') {
      return { vcGuid: guid, name, ...nothing, state: 'loading', reason: `${name} is being connected.` };
    }
    const { feed } = access;
    const { state, reason, lastContactAt } = feed.health;
    return {
      vcGuid: guid,
      name,
      state,
      version: feed.about?.version ?? null,
      build: feed.about?.build ?? null,
      lastContactAt: lastContactAt === null ? null : new Date(lastContactAt).toISOString(),
      reason: state === 'loading' ? `The inventory of ${name} is being read.` : reason,
      vchCount: feed.store.count('vch'),
      containerCount: feed.store.count('container'),
    };
  }

  #feeds(): InventoryFeed[] {
    const feeds: InventoryFeed[] = [];
    for (const { guid } of this.#options.directory.list()) {
      const feed = this.feedOf(guid);
      if (feed) feeds.push(feed);
    }
    return feeds;
  }

  #isOpenSomewhere(): boolean {
    return [...this.#access.values()].some(({ kind }) => kind === 'open');
  }

  /** Until one vCenter accepts the token or all have answered. */
  async #untilOpen(entering: readonly Promise<void>[]): Promise<void> {
    const opened = entering.map(async (promise) => {
      await promise;
      if (!this.#isOpenSomewhere()) throw new Error('not this one');
    });
    await Promise.any(opened).catch(() => undefined);
  }

  async #untilLoaded(entering: readonly Promise<void>[]): Promise<void> {
    const isPending = [...this.#access.values()].some(
      (access) => access.kind === 'pending' || (access.kind === 'open' && access.feed.health.state === 'loading'),
    );
    if (!isPending) return;
    await this.#atMost(Promise.all(entering).then(() => Promise.all(this.#feeds().map((feed) => feed.loaded()))));
  }

  /** Until something is done or has failed, but not for long. */
  async #atMost(work: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.after(PATIENCE_MS, resolve);
      work
        .then(() => resolve())
        .catch(() => resolve())
        .finally(cancel);
    });
  }

  #tell(message: FeedMessage): void {
    for (const listener of [...this.#listeners]) listener(message);
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
