import type { Method } from '../../method.ts';
import { snapshotOfCall } from '../../vm-snapshot-tasks.ts';
import { renameSnapshot } from '../../vm-snapshots.ts';

export const method: Method = {
  name: 'RenameSnapshot',
  on: 'VirtualMachineSnapshot',
  parameters: 'name:string? description:string?',
  privilege: 'System.View',
  run: (call) => {
    const { vm, snapshot } = snapshotOfCall(call, 'VirtualMachine.State.RenameSnapshot');
    renameSnapshot(call.world, vm, snapshot, call.args.optionalString('name'), call.args.optionalString('description'));
    return undefined;
  },
};
