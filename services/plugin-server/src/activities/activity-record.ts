import { toUrn } from '@vic/contract';
import type { Activity, ActivityState } from '@vic/contract/vch-creation';
import type { SliceName, VchSpec } from '@vic/contract/vch-spec';
import { randomUUID } from 'node:crypto';
import { ActivityLog } from './activity-log.ts';
import type { ActivityOwner } from './activity-owner.ts';

/** Why an activity failed, and what of the specification is to blame. */
export interface ActivityFailure {
  readonly message: string;
  readonly slice: SliceName | null;
  /** JSON pointer in the specification; empty: the slice as a whole */
  readonly path: string;
}

export interface ActivityStart {
  readonly owner: ActivityOwner;
  /** without secrets */
  readonly spec: VchSpec;
  /** milliseconds since 1970 */
  readonly startedAt: number;
}

/** One piece of long work: what is known of it. Tells its listener of each change. */
export class ActivityRecord {
  readonly id = randomUUID();
  readonly owner: ActivityOwner;
  readonly spec: VchSpec;
  readonly log = new ActivityLog();
  readonly #startedAt: number;
  #listener: () => void = () => undefined;
  #state: ActivityState = 'running';
  #step = '';
  #percent: number | null = null;
  #endedAt: number | null = null;
  #vchMoid: string | null = null;
  #failure: ActivityFailure | null = null;

  constructor({ owner, spec, startedAt }: ActivityStart) {
    this.owner = owner;
    this.spec = spec;
    this.#startedAt = startedAt;
  }

  get state(): ActivityState {
    return this.#state;
  }

  /** Whether it is known how it ended; `unknown` is no end. */
  get isOver(): boolean {
    return this.#endedAt !== null;
  }

  /** milliseconds since 1970 */
  get startedAt(): number {
    return this.#startedAt;
  }

  /** milliseconds since 1970; null: not yet */
  get endedAt(): number | null {
    return this.#endedAt;
  }

  get failure(): ActivityFailure | null {
    return this.#failure;
  }

  /** of the endpoint VM; null: none was heard of */
  get vchMoid(): string | null {
    return this.#vchMoid;
  }

  get vchName(): string {
    return this.spec.general.name;
  }

  /** Calls `listener` after each change, in place of the one before. */
  listen(listener: () => void): void {
    this.#listener = listener;
  }

  /** @param percent null: nobody tells */
  progress(step: string, percent: number | null): void {
    if (this.isOver) return;
    this.#state = 'running';
    this.#step = step;
    this.#percent = percent;
    this.#listener();
  }

  /** It goes on as far as is known, but nothing can be heard of it. */
  wait(sentence: string): void {
    if (this.isOver || this.#step === sentence) return;
    this.#step = sentence;
    this.#listener();
  }

  /** What was lost is asked for again. */
  resume(): void {
    if (this.#state === 'unknown') this.#state = 'running';
  }

  /** @param lines without secrets */
  addLines(lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.log.add(lines);
    this.#listener();
  }

  /** @param moid of the endpoint VM */
  vchMade(moid: string): void {
    if (moid === this.#vchMoid) return;
    this.#vchMoid = moid;
    this.#listener();
  }

  /** @param now milliseconds since 1970 */
  succeed(now: number): void {
    if (this.isOver) return;
    this.#percent = 100;
    this.#end('succeeded', now);
  }

  /** @param now milliseconds since 1970 */
  fail(failure: ActivityFailure, now: number): void {
    if (this.isOver) return;
    this.#failure = failure;
    this.#end('failed', now);
  }

  /** What goes on there is not known any more; it may become known again. */
  lose(sentence: string): void {
    if (this.isOver) return;
    this.#state = 'unknown';
    this.#step = sentence;
    this.#listener();
  }

  /** As its user sees it. */
  toActivity(): Activity {
    const { vcGuid } = this.owner;
    const moid = this.#vchMoid;
    return {
      id: this.id,
      kind: 'create-vch',
      vcGuid,
      vchName: this.vchName,
      state: this.#state,
      step: this.#step,
      percent: this.#percent,
      startedAt: new Date(this.#startedAt).toISOString(),
      endedAt: this.#endedAt === null ? null : new Date(this.#endedAt).toISOString(),
      vchId: moid === null ? null : toUrn({ type: 'VirtualMachine', moid, vcGuid }),
      logLines: this.log.length,
      failure: this.#failure,
    };
  }

  #end(state: 'succeeded' | 'failed', now: number): void {
    this.#state = state;
    this.#endedAt = now;
    this.#listener();
  }
}
