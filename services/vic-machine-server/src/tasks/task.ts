import type { Schemas } from '@vic/vic-machine-api';
import type { ApiError } from '../api-error.ts';
import type { Clock } from '../clock.ts';
import type { Owner } from './owner.ts';

/** Lines that a task shows; all of them are in the service's log. */
const MAX_LINES = 5000;

/** Work that goes on after its answer: what it does, how far it is, what it says, how it ended. */
export class Task {
  readonly id: string;
  readonly owner: Owner;
  readonly operation: string;
  readonly #clock: Clock;
  readonly #started: number;
  readonly #lines: string[] = [];
  readonly #waiting = new Set<() => void>();
  #state: Schemas['Task_State'] = 'running';
  #step = '';
  #percent = 0;
  #finished: number | null = null;
  /** the VCH that is changed */
  readonly #vchId: string | null;
  /** the VCH that is made, once there is one */
  #madeId: string | null = null;
  #error: Schemas['Task_Error'] | null = null;
  #revision = 0;

  constructor(options: {
    readonly id: string;
    readonly owner: Owner;
    readonly operation: string;
    readonly vchId: string | null;
    readonly clock: Clock;
  }) {
    this.id = options.id;
    this.owner = options.owner;
    this.operation = options.operation;
    this.#vchId = options.vchId;
    this.#clock = options.clock;
    this.#started = options.clock.now();
  }

  get isOver(): boolean {
    return this.#finished !== null;
  }

  /** Another number after each change. */
  get revision(): number {
    return this.#revision;
  }

  /** @param percent 0 to 100; never goes back */
  progress(step: string, percent: number): void {
    this.#step = step;
    this.#percent = Math.max(this.#percent, Math.min(100, Math.max(0, Math.round(percent) || 0)));
    this.#tell();
  }

  /** The endpoint VM of a new VCH is there. */
  vchMade(vchId: string): void {
    this.#madeId = vchId;
    this.#tell();
  }

  addLine(line: string): void {
    if (this.#lines.length >= MAX_LINES) return;
    this.#lines.push(line);
    this.#tell();
  }

  /** @param vchId moid of the endpoint VM that was made; null: none was */
  succeed(vchId: string | null): void {
    this.#madeId = vchId;
    this.#percent = 100;
    this.#end('succeeded');
  }

  fail({ status, message, isUndone, path }: ApiError): void {
    this.#error = { status, message, ...(path === null ? {} : { path }) };
    if (isUndone) this.#madeId = null;
    this.#end(isUndone ? 'undone' : 'failed');
  }

  /** Lines from the `from`th on. */
  linesFrom(from: number): readonly string[] {
    return this.#lines.slice(from);
  }

  /** The task without its lines. */
  summary(): Schemas['Task'] {
    const vchId = this.#madeId ?? this.#vchId;
    return {
      id: this.id,
      operation: this.operation,
      state: this.#state,
      step: this.#step,
      percent: this.#percent,
      started: new Date(this.#started).toISOString(),
      ...(this.#finished === null ? {} : { finished: new Date(this.#finished).toISOString() }),
      ...(vchId === null ? {} : { vch_id: vchId }),
      log: [],
      ...(this.#error === null ? {} : { error: this.#error }),
    };
  }

  /** Calls `action` once, at the next change. The returned function cancels. */
  onChange(action: () => void): () => void {
    this.#waiting.add(action);
    return () => void this.#waiting.delete(action);
  }

  #end(state: 'succeeded' | 'failed' | 'undone'): void {
    this.#state = state;
    this.#finished = this.#clock.now();
    this.#tell();
  }

  #tell(): void {
    this.#revision += 1;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const action of waiting) action();
  }
}
