/** A property collector of a session: filters, versions and the one outstanding wait. */
import { randomUUID } from 'node:crypto';
import type { Fault } from '../soap/fault.ts';
import { invalidCollectorVersion, invalidProperty, notAuthenticated, requestCanceled } from '../soap/fault.ts';
import type { World } from '../world.ts';
import type { PendingChange, PropertyFilter } from './property-filter.ts';
import type { Retrieval } from './retrieval.ts';

interface Delivery {
  /** The version that the client sent to get it. */
  readonly from: number;
  readonly changes: ReadonlyMap<PropertyFilter, ReadonlyMap<string, PendingChange>>;
  /** That version was one of a truncated set: it can be sent only once. */
  readonly isFromPiece: boolean;
}

export interface WaitOptions {
  /** null: as long as it takes. */
  readonly maxWaitMs: number | null;
  readonly maxObjectUpdates: number;
}

const NEVER = -1;

export class PropertyCollector {
  readonly type = 'PropertyCollector';
  readonly moid: string;
  readonly #world: World;
  readonly #filters = new Set<PropertyFilter>();
  readonly #retrievals = new Map<string, Retrieval>();
  #version = NEVER;
  #isPiece = false;
  #lastDelivery: Delivery | null = null;
  #wake: (() => void) | null = null;
  #stopWait: ((fault: Fault) => void) | null = null;

  constructor(moid: string, world: World) {
    this.moid = moid;
    this.#world = world;
  }

  get filters(): PropertyFilter[] {
    return [...this.#filters];
  }

  add(filter: PropertyFilter): void {
    this.#filters.add(filter);
    this.news();
  }

  remove(filter: PropertyFilter): void {
    filter.destroy();
    this.#filters.delete(filter);
  }

  /** To be called by filters: something is pending. Many changes in one go make one answer. */
  news(): void {
    const wake = this.#wake;
    if (wake === null) return;
    this.#wake = null;
    setImmediate(wake);
  }

  /** Keeps the rest of a retrieval; the token names it. */
  keep(retrieval: Retrieval): string {
    const token = randomUUID();
    this.#retrievals.set(token, retrieval);
    return token;
  }

  /** A kept retrieval, once. Throws `InvalidProperty` for a token that is not known, as a vCenter does. */
  take(token: string): Retrieval {
    const retrieval = this.#retrievals.get(token);
    if (retrieval === undefined) throw invalidProperty('token');
    this.#retrievals.delete(token);
    return retrieval;
  }

  /**
   * The `UpdateSet` after a version as XML, or null if there is none in time. A second wait ends the first with `RequestCanceled`.
   * @param signal aborted when the client has gone
   */
  async wait(
    version: string,
    { maxWaitMs, maxObjectUpdates }: WaitOptions,
    signal: AbortSignal,
  ): Promise<string | null> {
    this.cancel();
    this.#accept(version);
    const deadline = maxWaitMs === null ? null : this.#world.now().getTime() + maxWaitMs;
    for (;;) {
      const set = this.#collect(maxObjectUpdates);
      if (set !== null) return set;
      const left = deadline === null ? null : deadline - this.#world.now().getTime();
      if ((left !== null && left <= 0) || signal.aborted) return null;
      if (!(await this.#news(left, signal))) return null;
    }
  }

  /** Ends the outstanding wait, if any. */
  cancel(fault: Fault = requestCanceled()): void {
    this.#stopWait?.(fault);
  }

  destroy(): void {
    this.cancel(notAuthenticated({ type: this.type, value: this.moid }, 'System.View'));
    for (const filter of this.#filters) filter.destroy();
    this.#filters.clear();
    this.#retrievals.clear();
  }

  #accept(version: string): void {
    if (version === '') {
      this.#lastDelivery = null;
      this.#isPiece = false;
      for (const filter of this.#filters) filter.reset();
      return;
    }
    const number = /^\d{1,15}$/.test(version) ? Number(version) : NaN;
    if (number === this.#version) {
      this.#lastDelivery = null;
      return;
    }
    const last = this.#lastDelivery;
    if (last?.from !== number || last.isFromPiece) throw invalidCollectorVersion();
    for (const [filter, changes] of last.changes) if (this.#filters.has(filter)) filter.giveBack(changes);
    this.#lastDelivery = null;
  }

  #collect(maxObjectUpdates: number): string | null {
    const changes = new Map<PropertyFilter, ReadonlyMap<string, PendingChange>>();
    let room = maxObjectUpdates;
    let xml = '';
    for (const filter of this.#filters) {
      if (room <= 0) break;
      const taken = filter.take(room);
      if (taken.size === 0) continue;
      room -= taken.size;
      changes.set(filter, taken);
      xml += filter.updateXml(taken);
    }
    if (xml === '') return null;
    const isTruncated = [...this.#filters].some((filter) => filter.hasNews);
    const from = this.#version;
    this.#version = Math.max(from, 0) + 1;
    this.#lastDelivery = { from, changes, isFromPiece: this.#isPiece };
    this.#isPiece = isTruncated;
    return `<version>${this.#version}</version>${xml}${isTruncated ? '<truncated>true</truncated>' : ''}`;
  }

  /** Waits for news; false if time is up or the client gone. */
  async #news(waitMs: number | null, signal: AbortSignal): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const stopTimer = waitMs === null ? () => undefined : this.#world.clock.after(waitMs, () => resolve(false));
    const leave = () => {
      resolve(false);
    };
    signal.addEventListener('abort', leave, { once: true });
    this.#wake = () => {
      resolve(true);
    };
    this.#stopWait = reject;
    try {
      return await promise;
    } finally {
      stopTimer();
      signal.removeEventListener('abort', leave);
      this.#wake = null;
      this.#stopWait = null;
    }
  }
}
