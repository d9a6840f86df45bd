/** What the guest's tools do on request: at once for the caller, a moment later in fact. */
import { setPowerState } from './apply-change.ts';
import type { PowerState, VirtualMachine } from './inventory.ts';
import type { Call } from './method.ts';
import { expectType } from './model/managed-object.ts';
import { invalidPowerState, taskInProgress, toolsUnavailable } from './soap/fault.ts';
import { postVmEvent } from './vm-tasks.ts';

/** Checks that the guest can be asked, and lets it act after a task's time. */
export function askGuest(
  call: Call,
  requested: PowerState,
  act: (vm: VirtualMachine, user: string) => void,
): undefined {
  const { world, session, self } = call;
  const vm = expectType(self, 'VirtualMachine');
  const blocking = world.tasks.blocking(vm.moid);
  if (blocking !== undefined) throw taskInProgress(blocking.moid);
  if (vm.powerState !== 'poweredOn') throw invalidPowerState(requested, vm.powerState);
  if (vm.tools !== 'guestToolsRunning') throw toolsUnavailable();
  const user = world.sessions.displayName(session.user);
  world.clock.after(world.options.taskMs, () => {
    if (world.inventory.objects.has(vm.moid) && vm.powerState === 'poweredOn') act(vm, user);
  });
  return undefined;
}

export function stopGuest(call: Call, vm: VirtualMachine, user: string, state: 'poweredOff' | 'suspended'): void {
  setPowerState(call.world, vm, state);
  const [type, words] =
    state === 'poweredOff'
      ? ['VmGuestShutdownEvent', 'guest OS shut down']
      : ['VmGuestStandbyEvent', 'guest OS stands by'];
  postVmEvent(call.world, vm, user, type, words);
}
