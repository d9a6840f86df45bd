import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { renameSnapshot } from '../../vm-snapshots.ts';

export const method: Method = {
  name: 'RenameSnapshot',
  on: 'VirtualMachineSnapshot',
  parameters: 'name:string? description:string?',
  privilege: 'VirtualMachine.State.RenameSnapshot',
  run: (call) => {
    const { vm, snapshot } = expectType(call.self, 'VirtualMachineSnapshot');
    renameSnapshot(call.world, vm, snapshot, call.args.optionalString('name'), call.args.optionalString('description'));
    return undefined;
  },
};
