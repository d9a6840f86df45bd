import { guestOf, guestUser } from '../../guest-processes.ts';
import type { Method } from '../../method.ts';
import { Fault } from '../../soap/fault.ts';
import { long } from '../../soap/value.ts';

export const method: Method = {
  name: 'TerminateProcessInGuest',
  on: 'GuestProcessManager',
  parameters: 'vm:ref auth:GuestAuthentication pid:long',
  privilege: 'System.View',
  run: (call) => {
    const vm = guestOf(call, 'VirtualMachine.GuestOperations.Execute');
    guestUser(call);
    const pid = call.args.number('pid');
    const process = call.world.processes.of(vm).find((each) => each.pid === pid);
    if (process === undefined) {
      throw new Fault('GuestProcessNotFound', 'The process was not found in the guest.', { pid: long(pid) });
    }
    call.world.processes.terminate(process);
    return undefined;
  },
};
