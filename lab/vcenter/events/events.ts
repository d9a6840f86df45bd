/** The vCenter's event log. */
import type { Clock } from '../clock.ts';

export interface EventRecord {
  readonly key: number;
  /** Type name, as `VmPoweredOnEvent`. */
  readonly type: string;
  readonly createdAt: Date;
  readonly user: string;
  readonly message: string;
  /** Names and references as they were then; the object may be gone since. */
  readonly about: readonly EventSubject[];
  readonly fields: Readonly<Record<string, string>>;
}

export interface EventSubject {
  readonly role: 'datacenter' | 'computeResource' | 'host' | 'vm' | 'ds' | 'net' | 'dvs';
  readonly type: string;
  readonly moid: string;
  readonly name: string;
}

export type NewEvent = Omit<EventRecord, 'key' | 'createdAt'>;

/** Older events are dropped, as a vCenter's retention does. */
const MAX_EVENTS = 5000;

export class Events {
  readonly #clock: Clock;
  readonly #onEvent: (event: EventRecord) => void;
  #log: EventRecord[] = [];
  #next = 1;

  constructor(clock: Clock, onEvent: (event: EventRecord) => void) {
    this.#clock = clock;
    this.#onEvent = onEvent;
  }

  post(event: NewEvent): EventRecord {
    const record: EventRecord = { ...event, key: this.#next++, createdAt: this.#clock.now() };
    this.#log.push(record);
    if (this.#log.length > MAX_EVENTS * 1.2) this.#log = this.#log.slice(-MAX_EVENTS);
    this.#onEvent(record);
    return record;
  }

  /** Oldest first. */
  all(): readonly EventRecord[] {
    return this.#log;
  }

  latest(): EventRecord | undefined {
    return this.#log.at(-1);
  }
}
