/** Calls that vCenter works on for a while. */
import {
  field,
  isFault,
  references,
  retrieveObjects,
  text,
  waitForTask,
  type ManagedObjectReference,
  type MethodArgs,
  type MethodName,
  type ObjectContent,
  type VimClient,
  type VimValue,
} from '@vic/vim25';

/** Methods that answer the reference of a task. */
export type TaskMethod = Extract<MethodName, `${string}_Task`>;

export interface RunTaskOptions {
  /** Ends the waiting, not the task: `settle` waits for what was left behind. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (percent: number) => void;
  /** told which task was begun */
  readonly onTask?: (task: ManagedObjectReference) => void;
}

/**
 * Calls a method and waits for its task. The call itself is not given up, so that it is known whether the task was begun.
 * @throws VimFault of the call or of the task, TransportError, the signal's reason
 */
export async function runTask<M extends TaskMethod>(
  client: VimClient,
  method: M,
  self: ManagedObjectReference,
  args: MethodArgs<M>,
  options: RunTaskOptions = {},
): Promise<VimValue | undefined> {
  const { signal, onProgress } = options;
  const task: ManagedObjectReference = await client.invoke(method, self, args);
  options.onTask?.(task);
  signal?.throwIfAborted();
  return waitForTask(client, task, {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

/** Properties of one object; null if it is gone. What could not be read is absent. */
export async function readObject(
  client: VimClient,
  ref: ManagedObjectReference,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<ObjectContent | null> {
  try {
    const [found] = await retrieveObjects(client, [ref], [...paths], signal === undefined ? {} : { signal });
    return found ?? null;
  } catch (error) {
    if (isFault(error, 'ManagedObjectNotFound')) return null;
    throw error;
  }
}

/** A call whose answer was lost may still be carried out: what it made is looked for a second time after a while. */
const LATE_MS = 5_000;

/** Looks for what a lost call may have made. */
export async function findLate<T>(client: VimClient, find: () => Promise<T | null>): Promise<T | null> {
  const found = await find();
  if (found !== null) return found;
  await client.clock.sleep(LATE_MS);
  return find();
}

/** Tasks that stand for whole operations, ours among them: they end only after what waits here. */
const OPERATION_TASK = 'com.';
/** The longest wait for the work of others on an object. */
const SETTLE_MS = 2 * 60_000;

/**
 * Waits until no task of vCenter works on an object any more, whatever became of them; a task whose answer was lost is found
 * here. Tasks that extensions show, as we do for whole operations, are not waited for.
 */
export async function settle(client: VimClient, ref: ManagedObjectReference, signal?: AbortSignal): Promise<void> {
  const object = await readObject(client, ref, ['recentTask'], signal);
  for (const task of references(object?.props.get('recentTask'))) {
    const info = await readObject(client, task, ['info'], signal);
    const isOperation = (text(field(info?.props.get('info'), 'descriptionId')) ?? '').startsWith(OPERATION_TASK);
    if (info === null || isOperation) continue;
    try {
      await waitForTask(client, task, { giveUpMs: SETTLE_MS, ...(signal === undefined ? {} : { signal }) });
    } catch {
      // How it ended is for whoever began it; here it counts that it did.
      signal?.throwIfAborted();
    }
  }
}
