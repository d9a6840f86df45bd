import type { Method } from '../../method.ts';
import { removeAllSnapshots } from '../../vm-snapshots.ts';
import { startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'RemoveAllSnapshots_Task',
  on: 'VirtualMachine',
  parameters: 'consolidate:boolean? spec:SnapshotSelectionSpec?',
  privilege: 'VirtualMachine.State.RemoveSnapshot',
  run: (call) =>
    startVmTask(call, {
      descriptionId: 'VirtualMachine.removeAllSnapshots',
      work: (vm) => {
        removeAllSnapshots(call.world, vm);
        return undefined;
      },
    }),
};
