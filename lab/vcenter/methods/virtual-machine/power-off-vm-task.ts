import type { Method } from '../../method.ts';
import { changePower, requirePower, startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'PowerOffVM_Task',
  on: 'VirtualMachine',
  parameters: '',
  privilege: 'VirtualMachine.Interact.PowerOff',
  run: (call) =>
    startVmTask(call, {
      descriptionId: 'VirtualMachine.powerOff',
      check: requirePower('poweredOff', 'poweredOn', 'suspended'),
      work: (vm) => changePower(call, vm, 'poweredOff', 'VmPoweredOffEvent', 'is powered off'),
    }),
};
