import type { Method } from '../../method.ts';
import { changePower, requirePower, startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'PowerOnVM_Task',
  on: 'VirtualMachine',
  parameters: 'host:ref?',
  privilege: 'VirtualMachine.Interact.PowerOn',
  run: (call) =>
    startVmTask(call, {
      descriptionId: 'VirtualMachine.powerOn',
      check: requirePower('poweredOn', 'poweredOff', 'suspended'),
      work: (vm) => changePower(call, vm, 'poweredOn', 'VmPoweredOnEvent', 'is powered on'),
    }),
};
