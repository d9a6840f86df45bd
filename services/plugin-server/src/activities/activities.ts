import type { Activity } from '@vic/contract/vch-creation';
import { every, type Clock } from '../clock.ts';
import { ProblemError } from '../errors.ts';
import { ownerKey, type ActivityOwner } from './activity-owner.ts';
import type { ActivityRecord } from './activity-record.ts';

/** How long an activity is kept after its end. */
export const KEPT_MS = 24 * 60 * 60_000;
/** Of one user; the oldest finished ones go first. */
export const MAX_PER_OWNER = 50;
/** Progress is told at most this often; an end at once. */
export const TELL_MS = 250;
const SWEEP_MS = 60_000;

export type ActivityListener = (owner: ActivityOwner, activity: Activity) => void;

interface Entry {
  readonly record: ActivityRecord;
  toldAt: number;
  cancelTelling: (() => void) | null;
}

/** The activities of all users, in memory, and who wants to hear of their changes. */
export class Activities {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<ActivityListener>();
  readonly #stopSweep: () => void;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#stopSweep = every(clock, SWEEP_MS, () => this.#forgetOld());
  }

  /**
   * Forgets the oldest one that does not go on, if the user has as many as are kept.
   * @throws ProblemError `too-many-requests` when all of them go on
   */
  makeRoom(owner: ActivityOwner): void {
    const own = this.list([owner]);
    if (own.length < MAX_PER_OWNER) return;
    const oldest = own.reverse().find(({ state }) => state !== 'running');
    if (!oldest) {
      throw new ProblemError('too-many-requests', { detail: `${MAX_PER_OWNER} creations of yours are under way.` });
    }
    this.#drop(oldest.id);
  }

  /** Keeps an activity, and tells listeners of it and of its changes. */
  add(record: ActivityRecord): void {
    const entry: Entry = { record, toldAt: 0, cancelTelling: null };
    this.#entries.set(record.id, entry);
    record.listen(() => this.#changed(entry));
    this.#changed(entry);
  }

  /** Those of any of these users, newest first. */
  list(owners: readonly ActivityOwner[]): ActivityRecord[] {
    const keys = new Set(owners.map(ownerKey));
    return [...this.#entries.values()]
      .map(({ record }) => record)
      .filter(({ owner }) => keys.has(ownerKey(owner)))
      .sort((left, right) => right.startedAt - left.startedAt);
  }

  /** @throws ProblemError `not-found`, also for another user's */
  find(owners: readonly ActivityOwner[], id: string): ActivityRecord {
    const found = this.#entries.get(id)?.record;
    const isOwn = found !== undefined && owners.some((owner) => ownerKey(owner) === ownerKey(found.owner));
    if (!isOwn) throw new ProblemError('not-found', { detail: 'There is no such activity of yours.' });
    return found;
  }

  /** @throws ProblemError `wrong-state` while it goes on */
  remove(record: ActivityRecord): void {
    if (record.state === 'running') {
      throw new ProblemError('wrong-state', { detail: `The creation of ${record.vchName} is not over.` });
    }
    this.#drop(record.id);
  }

  /** Tells of changes from now on, of each activity once every `TELL_MS` at most. The returned function ends that. */
  subscribe(listener: ActivityListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Forgets everything, what goes on included, and tells nobody any more. */
  close(): void {
    this.#stopSweep();
    for (const id of [...this.#entries.keys()]) this.#drop(id);
    this.#listeners.clear();
  }

  #changed(entry: Entry): void {
    const wait = entry.toldAt + TELL_MS - this.#clock.now();
    if (wait <= 0 || entry.record.isOver) {
      this.#tell(entry);
      return;
    }
    entry.cancelTelling ??= this.#clock.after(wait, () => this.#tell(entry));
  }

  #tell(entry: Entry): void {
    entry.cancelTelling?.();
    entry.cancelTelling = null;
    entry.toldAt = this.#clock.now();
    const { owner } = entry.record;
    const activity = entry.record.toActivity();
    for (const listener of [...this.#listeners]) listener(owner, activity);
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const { record } of [...this.#entries.values()]) {
      const since = record.endedAt ?? (record.state === 'unknown' ? record.startedAt : now);
      if (now - since >= KEPT_MS) this.#drop(record.id);
    }
  }

  #drop(id: string): void {
    this.#entries.get(id)?.cancelTelling?.();
    this.#entries.delete(id);
  }
}
