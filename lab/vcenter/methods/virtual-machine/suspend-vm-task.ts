import type { Method } from '../../method.ts';
import { changePower, requirePower, startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'SuspendVM_Task',
  on: 'VirtualMachine',
  parameters: '',
  privilege: 'VirtualMachine.Interact.Suspend',
  run: (call) =>
    startVmTask(call, {
      descriptionId: 'VirtualMachine.suspend',
      check: requirePower('suspended', 'poweredOn'),
      work: (vm) => changePower(call, vm, 'suspended', 'VmSuspendedEvent', 'is suspended'),
    }),
};
