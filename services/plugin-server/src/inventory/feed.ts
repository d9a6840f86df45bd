import type { VcenterState } from '@vic/contract';
import {
  isFault,
  startFeed,
  UntrustedCertificateError,
  type FeedEvent,
  type ManagedObjectReference,
  type ObjectChange,
  type VimClient,
} from '@vic/vim25';
import { every, type Clock } from '../clock.ts';
import type { Vcenter } from '../config/vcenter.ts';
import type { Log } from '../logging/log.ts';
import { ClientUnavailableError, SessionRejectedError, WrongVcenterError } from '../sessions/session-error.ts';
import type { VimSession } from '../sessions/session-opener.ts';
import { reduceChanges, withStatus, type Known } from './change-set.ts';
import { createFilters } from './feed-filters.ts';
import { readFiguresOf, readVms, vmReference, type ReadVm } from './read-vms.ts';
import type { RecordPool } from './record-pool.ts';
import type { RevisionCounter } from './revision.ts';
import { VcenterStore, type Delta } from './store.ts';
import { internVm } from './vic-vm.ts';

/** Where a feed gets and renews its own session; both reject with SessionRejectedError if no token of the user is good. */
export interface FeedSessions {
  open(): Promise<VimSession>;
  renew(client: VimClient): Promise<void>;
}

export interface FeedOptions {
  readonly vcenter: Vcenter;
  readonly sessions: FeedSessions;
  readonly records: RecordPool;
  readonly revisions: RevisionCounter;
  readonly clock: Clock;
  readonly log: Log;
}

/** What listeners are told: records changed (from one revision to the next), or the state of the vCenter did. */
export type FeedMessage =
  { readonly kind: 'delta'; readonly revision: number; readonly delta: Delta } | { readonly kind: 'health' };

export interface FeedHealth {
  readonly state: VcenterState;
  readonly reason: string | null;
  readonly lastContactAt: number | null;
}

/** Changes are published at most this often. */
const PUBLISH_MS = 250;
/** Figures of what is shown are read this often. */
export const POLL_MS = 30_000;
/** Up to this many VMs have changes of their extraConfig delivered. */
const MAX_WATCHED = 500;
/** A failed start or read is tried again after this time. */
const RETRY_MS = 5_000;
/** What was shown last counts as shown for this long without a stream. */
const SHOWN_MS = 90_000;
/** How long vCenter holds a wait without news: one that hangs is noticed that much later. */
const WAIT_SECONDS = 20;

interface Shown {
  readonly moids: ReadonlySet<string> | 'all';
  readonly until: number;
  readonly isKept: () => boolean;
}

/** Live inventory of one vCenter as one user sees it. Keeps the last known records when the connection is lost. */
export class InventoryFeed {
  readonly store: VcenterStore;
  revision: number;
  readonly #options: FeedOptions;
  readonly #listeners = new Set<(message: FeedMessage) => void>();
  readonly #shown = new Map<string, Shown>();
  readonly #unknown = new Set<string>();
  readonly #foreign = new Set<string>();
  readonly #watched = new Set<string>();
  readonly #toRead = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #running: { client: VimClient; stop: () => Promise<void> } | null = null;
  #starting: Promise<void> | null = null;
  #watchedView: ManagedObjectReference | null = null;
  #health: FeedHealth = { state: 'loading', reason: null, lastContactAt: null };
  #version: { version: string; build: string } | null = null;
  #isLoaded = false;
  #usesMarkers = true;
  #lastStartAt = Number.NEGATIVE_INFINITY;
  #cancelPublish: (() => void) | null = null;
  #cancelRetry: (() => void) | null = null;
  #publishedAt = Number.NEGATIVE_INFINITY;
  #stopPolling: () => void;
  #isClosed = false;
  #loadWaiters: (() => void)[] = [];

  constructor(options: FeedOptions) {
    this.#options = options;
    this.store = new VcenterStore(options.vcenter.guid, options.vcenter.name);
    this.revision = options.revisions.next();
    this.#stopPolling = every(options.clock, POLL_MS, () => void this.#enqueue(() => this.#poll()));
  }

  get health(): FeedHealth {
    if (this.#health.state !== 'live') return this.#health;
    return { ...this.#health, lastContactAt: this.#options.clock.now() };
  }

  get about(): { version: string; build: string } | null {
    return this.#version;
  }

  /** Starts, or starts again after the session ended, unless that was tried just now. */
  ensureRunning(): void {
    const now = this.#options.clock.now();
    if (this.#isClosed || this.#running || this.#starting || now - this.#lastStartAt < RETRY_MS) return;
    this.#lastStartAt = now;
    this.#starting = this.#start().finally(() => {
      this.#starting = null;
    });
  }

  /** Resolves when the first inventory is complete or cannot be had. */
  loaded(): Promise<void> {
    if (this.#health.state !== 'loading') return Promise.resolve();
    return new Promise((resolve) => this.#loadWaiters.push(resolve));
  }

  subscribe(listener: (message: FeedMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Says what somebody looks at, so that its figures stay current.
   * @param isKept whether it is still looked at, such as while a stream is open
   */
  show(key: string, moids: readonly string[] | 'all', isKept: () => boolean): void {
    const until = this.#options.clock.now() + SHOWN_MS;
    this.#shown.set(key, { moids: moids === 'all' ? 'all' : new Set(moids), until, isKept });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopPolling();
    this.#cancelPublish?.();
    this.#cancelRetry?.();
    this.#releaseWaiters();
    await this.#starting?.catch(() => undefined);
    await this.#end();
    this.#listeners.clear();
  }

  async #start(): Promise<void> {
    const { sessions, log, vcenter } = this.#options;
    try {
      const { client } = await sessions.open();
      const { version, build } = client.content.about;
      this.#version = { version, build };
      if (this.#isClosed) {
        await client.close();
        return;
      }
      const feed = startFeed(client, {
        specs: () => this.#specs(client),
        renew: () => sessions.renew(client),
        onEvent: (event) => this.#onEvent(client, event),
        maxWaitSeconds: WAIT_SECONDS,
      });
      this.#running = { client, stop: () => feed.stop() };
      log.info({ vcenter: vcenter.name }, 'feed started');
      feed.done.then(
        () => this.#onOver(client, null),
        (error: unknown) => this.#onOver(client, error),
      );
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The feed's loop has ended: asked to, or because nobody could renew its session. */
  #onOver(client: VimClient, error: unknown): void {
    if (this.#running?.client !== client) return;
    this.#running = null;
    client.close().catch(() => undefined);
    if (!this.#isClosed) this.#fail(error ?? new SessionRejectedError('The session has ended.'));
  }

  async #end(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (!running) return;
    await running.stop().catch(() => undefined);
    await this.#work;
    await running.client.close().catch(() => undefined);
  }

  async #specs(client: VimClient) {
    const { specs, watched, usesMarkers } = await createFilters(client);
    this.#watchedView = watched;
    this.#usesMarkers = usesMarkers;
    this.#watched.clear();
    return specs;
  }

  #onEvent(client: VimClient, event: FeedEvent): void {
    switch (event.kind) {
      case 'set':
        void this.#enqueue(() => this.#apply(client, event.changes, event.isResync));
        return;
      case 'lost':
        this.#fail(event.error);
        return;
      case 'recovered':
        if (this.#isLoaded) this.#setHealth('live', null);
    }
  }

  /** Sets are applied one after the other, reads included. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#options.log.warn({ err: error, vcenter: this.#options.vcenter.name }, 'inventory read failed');
      this.#retryLater();
    });
    return this.#work;
  }

  async #apply(client: VimClient, changes: readonly ObjectChange[], isResync: boolean): Promise<void> {
    if (this.#isClosed || this.#running?.client !== client) return;
    if (isResync) {
      this.#foreign.clear();
      this.#unknown.clear();
    }
    const known = isResync ? this.#knownForResync() : this.#known();
    const reduction = reduceChanges(known, changes);
    if (isResync) this.#removeUnseen(reduction.seenVms, new Set(reduction.nodes.keys()));
    for (const [moid, node] of reduction.nodes) this.store.putNode(moid, node);
    for (const moid of reduction.removedNodes) this.store.removeNode(moid);
    for (const vm of reduction.vms) this.#put(vm);
    for (const moid of reduction.removedVms) this.#forget(moid);
    for (const moid of reduction.toRead) this.#toRead.add(moid);
    this.#publishSoon();
    await this.#readPending(client);
    this.#isLoaded = true;
    this.#setHealth('live', null);
  }

  async #readPending(client: VimClient): Promise<void> {
    if (this.#toRead.size > 0) {
      await readVms(client, [...this.#toRead], (vms, asked) => {
        const found = new Set(vms.map((vm) => this.#take(vm)));
        for (const moid of asked) {
          this.#toRead.delete(moid);
          if (!found.has(moid)) this.#forget(moid);
        }
        this.#publishSoon();
      });
    }
    await this.#watch(client);
  }

  /** @returns the moid of what was read */
  #take(read: ReadVm): string {
    if (read.kind === 'vic') {
      this.#put(read.vm);
      this.store.putFigures(read.vm.moid, read.figures);
      return read.vm.moid;
    }
    // A configuration that cannot be read now says nothing about what the VM is.
    if (read.kind === 'unknown') {
      this.#unknown.add(read.moid);
      return read.moid;
    }
    this.#forget(read.moid);
    if (!this.#usesMarkers) this.#foreign.add(read.moid);
    return read.moid;
  }

  #put(vm: Parameters<VcenterStore['put']>[0]): void {
    this.#unknown.delete(vm.moid);
    this.store.put(internVm(this.#options.records, this.#options.vcenter.guid, vm));
  }

  #forget(moid: string): void {
    this.store.remove(moid);
    this.#unknown.delete(moid);
    this.#foreign.delete(moid);
    this.#watched.delete(moid);
  }

  /** Has the changes of their extraConfig delivered, if VIC's VMs are few. */
  async #watch(client: VimClient): Promise<void> {
    const view = this.#watchedView;
    if (!view || this.store.size > MAX_WATCHED) return;
    const added = [...this.store.moids()].filter((moid) => !this.#watched.has(moid));
    if (added.length === 0) return;
    await client.invoke('ModifyListView', view, { add: added.map(vmReference), remove: [] });
    for (const moid of added) this.#watched.add(moid);
  }

  #removeUnseen(seenVms: ReadonlySet<string>, seenNodes: ReadonlySet<string>): void {
    for (const moid of [...this.store.moids()]) if (!seenVms.has(moid)) this.#forget(moid);
    for (const moid of [...this.store.nodeMoids()]) if (!seenNodes.has(moid)) this.store.removeNode(moid);
  }

  #known(): Known {
    return {
      vm: (moid) => this.store.get(moid),
      node: (moid) => this.store.node(moid),
      isUnknown: (moid) => this.#unknown.has(moid),
      isForeign: (moid) => this.#foreign.has(moid),
      isWatched: (moid) => this.#watched.has(moid),
      usesMarkers: this.#usesMarkers,
    };
  }

  /** After a gap nothing that was read before can be trusted: all of VIC's VMs are read again. */
  #knownForResync(): Known {
    return { ...this.#known(), vm: () => undefined, node: () => undefined };
  }

  async #poll(): Promise<void> {
    const client = this.#running?.client;
    if (!client || this.#health.state !== 'live') return;
    const moids = this.#shownMoids();
    if (moids.length === 0) return;
    if (this.store.size > MAX_WATCHED && moids.length <= MAX_WATCHED) {
      for (const moid of moids) this.#toRead.add(moid);
      await this.#readPending(client);
      return;
    }
    await readFiguresOf(client, moids, (moid, figures, properties) => {
      this.store.putFigures(moid, figures);
      const vm = this.store.get(moid);
      if (vm) this.#put({ ...vm, vm: withStatus(vm.vm, properties) });
    });
    this.#publishSoon();
  }

  #shownMoids(): string[] {
    const now = this.#options.clock.now();
    const moids = new Set<string>();
    for (const [key, shown] of this.#shown) {
      if (shown.until < now && !shown.isKept()) this.#shown.delete(key);
      else for (const moid of shown.moids === 'all' ? this.store.moids() : shown.moids) moids.add(moid);
    }
    return [...moids].filter((moid) => this.store.get(moid));
  }

  #retryLater(): void {
    if (this.#isClosed || this.#cancelRetry || (this.#isLoaded && this.#toRead.size === 0)) return;
    this.#cancelRetry = this.#options.clock.after(RETRY_MS, () => {
      this.#cancelRetry = null;
      const client = this.#running?.client;
      if (client) {
        void this.#enqueue(async () => {
          await this.#readPending(client);
          this.#isLoaded = true;
          this.#setHealth('live', null);
        });
      }
    });
  }

  #publishSoon(): void {
    if (this.#cancelPublish || this.#isClosed) return;
    const { clock } = this.#options;
    const wait = Math.max(0, this.#publishedAt + PUBLISH_MS - clock.now());
    this.#cancelPublish = clock.after(wait, () => {
      this.#cancelPublish = null;
      this.#publishedAt = clock.now();
      const delta = this.store.takeDelta();
      if (!delta) return;
      this.revision = this.#options.revisions.next();
      this.#tell({ kind: 'delta', revision: this.revision, delta });
    });
  }

  #fail(error: unknown): void {
    const { state, reason } = failureOf(error, this.#isLoaded, this.#options.vcenter.name);
    this.#options.log.warn({ err: error, vcenter: this.#options.vcenter.name, state }, 'feed interrupted');
    this.#setHealth(state, reason);
  }

  #setHealth(state: VcenterState, reason: string | null): void {
    const { clock, log, vcenter } = this.#options;
    const wasLive = this.#health.state === 'live';
    const lastContactAt = state === 'live' || wasLive ? clock.now() : this.#health.lastContactAt;
    const isNew = this.#health.state !== state || this.#health.reason !== reason;
    this.#health = { state, reason, lastContactAt };
    this.#releaseWaiters();
    if (!isNew) return;
    log.info({ vcenter: vcenter.name, state }, 'feed state changed');
    this.#tell({ kind: 'health' });
  }

  #releaseWaiters(): void {
    for (const release of this.#loadWaiters.splice(0)) release();
  }

  #tell(message: FeedMessage): void {
    for (const listener of [...this.#listeners]) listener(message);
  }
}

/** State and sentence for a feed that cannot read. */
export function failureOf(error: unknown, wasLoaded: boolean, name: string): { state: VcenterState; reason: string } {
  if (error instanceof UntrustedCertificateError) {
    return { state: 'untrusted', reason: `${name} shows a certificate that is not the trusted one.` };
  }
  if (error instanceof SessionRejectedError || isFault(error, 'NotAuthenticated') || isFault(error, 'InvalidLogin')) {
    return wasLoaded
      ? { state: 'expired', reason: `Your session at ${name} has ended.` }
      : { state: 'not-permitted', reason: `You have no session at ${name}.` };
  }
  if (isFault(error, 'NoPermission')) {
    return { state: 'not-permitted', reason: `You lack the right to see the inventory of ${name}.` };
  }
  if (error instanceof WrongVcenterError || error instanceof ClientUnavailableError) {
    return { state: wasLoaded ? 'stale' : 'unavailable', reason: error.message };
  }
  return wasLoaded
    ? { state: 'stale', reason: `The connection to ${name} is lost; the last known data is shown.` }
    : { state: 'unavailable', reason: `${name} cannot be reached.` };
}
