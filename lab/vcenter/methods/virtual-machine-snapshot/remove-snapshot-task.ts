import type { Method } from '../../method.ts';
import { startSnapshotTask } from '../../vm-snapshot-tasks.ts';
import { removeSnapshot } from '../../vm-snapshots.ts';

export const method: Method = {
  name: 'RemoveSnapshot_Task',
  on: 'VirtualMachineSnapshot',
  parameters: 'removeChildren:boolean consolidate:boolean?',
  privilege: 'VirtualMachine.State.RemoveSnapshot',
  run: (call) =>
    startSnapshotTask(call, 'vm.Snapshot.remove', (vm, snapshot) => {
      removeSnapshot(call.world, vm, snapshot, call.args.boolean('removeChildren'));
    }),
};
