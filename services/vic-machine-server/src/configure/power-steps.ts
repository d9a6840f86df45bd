/** Stopping and starting an endpoint VM for a change. */
import { shutdownGuest, text, VimFault } from '@vic/vim25';
import { failureText } from '../create/failure-text.ts';
import { powerOnPlaced } from '../create/power-on-step.ts';
import { readObject, settle } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';
import { ensureOff } from '../delete/remove-vm.ts';
import type { VchChange } from './vch-change.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const SHUTDOWN_MS = 60_000;
const LOOK_MS = 500;

async function isOn({ context, vm }: VchChange, signal?: AbortSignal): Promise<boolean> {
  const found = await readObject(context.session.client, vm.ref, ['runtime.powerState'], signal);
  return text(found?.props.get('runtime.powerState')) === 'poweredOn';
}

/** Stops the endpoint VM, by its guest if it can. Taken back, it is on again; it is not waited for. */
export function stopStep(change: VchChange): Step {
  const { context, vm, datacenter } = change;
  const { client } = context.session;
  return {
    title: `Stopping the VCH ${vm.name}`,
    percent: 24,
    async do() {
      await shutDown(change);
      await ensureOff(client, vm.ref, context.signal);
    },
    async undo() {
      await settle(client, vm.ref);
      if (!(await isOn(change))) await powerOnPlaced(client, datacenter.ref, vm.ref, new AbortController().signal);
    },
    leaves: () => `the VCH ${vm.name} is powered off`,
  };
}

async function shutDown(change: VchChange): Promise<void> {
  const { context, vm } = change;
  const { client } = context.session;
  try {
    await shutdownGuest(client, vm.ref);
  } catch (error) {
    // Without tools, or in the midst of something else: it is powered off then.
    if (error instanceof VimFault && !error.is('NotAuthenticated')) return;
    throw error;
  }
  const deadline = client.clock.now() + SHUTDOWN_MS;
  while (client.clock.now() < deadline && (await isOn(change, context.signal))) {
    await client.clock.sleep(LOOK_MS, context.signal);
  }
}

/** Starts the endpoint VM and waits until the VCH answers. It is off again when the VM is set back to its snapshot. */
export function startStep(change: VchChange): Step {
  const { context, vm, datacenter } = change;
  const { client } = context.session;
  return {
    title: `Starting the VCH ${vm.name}, and waiting until it answers`,
    percent: 60,
    async do() {
      try {
        await powerOnPlaced(client, datacenter.ref, vm.ref, context.signal);
      } catch (error) {
        context.signal.throwIfAborted();
        throw new Error(`The endpoint VM cannot be powered on: ${failureText(error)}`, { cause: error });
      }
      await waitUntilReady(change);
    },
    // The task that places the VM is the datacenter's, and may still begin the VM's own.
    undo: () => settle(client, datacenter.ref),
  };
}
