import { removeVm } from '../../apply-change.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { invalidPowerState, taskInProgress } from '../../soap/fault.ts';
import { freezeVmFiles } from '../../vm-files.ts';
import { postVmEvent } from '../../vm-tasks.ts';

/** Takes a VM out of the inventory and leaves its files. */
export const method: Method = {
  name: 'UnregisterVM',
  on: 'VirtualMachine',
  parameters: '',
  privilege: 'VirtualMachine.Inventory.Unregister',
  run: ({ world, session, self }) => {
    const vm = expectType(self, 'VirtualMachine');
    const blocking = world.tasks.blocking(vm.moid);
    if (blocking !== undefined) throw taskInProgress(blocking.moid);
    if (vm.powerState === 'poweredOn') throw invalidPowerState('poweredOff', vm.powerState);
    postVmEvent(world, vm, world.sessions.displayName(session.user), 'VmRemovedEvent', 'is removed');
    freezeVmFiles(world.inventory, vm);
    removeVm(world, vm);
    return undefined;
  },
};
