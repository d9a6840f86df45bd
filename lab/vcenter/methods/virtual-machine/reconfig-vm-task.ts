import type { Method } from '../../method.ts';
import { noPermission } from '../../soap/fault.ts';
import { checkReconfiguration, privilegesFor, reconfigure } from '../../vm-config-spec.ts';
import { postVmEvent, startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'ReconfigVM_Task',
  on: 'VirtualMachine',
  parameters: 'spec:VirtualMachineConfigSpec',
  privilege: 'System.Read',
  run: (call) => {
    const { world, session, self, args } = call;
    const spec = args.child('spec');
    for (const privilege of privilegesFor(spec)) {
      if (!world.authorization.hasPrivilege(session.user, self.moid, privilege)) {
        throw noPermission({ type: self.type, value: self.moid }, privilege);
      }
    }
    return startVmTask(call, {
      descriptionId: 'VirtualMachine.reconfigure',
      check: (vm) => {
        checkReconfiguration(spec, vm, world, session);
      },
      work: (vm) => {
        checkReconfiguration(spec, vm, world, session);
        reconfigure(spec, vm, world);
        world.guests.reconfigured(vm);
        postVmEvent(world, vm, world.sessions.displayName(session.user), 'VmReconfiguredEvent', 'is reconfigured');
        return undefined;
      },
    });
  },
};
