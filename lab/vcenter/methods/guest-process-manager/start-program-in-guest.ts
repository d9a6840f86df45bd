import { guestOf, guestUser } from '../../guest-processes.ts';
import type { Method } from '../../method.ts';
import { long } from '../../soap/value.ts';

export const method: Method = {
  name: 'StartProgramInGuest',
  on: 'GuestProcessManager',
  parameters: 'vm:ref auth:GuestAuthentication spec:GuestProgramSpec',
  privilege: 'System.View',
  run: (call) => {
    const vm = guestOf(call, 'VirtualMachine.GuestOperations.Execute');
    const spec = call.args.child('spec');
    const program = {
      path: spec.string('programPath'),
      arguments: spec.string('arguments'),
      workingDirectory: spec.optionalString('workingDirectory') ?? null,
      env: spec.strings('envVariables'),
    };
    return long(call.world.processes.start(vm, program, guestUser(call)).pid);
  },
};
