/** Tasks on virtual machines: who may, what stands in the way, what happens, and the event it leaves. */
import { setPowerState } from './apply-change.ts';
import type { PowerState, VirtualMachine } from './inventory.ts';
import type { Call } from './method.ts';
import { expectType } from './model/managed-object.ts';
import { invalidPowerState, invalidState, managedObjectNotFound, taskInProgress } from './soap/fault.ts';
import type { Reference, Value } from './soap/value.ts';
import { reference } from './soap/value.ts';
import type { World } from './world.ts';

interface VmTask {
  /** As `VirtualMachine.powerOn`. */
  readonly descriptionId: string;
  /** Throws the fault that stands in the way; becomes the task's error, as in a vCenter's list of tasks. */
  readonly check?: (vm: VirtualMachine) => void;
  readonly work: (vm: VirtualMachine) => Value | undefined;
}

/** Starts a task on the VM of a call; a second task at the same time fails with `TaskInProgress`. */
export function startVmTask({ world, session, self, args }: Call, { descriptionId, check, work }: VmTask): Reference {
  const vm = expectType(self, 'VirtualMachine');
  const blocking = world.tasks.blocking(vm.moid);
  const task = world.tasks.run(
    {
      descriptionId,
      name: args.name,
      entity: { type: vm.type, value: vm.moid },
      entityName: vm.name,
      user: world.sessions.displayName(session.user),
    },
    () => {
      if (!world.inventory.objects.has(vm.moid)) throw managedObjectNotFound({ type: vm.type, value: vm.moid });
      return work(vm);
    },
  );
  try {
    if (blocking !== undefined) throw taskInProgress(blocking.moid);
    if (vm.connectionState !== 'connected') throw invalidState();
    check?.(vm);
  } catch (error) {
    world.tasks.fail(task, error);
  }
  return reference('Task', task.moid);
}

/** The VM must be in one of these power states. */
export const requirePower =
  (requested: PowerState | null, ...allowed: readonly PowerState[]) =>
  (vm: VirtualMachine): void => {
    if (!allowed.includes(vm.powerState)) throw invalidPowerState(requested, vm.powerState);
  };

/** Sets the power state and writes its event. */
export function changePower(
  call: Call,
  vm: VirtualMachine,
  state: PowerState,
  event: string,
  words: string,
): undefined {
  setPowerState(call.world, vm, state);
  postVmEvent(call.world, vm, call.world.sessions.displayName(call.session.user), event, words);
  return undefined;
}

export function postVmEvent(world: World, vm: VirtualMachine, user: string, type: string, words: string): void {
  const host = world.inventory.objects.get(vm.host)?.name ?? '';
  world.post({ type, user, entity: vm, message: `${vm.name} on ${host} ${words}`, fields: {} });
}
