import type { VimClient } from './client.ts';
import { isFault, VimFault } from './errors.ts';
import { boolean, field, number, object, reference, text, time } from './fields.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';

export type TaskState = 'queued' | 'running' | 'success' | 'error';

/** Where a task stands. */
export interface TaskInfo {
  readonly state: TaskState;
  /** Percent done, as far as the task says. */
  readonly progress: number | undefined;
  readonly isCancelable: boolean;
  readonly entity: ManagedObjectReference | undefined;
  readonly startedAt: Date | undefined;
  readonly completedAt: Date | undefined;
  /** Set in the state `error`. */
  readonly error: VimFault | undefined;
  readonly result: VimValue | undefined;
}

/** The task was not over after the time for which it is waited. It goes on at vCenter. */
export class TaskTimeoutError extends Error {
  override readonly name = 'TaskTimeoutError';
  readonly task: ManagedObjectReference;

  constructor(task: ManagedObjectReference) {
    super('The task is still going on in vCenter; see its state there.');
    this.task = task;
  }
}

/** vCenter no longer knows the task: it ended some time ago, and how is unknown. Read the entity again. */
export class TaskGoneError extends Error {
  override readonly name = 'TaskGoneError';
  readonly task: ManagedObjectReference;

  constructor(task: ManagedObjectReference) {
    super('vCenter no longer knows the task; whether it succeeded shows in the object itself.');
    this.task = task;
  }
}

export interface WaitForTaskOptions {
  onProgress?(percent: number): void;
  readonly signal?: AbortSignal;
  /** How long to wait, in milliseconds; default 10 minutes. The task itself is never canceled for it. */
  readonly giveUpMs?: number;
  readonly operationId?: string;
}

const GIVE_UP_MS = 10 * 60_000;
const FIRST_PAUSES_MS = [100, 200, 400] as const;
const PAUSE_MS = 1_000;

/** A `LocalizedMethodFault`, as in a task's `info.error`. */
export function decodeLocalizedFault(value: VimValue): VimFault {
  const fault = object(field(value, 'fault')) ?? {};
  const message = text(field(value, 'localizedMessage'));
  return new VimFault(fault.typeName ?? 'SystemError', fault, message === undefined ? {} : { message });
}

function taskState(value: VimValue | undefined): TaskState {
  const state = text(value);
  return state === 'success' || state === 'error' || state === 'running' ? state : 'queued';
}

/** Reads a `TaskInfo`. */
export function decodeTaskInfo(value: VimValue): TaskInfo {
  const state = taskState(field(value, 'state'));
  const error = field(value, 'error');
  const faulted = error === undefined ? new VimFault('SystemError') : decodeLocalizedFault(error);
  return {
    state,
    progress: number(field(value, 'progress')),
    isCancelable: boolean(field(value, 'cancelable')) ?? false,
    entity: reference(field(value, 'entity')),
    startedAt: time(field(value, 'startTime')),
    completedAt: time(field(value, 'completeTime')),
    error: state === 'error' ? faulted : undefined,
    result: field(value, 'result'),
  };
}

/** Where a task stands now. @throws TaskGoneError */
export async function readTask(
  client: VimClient,
  task: ManagedObjectReference,
  options: { signal?: AbortSignal; operationId?: string } = {},
): Promise<TaskInfo> {
  try {
    const { objects } = await client.invoke(
      'RetrievePropertiesEx',
      client.content.propertyCollector,
      {
        specSet: [{ propSet: [{ type: 'Task', all: false, pathSet: ['info'] }], objectSet: [{ obj: task }] }],
        options: {},
      },
      options,
    );
    const info = objects[0]?.props.get('info');
    if (info === undefined) throw new TaskGoneError(task);
    return decodeTaskInfo(info);
  } catch (error) {
    throw isFault(error, 'ManagedObjectNotFound') ? new TaskGoneError(task) : error;
  }
}

/**
 * Waits for a task's end and answers its result.
 * @throws VimFault of the task or of the reading, TaskGoneError, TaskTimeoutError, TransportError after several
 * readings failed one after the other; or the signal's reason. None of these ends the task itself.
 */
export async function waitForTask(
  client: VimClient,
  task: ManagedObjectReference,
  options: WaitForTaskOptions = {},
): Promise<VimValue | undefined> {
  const deadline = client.clock.now() + (options.giveUpMs ?? GIVE_UP_MS);
  const { signal, operationId } = options;
  const call = { ...(signal === undefined ? {} : { signal }), ...(operationId === undefined ? {} : { operationId }) };
  let told: number | undefined;
  for (let round = 0; ; round += 1) {
    const info = await readTask(client, task, call);
    if (info.state === 'success') return info.result;
    if (info.error !== undefined) throw info.error;
    if (info.progress !== undefined && info.progress !== told) {
      told = info.progress;
      options.onProgress?.(told);
    }
    const pause = FIRST_PAUSES_MS[round] ?? PAUSE_MS;
    if (client.clock.now() + pause > deadline) throw new TaskTimeoutError(task);
    await client.clock.sleep(pause, signal);
  }
}

/** Asks vCenter to cancel a task. @throws VimFault `NotSupported` if the task cannot be canceled, `InvalidState` if it is over */
export async function cancelTask(client: VimClient, task: ManagedObjectReference): Promise<void> {
  const info = await readTask(client, task);
  if (info.state === 'success' || info.state === 'error') {
    throw new VimFault('InvalidState', {}, { message: 'The task is already over.' });
  }
  if (!info.isCancelable) throw new VimFault('NotSupported', {}, { message: 'This task cannot be canceled.' });
  await client.invoke('CancelTask', task, {});
}
