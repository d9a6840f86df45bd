/** Snapshots of an endpoint VM, by which a change is taken back. */
import {
  allSnapshots,
  isFault,
  isReference,
  readSnapshots,
  type ManagedObjectReference,
  type Snapshot,
  type VirtualMachineConfigSpec,
} from '@vic/vim25';
import { failureText } from '../create/failure-text.ts';
import { runTask, settle } from '../create/run-task.ts';
import type { Step } from '../create/steps.ts';
import type { VchChange } from './vch-change.ts';

/** Beginnings of the names of snapshots; a build number follows. */
export const SNAPSHOT_PREFIX = { reconfiguration: 'reconfigure for ', upgrade: 'upgrade for ' } as const;

/** The state before the change. */
export interface StateBefore {
  snapshot: ManagedObjectReference | null;
}

/** Takes the snapshot. Taken back, it is removed; the VM is not set back by that. */
export function snapshotStep(change: VchChange, name: string, before: StateBefore): Step {
  const { client } = change.context.session;
  const { vm, context } = change;
  const args = { name, description: '', memory: false, quiesce: false };
  let known: ReadonlySet<string> | null = null;
  const ours = async (): Promise<Snapshot[]> => {
    const all = allSnapshots(await readSnapshots(client, vm.ref));
    return all.filter((each) => each.name === name && known?.has(each.snapshot.value) === false);
  };
  return {
    title: `Taking the snapshot "${name}"`,
    percent: 16,
    async do() {
      known = new Set(allSnapshots(await readSnapshots(client, vm.ref)).map(({ snapshot }) => snapshot.value));
      const result = await runTask(client, 'CreateSnapshot_Task', vm.ref, args, { signal: context.signal });
      if (!isReference(result)) throw new Error('vCenter did not say which snapshot it took');
      before.snapshot = result;
    },
    async undo() {
      if (known === null) return;
      await settle(client, vm.ref);
      for (const { snapshot } of await ours()) await remove(change, snapshot);
    },
    leaves: () => `the snapshot "${name}" of the VM ${vm.name}`,
  };
}

/** Changes hardware and configuration of the VM, which must be off. Taken back, the VM is set back to the snapshot. */
export function reconfigureStep(
  change: VchChange,
  before: StateBefore,
  makeSpec: () => Promise<VirtualMachineConfigSpec>,
): Step {
  const { context, vm } = change;
  const { client } = context.session;
  let isBegun = false;
  return {
    title: `Writing the configuration of the VCH ${vm.name}`,
    percent: 40,
    async do() {
      const spec = await makeSpec();
      isBegun = true;
      await runTask(client, 'ReconfigVM_Task', vm.ref, { spec }, { signal: context.signal });
    },
    async undo() {
      if (!isBegun || before.snapshot === null) return;
      await settle(client, vm.ref);
      await revertTo(change, before.snapshot);
    },
    leaves: () => `a part of the new configuration of the VM ${vm.name}; set it back to its latest snapshot`,
  };
}

/** Sets the VM back; it is off then. */
export async function revertTo(
  { context }: VchChange,
  snapshot: ManagedObjectReference,
  signal?: AbortSignal,
): Promise<void> {
  const options = signal === undefined ? {} : { signal };
  await runTask(context.session.client, 'RevertToSnapshot_Task', snapshot, { suppressPowerOn: true }, options);
}

async function remove({ context }: VchChange, snapshot: ManagedObjectReference): Promise<void> {
  try {
    const args = { removeChildren: false, consolidate: true };
    await runTask(context.session.client, 'RemoveSnapshot_Task', snapshot, args);
  } catch (error) {
    if (!isFault(error, 'ManagedObjectNotFound')) throw error;
  }
}

/** Snapshots of one kind, the newest last. */
export async function snapshotsOfKind(change: VchChange, prefix: string): Promise<Snapshot[]> {
  const all = allSnapshots(await readSnapshots(change.context.session.client, change.vm.ref));
  return all.filter(({ name }) => name.startsWith(prefix)).toSorted((a, b) => a.id - b.id);
}

/** Removes the snapshots of earlier changes of the same kind. The change is done by now: what fails is only said. */
export async function removeOlderSnapshots(change: VchChange, prefix: string, before: StateBefore): Promise<void> {
  const { log } = change.context;
  try {
    for (const { snapshot, name } of await snapshotsOfKind(change, prefix)) {
      if (snapshot.value === before.snapshot?.value) continue;
      await remove(change, snapshot);
      log.info(`Removed the older snapshot "${name}"`);
    }
  } catch (error) {
    log.warning(`An older snapshot of ${change.vm.name} could not be removed: ${failureText(error)}`);
  }
}
