import { enabledOnly } from '../../disabled-methods.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { Fault, managedObjectNotFound, noPermission } from '../../soap/fault.ts';
import type { Value } from '../../soap/value.ts';
import { array, object, reference } from '../../soap/value.ts';
import { changePower, requirePower } from '../../vm-tasks.ts';

const POWER_ON = 'VirtualMachine.Interact.PowerOn';

/** Powers on what can be powered on; the result tells for each VM what became of it. */
export const method: Method = {
  name: 'PowerOnMultiVM_Task',
  on: 'Datacenter',
  parameters: 'vm:ref+ option:OptionValue*',
  privilege: 'System.Read',
  run: (call) => {
    const { world, session, self, args } = call;
    const vms = args.refs('vm').map((ref) => {
      const vm = world.find(ref, session);
      if (vm?.type !== 'VirtualMachine') throw managedObjectNotFound(ref);
      return vm;
    });
    return startEntityTask(call, expectType(self, 'Datacenter'), 'Datacenter.powerOnVm', () => {
      const attempted: Value[] = [];
      const notAttempted: Value[] = [];
      for (const vm of vms) {
        const ref = reference('VirtualMachine', vm.moid);
        try {
          enabledOnly(vm, 'PowerOnVM_Task');
          requirePower('poweredOn', 'poweredOff', 'suspended')(vm);
          if (!world.authorization.hasPrivilege(session.user, vm.moid, POWER_ON)) throw noPermission(ref, POWER_ON);
          changePower(call, vm, 'poweredOn', 'VmPoweredOnEvent', 'is powered on');
          attempted.push(object('ClusterAttemptedVmInfo', { vm: ref }));
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          notAttempted.push(object('ClusterNotAttemptedVmInfo', { vm: ref, fault: error.localized() }));
        }
      }
      return object('ClusterPowerOnVmResult', {
        attempted: array('ClusterAttemptedVmInfo', attempted),
        notAttempted: array('ClusterNotAttemptedVmInfo', notAttempted),
      });
    });
  },
};
