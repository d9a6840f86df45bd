import type { Method } from '../../method.ts';
import { notFound } from '../../soap/fault.ts';
import { revertTo, snapshotOf } from '../../vm-snapshots.ts';
import { startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'RevertToCurrentSnapshot_Task',
  on: 'VirtualMachine',
  parameters: 'host:ref? suppressPowerOn:boolean?',
  privilege: 'VirtualMachine.State.RevertToSnapshot',
  run: (call) =>
    startVmTask(call, {
      descriptionId: 'VirtualMachine.revertToCurrentSnapshot',
      work: (vm) => {
        const snapshot = snapshotOf(vm, vm.currentSnapshot);
        if (snapshot === undefined) throw notFound();
        revertTo(call.world, vm, snapshot, call.args.boolean('suppressPowerOn'));
        return undefined;
      },
    }),
};
