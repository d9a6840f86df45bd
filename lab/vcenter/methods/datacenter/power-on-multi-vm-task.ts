import { enabledOnly } from '../../disabled-methods.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { VirtualMachine } from '../../inventory.ts';
import type { Call, Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { Fault, managedObjectNotFound, noPermission, taskInProgress } from '../../soap/fault.ts';
import type { Reference, Value } from '../../soap/value.ts';
import { array, object, reference } from '../../soap/value.ts';
import { changePower, requirePower } from '../../vm-tasks.ts';

const POWER_ON = 'VirtualMachine.Interact.PowerOn';

/** Begins to power on what can be powered on; the result tells for each VM which task does it, or why none. */
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
    const started = startEntityTask(call, expectType(self, 'Datacenter'), 'Datacenter.powerOnVm', () => {
      const attempted: Value[] = [];
      const notAttempted: Value[] = [];
      for (const vm of vms) {
        const ref = reference('VirtualMachine', vm.moid);
        try {
          enabledOnly(vm, 'PowerOnVM_Task');
          requirePower('poweredOn', 'poweredOff', 'suspended')(vm);
          if (!world.authorization.hasPrivilege(session.user, vm.moid, POWER_ON)) throw noPermission(ref, POWER_ON);
          const task = startPowerOn(call, vm, started.value);
          attempted.push(object('ClusterAttemptedVmInfo', { vm: ref, task }));
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
    return started;
  },
};

/** Each VM is powered on by a task of its own, which goes on when that of the datacenter has ended. */
function startPowerOn(call: Call, vm: VirtualMachine, parentTaskKey: string): Reference {
  const { world, session } = call;
  const blocking = world.tasks.blocking(vm.moid);
  if (blocking !== undefined) throw taskInProgress(blocking.moid);
  const task = world.tasks.run(
    {
      descriptionId: 'VirtualMachine.powerOn',
      name: 'PowerOnVM_Task',
      entity: { type: vm.type, value: vm.moid },
      entityName: vm.name,
      user: world.sessions.displayName(session.user),
      parentTaskKey,
    },
    () => {
      requirePower('poweredOn', 'poweredOff', 'suspended')(vm);
      changePower(call, vm, 'poweredOn', 'VmPoweredOnEvent', 'is powered on');
      return undefined;
    },
  );
  return reference('Task', task.moid);
}
