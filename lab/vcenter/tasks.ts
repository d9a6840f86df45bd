/** Tasks: queued, running with progress, then done; they take a moment as on a vCenter. */
import type { Clock } from './clock.ts';
import { Fault, systemError } from './soap/fault.ts';
import type { DataObject, RawXml, Value } from './soap/value.ts';
import { any, boolean, dateTime, enumeration, int, object, reference, subtype, text } from './soap/value.ts';
import { encodeName } from './soap/escape.ts';

export type TaskState = 'queued' | 'running' | 'success' | 'error';

export interface Task {
  readonly type: 'Task';
  readonly moid: string;
  readonly descriptionId: string;
  readonly name: string | null;
  readonly entity: { readonly type: string; readonly value: string };
  entityName: string;
  readonly user: string;
  readonly cancelable: boolean;
  readonly parentTaskKey: string | null;
  readonly activationId: string | null;
  state: TaskState;
  cancelled: boolean;
  progress: number | null;
  description: Value | null;
  error: DataObject | RawXml | null;
  result: Value | null;
  readonly queueTime: Date;
  startTime: Date | null;
  completeTime: Date | null;
  readonly eventChainId: number;
}

export interface TaskOptions {
  readonly descriptionId: string;
  readonly name?: string;
  readonly entity: { readonly type: string; readonly value: string };
  readonly entityName: string;
  readonly user: string;
  readonly cancelable?: boolean;
  readonly parentTaskKey?: string | undefined;
  readonly activationId?: string | undefined;
}

/** Finished tasks stay for ten minutes. */
const KEPT_MS = 600_000;
const MAX_RECENT = 50;

export class Tasks {
  readonly #clock: Clock;
  readonly #durationMs: number;
  readonly #onChange: (task: Task, paths: readonly string[]) => void;
  readonly #tasks = new Map<string, Task>();
  /** Asked when a task would do its work: a fault is its end instead, a number of milliseconds more time. */
  failureAtEnd: (task: Task) => Fault | number | undefined = () => undefined;
  #next = 1;

  constructor(clock: Clock, durationMs: number, onChange: (task: Task, paths: readonly string[]) => void) {
    this.#clock = clock;
    this.#durationMs = durationMs;
    this.#onChange = onChange;
  }

  get(moid: string): Task | undefined {
    return this.#tasks.get(moid);
  }

  recent(): Task[] {
    return [...this.#tasks.values()].slice(-MAX_RECENT);
  }

  recentOf(entity: string): Task[] {
    return this.recent().filter((task) => task.entity.value === entity);
  }

  /** The unfinished task that keeps others off this entity. */
  blocking(entity: string): Task | undefined {
    for (const task of this.#tasks.values()) {
      if (task.entity.value === entity && task.name !== null && isOpen(task)) return task;
    }
    return undefined;
  }

  create(options: TaskOptions): Task {
    const number = this.#next++;
    const task: Task = {
      type: 'Task',
      moid: `task-${number}`,
      descriptionId: options.descriptionId,
      name: options.name ?? null,
      entity: options.entity,
      entityName: options.entityName,
      user: options.user,
      cancelable: options.cancelable ?? false,
      parentTaskKey: options.parentTaskKey ?? null,
      activationId: options.activationId ?? null,
      state: 'queued',
      cancelled: false,
      progress: null,
      description: null,
      error: null,
      result: null,
      queueTime: this.#clock.now(),
      startTime: null,
      completeTime: null,
      eventChainId: number,
    };
    this.#tasks.set(task.moid, task);
    this.#onChange(task, ['info']);
    return task;
  }

  /** Makes a task and runs `work` at the end of its time; what `work` throws is the task's error. */
  run(options: TaskOptions, work: () => Value | undefined): Task {
    const task = this.create(options);
    const step = (share: number, action: () => void) => {
      this.#clock.after(this.#durationMs * share, () => {
        if (isOpen(task)) action();
      });
    };
    step(0.15, () => {
      this.setState(task, 'running');
    });
    step(0.55, () => {
      this.setProgress(task, 50);
    });
    step(1, () => {
      const failure = this.failureAtEnd(task);
      if (failure instanceof Fault) this.fail(task, failure);
      else if (failure === undefined) this.#finish(task, work);
      else
        this.#clock.after(failure, () => {
          if (isOpen(task)) this.#finish(task, work);
        });
    });
    return task;
  }

  setState(task: Task, state: TaskState): void {
    task.state = state;
    const now = this.#clock.now();
    if (state === 'running') task.startTime ??= now;
    if (!isOpen(task)) {
      task.completeTime = now;
      task.progress = null;
      this.#clock.after(KEPT_MS, () => this.#tasks.delete(task.moid));
    }
    this.#onChange(task, ['info.state', 'info.startTime', 'info.completeTime', 'info.error', 'info.result']);
  }

  setProgress(task: Task, percent: number): void {
    task.progress = percent;
    this.#onChange(task, ['info.progress']);
  }

  setDescription(task: Task, description: Value): void {
    task.description = description;
    this.#onChange(task, ['info.description']);
  }

  cancel(task: Task): void {
    task.cancelled = true;
    task.error = new Fault('RequestCanceled', 'The task was canceled by a user.').localized();
    this.setState(task, 'error');
  }

  /** Ends a task with an error. */
  fail(task: Task, error: unknown): void {
    task.error = (error instanceof Fault ? error : systemError(String(error))).localized();
    this.setState(task, 'error');
  }

  #finish(task: Task, work: () => Value | undefined): void {
    try {
      task.result = work() ?? null;
    } catch (error) {
      this.fail(task, error);
      return;
    }
    this.setState(task, 'success');
  }
}

export const isOpen = (task: Task): boolean => task.state === 'queued' || task.state === 'running';

export function taskInfoValue(task: Task): DataObject {
  return object('TaskInfo', {
    key: text(task.moid),
    task: reference('Task', task.moid),
    description: task.description ?? undefined,
    name: task.name === null ? undefined : text(task.name),
    descriptionId: text(task.descriptionId),
    entity: reference(task.entity.type, task.entity.value),
    entityName: text(encodeName(task.entityName)),
    state: enumeration('TaskInfoState', task.state),
    cancelled: boolean(task.cancelled),
    cancelable: boolean(task.cancelable),
    error: task.error ?? undefined,
    result: task.result === null ? undefined : any(task.result),
    progress: task.progress === null ? undefined : int(task.progress),
    reason: subtype('TaskReasonUser', { userName: text(task.user) }),
    queueTime: dateTime(task.queueTime),
    startTime: task.startTime === null ? undefined : dateTime(task.startTime),
    completeTime: task.completeTime === null ? undefined : dateTime(task.completeTime),
    eventChainId: int(task.eventChainId),
    parentTaskKey: task.parentTaskKey === null ? undefined : text(task.parentTaskKey),
    activationId: task.activationId === null ? undefined : text(task.activationId),
  });
}
