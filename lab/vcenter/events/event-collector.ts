/** `EventHistoryCollector`: a window on the events that match a filter. */
import type { World } from '../world.ts';
import type { EventFilter } from './event-filter.ts';
import type { EventRecord } from './events.ts';

const DEFAULT_PAGE = 10;
export const MAX_PAGE = 1000;

export class EventCollector {
  readonly type = 'EventHistoryCollector';
  readonly moid: string;
  readonly filter: EventFilter;
  #pageSize = DEFAULT_PAGE;
  /** Key of the newest event that was read; -1: at the old end, null: at the new end (where it starts). */
  #position: number | null = null;

  constructor(moid: string, filter: EventFilter) {
    this.moid = moid;
    this.filter = filter;
  }

  setPageSize(count: number): void {
    this.#pageSize = count;
  }

  /** The newest events, newest first. */
  latestPage(world: World): EventRecord[] {
    return this.#matching(world).slice(-this.#pageSize).reverse();
  }

  /** Up to `count` events newer than the position, oldest first. */
  readNext(world: World, count: number): EventRecord[] {
    const events = this.#matching(world);
    const from = this.#position;
    const page = (from === null ? [] : events.filter((event) => event.key > from)).slice(0, count);
    const last = page.at(-1);
    if (last) this.#position = last.key;
    return page;
  }

  /** Up to `count` events older than the position, newest first. */
  readPrevious(world: World, count: number): EventRecord[] {
    const events = this.#matching(world);
    const before = this.#position ?? Infinity;
    const page = events
      .filter((event) => event.key < before)
      .slice(-count)
      .reverse();
    const last = page.at(-1);
    if (last) this.#position = last.key;
    return page;
  }

  /** To the old end. */
  rewind(): void {
    this.#position = -1;
  }

  /** To the new end. */
  reset(): void {
    this.#position = null;
  }

  #matching(world: World): EventRecord[] {
    return world.events.all().filter((event) => this.filter(event));
  }
}
