import type { Method } from '../../method.ts';
import { startSnapshotTask } from '../../vm-snapshot-tasks.ts';
import { revertTo } from '../../vm-snapshots.ts';

export const method: Method = {
  name: 'RevertToSnapshot_Task',
  on: 'VirtualMachineSnapshot',
  parameters: 'host:ref? suppressPowerOn:boolean?',
  privilege: 'VirtualMachine.State.RevertToSnapshot',
  run: (call) =>
    startSnapshotTask(call, 'vm.Snapshot.revert', (vm, snapshot) => {
      revertTo(call.world, vm, snapshot, call.args.boolean('suppressPowerOn'));
    }),
};
