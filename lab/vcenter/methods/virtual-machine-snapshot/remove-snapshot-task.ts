import type { Method } from '../../method.ts';
import { startSnapshotTask } from '../../vm-snapshot-tasks.ts';
import { removeSnapshot } from '../../vm-snapshots.ts';

export const method: Method = {
  name: 'RemoveSnapshot_Task',
  on: 'VirtualMachineSnapshot',
  parameters: 'removeChildren:boolean consolidate:boolean?',
  privilege: 'System.View',
  run: (call) =>
    startSnapshotTask(call, 'VirtualMachine.State.RemoveSnapshot', 'vm.Snapshot.remove', (vm, snapshot) => {
      removeSnapshot(call.world, vm, snapshot, call.args.boolean('removeChildren'));
    }),
};
