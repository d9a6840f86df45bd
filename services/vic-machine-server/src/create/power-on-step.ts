import {
  field,
  objects,
  reference,
  text,
  waitForTask,
  decodeLocalizedFault,
  type ManagedObjectReference,
  type VimClient,
  type VimValue,
} from '@vic/vim25';
import { made, type Creation } from './creation.ts';
import { failureText } from './failure-text.ts';
import { readObject, runTask } from './run-task.ts';
import type { Step } from './steps.ts';

/** Powers the endpoint VM on; vCenter chooses the host. It is off again when the VM is taken back. */
export function powerOnStep(creation: Creation): Step {
  const { context, datacenter } = creation;
  return {
    title: 'Powering on the endpoint VM',
    percent: 92,
    path: '/compute/resource',
    async do() {
      const { ref } = made(creation, 'vm');
      try {
        await powerOnPlaced(context.session.client, datacenter.ref, ref, context.signal);
      } catch (error) {
        context.signal.throwIfAborted();
        throw new Error(`The endpoint VM cannot be powered on: ${failureText(error)}`, { cause: error });
      }
    },
  };
}

/** Powers a VM on by way of its datacenter, so that DRS, where it is on, places it. @throws VimFault why it stays off */
export async function powerOnPlaced(
  client: VimClient,
  datacenter: ManagedObjectReference,
  vm: ManagedObjectReference,
  signal: AbortSignal,
): Promise<void> {
  const result = await runTask(client, 'PowerOnMultiVM_Task', datacenter, { vm: [vm] }, { signal });
  for (const attempt of objects(field(result, 'attempted'))) {
    const task = reference(attempt['task']);
    if (task !== undefined) await waitForTask(client, task, { signal });
  }
  const found = await readObject(client, vm, ['runtime.powerState'], signal);
  if (text(found?.props.get('runtime.powerState')) !== 'poweredOn') throw refusalOf(result);
}

function refusalOf(result: VimValue | undefined): Error {
  const [refused] = objects(field(result, 'notAttempted'));
  const fault = refused?.['fault'];
  return fault === undefined ? new Error('vCenter left it powered off without a reason') : decodeLocalizedFault(fault);
}
