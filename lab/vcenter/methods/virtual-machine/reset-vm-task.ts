import type { Method } from '../../method.ts';
import { postVmEvent, requirePower, startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'ResetVM_Task',
  on: 'VirtualMachine',
  parameters: '',
  privilege: 'VirtualMachine.Interact.Reset',
  run: (call) =>
    startVmTask(call, {
      descriptionId: 'VirtualMachine.reset',
      check: requirePower(null, 'poweredOn'),
      work: (vm) => {
        vm.bootedAt = call.world.now();
        vm.quickStats.uptimeSeconds = 0;
        call.world.changed(vm.moid, 'runtime.bootTime');
        call.world.guests.restarted(vm);
        postVmEvent(call.world, vm, call.world.sessions.displayName(call.session.user), 'VmResettingEvent', 'is reset');
        return undefined;
      },
    }),
};
