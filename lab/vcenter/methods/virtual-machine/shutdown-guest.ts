import { askGuest, stopGuest } from '../../guest-power.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'ShutdownGuest',
  on: 'VirtualMachine',
  parameters: '',
  privilege: 'VirtualMachine.Interact.PowerOff',
  run: (call) =>
    askGuest(call, 'poweredOff', (vm, user) => {
      stopGuest(call, vm, user, 'poweredOff');
    }),
};
