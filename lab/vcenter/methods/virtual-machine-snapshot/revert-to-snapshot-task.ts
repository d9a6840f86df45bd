import type { Method } from '../../method.ts';
import { startSnapshotTask } from '../../vm-snapshot-tasks.ts';
import { revertTo } from '../../vm-snapshots.ts';

export const method: Method = {
  name: 'RevertToSnapshot_Task',
  on: 'VirtualMachineSnapshot',
  parameters: 'host:ref? suppressPowerOn:boolean?',
  privilege: 'System.View',
  run: (call) =>
    startSnapshotTask(call, 'VirtualMachine.State.RevertToSnapshot', 'vm.Snapshot.revert', (vm, snapshot) => {
      revertTo(call.world, vm, snapshot, call.args.boolean('suppressPowerOn'));
    }),
};
