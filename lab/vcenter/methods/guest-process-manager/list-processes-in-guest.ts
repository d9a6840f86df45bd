import { guestOf, guestUser, processValue } from '../../guest-processes.ts';
import type { Method } from '../../method.ts';

/** The programs that clients have started; of one pid, of several, or of all. */
export const method: Method = {
  name: 'ListProcessesInGuest',
  on: 'GuestProcessManager',
  parameters: 'vm:ref auth:GuestAuthentication pids:long*',
  privilege: 'System.View',
  run: (call) => {
    const vm = guestOf(call, 'VirtualMachine.GuestOperations.Query');
    guestUser(call);
    const pids = new Set(call.args.strings('pids').map(Number));
    return call.world.processes
      .of(vm)
      .filter(({ pid }) => pids.size === 0 || pids.has(pid))
      .map(processValue);
  },
};
