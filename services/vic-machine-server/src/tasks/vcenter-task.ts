import { field, findExtension, reference, type ManagedObjectReference, type VimClient } from '@vic/vim25';
import type { ApiError } from '../api-error.ts';
import type { OperationLog } from '../log/operation-log.ts';
import type { TargetSession } from '../target/target-session.ts';

/** A task of ours in vCenter, so that others see in Recent Tasks what goes on. */
export interface VcenterTask {
  progress(percent: number): void;
  /** Tells the end and waits until vCenter knows it; never throws. */
  end(error: ApiError | null): Promise<void>;
}

const NONE: VcenterTask = { progress: () => undefined, end: () => Promise.resolve() };

/** The plug-in of the vSphere Client, which registers types of tasks with their texts. */
const EXTENSION = 'com.vmware.vic';
const TYPE_PREFIX = 'com.vmware.vic.machine.';

/**
 * Makes a task in vCenter. It may refuse: to users without the privilege, and for types of tasks that no extension has
 * registered. Then the work goes on without.
 * @param operation such as `createVch`: the plug-in's type that ends with `.CreateVch`, else `com.vmware.vic.machine.createVch`
 */
export async function openVcenterTask(
  session: TargetSession,
  { operation, entity, log }: { operation: string; entity: ManagedObjectReference; log: OperationLog },
): Promise<VcenterTask> {
  const { client } = session;
  const { taskManager } = client.content;
  if (!taskManager) return NONE;
  try {
    const taskTypeId = (await registeredType(client, operation)) ?? `${TYPE_PREFIX}${operation}`;
    const info = await client.invoke('CreateTask', taskManager, { obj: entity, taskTypeId, cancelable: false });
    const task = reference(field(info, 'task'));
    if (!task) return NONE;
    await client.invoke('SetTaskState', task, { state: 'running' });
    return follow(session, task, log);
  } catch (error) {
    log.debug(`vCenter shows no task for this: ${String(error)}`);
    return NONE;
  }
}

async function registeredType(client: VimClient, operation: string): Promise<string | null> {
  const extension = await findExtension(client, EXTENSION);
  const ending = `.${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  return extension?.taskList?.find(({ taskID }) => taskID.endsWith(ending))?.taskID ?? null;
}

function follow({ client }: TargetSession, task: ManagedObjectReference, log: OperationLog): VcenterTask {
  let last: Promise<unknown> = Promise.resolve();
  let wanted = 0;
  let isTelling = false;
  const quietly = (call: () => Promise<unknown>) => {
    last = last
      .then(call)
      .catch((error: unknown) => log.debug(`vCenter does not take the task's state: ${String(error)}`));
    return last;
  };
  return {
    progress(percent) {
      wanted = Math.round(percent);
      if (isTelling) return;
      isTelling = true;
      void quietly(() => {
        isTelling = false;
        return client.invoke('UpdateProgress', task, { percentDone: wanted });
      });
    },
    async end(error) {
      await quietly(() => client.invoke('SetTaskState', task, endState(error)));
    },
  };
}

function endState(error: ApiError | null) {
  if (error === null) return { state: 'success' };
  const { message } = error;
  return {
    state: 'error',
    fault: { fault: { typeName: 'SystemError' as const, reason: message }, localizedMessage: message },
  };
}
