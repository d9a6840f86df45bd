/** Sets a VCH back to the state before its latest upgrade. */
import { isFault, type ManagedObjectReference } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import { markStep, unmarkStep } from '../configure/mark-steps.ts';
import { startStep, stopStep } from '../configure/power-steps.ts';
import { runChange } from '../configure/run-change.ts';
import {
  revertTo,
  SNAPSHOT_PREFIX,
  snapshotsOfKind,
  snapshotStep,
  type StateBefore,
} from '../configure/snapshot-steps.ts';
import type { VchChange } from '../configure/vch-change.ts';
import { failureText } from '../create/failure-text.ts';
import { runTask, settle } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';

const PURPOSE = 'failed to roll back VCH';

/**
 * Reverts to the newest snapshot of an upgrade, by way of another snapshot of the present state, to which the VCH is set
 * back in turn if the older version does not come up. Neither of them is left at the end.
 * @throws ApiError 409 if there is no upgrade to take back
 */
export async function rollBack(change: VchChange): Promise<void> {
  const { context, vm, config } = change;
  const target = (await snapshotsOfKind(change, SNAPSHOT_PREFIX.upgrade)).at(-1);
  if (target === undefined) {
    throw new ApiError(409, `The VCH ${vm.name} has no snapshot of the state before an upgrade.`);
  }
  const present: StateBefore = { snapshot: null };
  const name = `rollback of ${config.init.version?.buildNumber ?? ''}`;
  context.log.info(`Setting the VCH ${vm.name} (${vm.ref.value}) back to its snapshot "${target.name}"`);
  await runChange(context, PURPOSE, [
    markStep(change),
    snapshotStep(change, name, present),
    ...(change.isOn ? [stopStep(change)] : []),
    revertStep(change, target.snapshot, present),
    ...(change.isOn ? [startStep(change)] : []),
    unmarkStep(change),
  ]);
  for (const snapshot of [present.snapshot, target.snapshot]) await removeUsed(change, snapshot);
  context.progress(`The VCH ${vm.name} is of its former version again`, 100);
  context.log.info(`Completed the rollback of the VCH ${vm.name}`);
}

function revertStep(change: VchChange, target: ManagedObjectReference, present: StateBefore): Step {
  const { context, vm } = change;
  let isBegun = false;
  return {
    title: `Setting the VCH ${vm.name} back`,
    percent: 40,
    async do() {
      isBegun = true;
      await revertTo(change, target, context.signal);
    },
    async undo() {
      if (!isBegun || present.snapshot === null) return;
      await settle(context.session.client, vm.ref);
      await revertTo(change, present.snapshot);
    },
    leaves: () => `the former state of the VM ${vm.name}; set it back to its latest snapshot`,
  };
}

/** The VCH is as it was before the upgrade by now: what fails is only said. */
async function removeUsed({ context, vm }: VchChange, snapshot: ManagedObjectReference | null): Promise<void> {
  if (snapshot === null) return;
  try {
    const args = { removeChildren: false, consolidate: true };
    await runTask(context.session.client, 'RemoveSnapshot_Task', snapshot, args);
  } catch (error) {
    if (isFault(error, 'ManagedObjectNotFound')) return;
    context.log.warning(`A snapshot of ${vm.name} could not be removed: ${failureText(error)}`);
  }
}
