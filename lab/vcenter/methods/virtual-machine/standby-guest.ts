import { askGuest, stopGuest } from '../../guest-power.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'StandbyGuest',
  on: 'VirtualMachine',
  parameters: '',
  privilege: 'VirtualMachine.Interact.Suspend',
  run: (call) =>
    askGuest(call, 'suspended', (vm, user) => {
      stopGuest(call, vm, user, 'suspended');
    }),
};
