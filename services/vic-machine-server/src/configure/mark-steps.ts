/** The mark by which everybody sees that a VCH is being changed. */
import { UPDATE_IN_PROGRESS_KEY } from '@vic/extraconfig';
import { VimFault } from '@vic/vim25';
import { runTask, settle } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';
import { findVch } from '../vch/find-vch.ts';
import { refuseUpdating, type VchChange } from './vch-change.ts';

/** Marks the VCH as being changed; taken back, it is marked as not. The last mark counts: somebody else's is respected. */
export function markStep(change: VchChange): Step {
  const { context, vm } = change;
  let mayBeOurs = false;
  return {
    title: `Marking the VCH ${vm.name} as being changed`,
    percent: 8,
    async do() {
      // Reading the specification and its checks took a while.
      refuseUpdating(await findVch(context.session, vm.ref.value, { signal: context.signal }));
      mayBeOurs = true;
      try {
        await setMark(change, true, context.signal);
      } catch (error) {
        // What vCenter refused is not done; a session that ended may have ended after it.
        if (error instanceof VimFault && !error.is('NotAuthenticated')) mayBeOurs = false;
        throw error;
      }
    },
    async undo() {
      if (!mayBeOurs) return;
      await settle(context.session.client, vm.ref);
      await setMark(change, false);
    },
    leaves: () => `the mark ${UPDATE_IN_PROGRESS_KEY} of the VM ${vm.name}`,
  };
}

/** Ends the change. */
export function unmarkStep(change: VchChange): Step {
  return {
    title: `The VCH ${change.vm.name} is changed`,
    percent: 97,
    do: () => setMark(change, false, change.context.signal),
  };
}

/** Sets the mark of the endpoint VM. */
async function setMark(
  { context, vm }: Pick<VchChange, 'context' | 'vm'>,
  isChanging: boolean,
  signal?: AbortSignal,
): Promise<void> {
  const spec = { extraConfig: [{ key: UPDATE_IN_PROGRESS_KEY, value: String(isChanging) }] };
  const options = signal === undefined ? {} : { signal };
  await runTask(context.session.client, 'ReconfigVM_Task', vm.ref, { spec }, options);
}
