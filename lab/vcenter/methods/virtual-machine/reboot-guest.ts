import { askGuest } from '../../guest-power.ts';
import type { Method } from '../../method.ts';
import { postVmEvent } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'RebootGuest',
  on: 'VirtualMachine',
  parameters: '',
  privilege: 'VirtualMachine.Interact.Reset',
  run: (call) =>
    askGuest(call, 'poweredOn', (vm, user) => {
      vm.bootedAt = call.world.now();
      vm.quickStats.uptimeSeconds = 0;
      call.world.changed(vm.moid, 'runtime.bootTime');
      call.world.guests.restarted(vm);
      postVmEvent(call.world, vm, user, 'VmGuestRebootEvent', 'guest OS rebooted');
    }),
};
