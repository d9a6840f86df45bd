import type { Method } from '../../method.ts';
import { invalidName } from '../../soap/fault.ts';
import { reference } from '../../soap/value.ts';
import { takeSnapshot } from '../../vm-snapshots.ts';
import { startVmTask } from '../../vm-tasks.ts';

export const method: Method = {
  name: 'CreateSnapshot_Task',
  on: 'VirtualMachine',
  parameters: 'name:string description:string? memory:boolean quiesce:boolean',
  privilege: 'VirtualMachine.State.CreateSnapshot',
  run: (call) => {
    const { world, args } = call;
    const name = args.string('name');
    if (name.trim() === '' || name.length > 80) throw invalidName(name);
    return startVmTask(call, {
      descriptionId: 'VirtualMachine.createSnapshot',
      work: (vm) =>
        reference(
          'VirtualMachineSnapshot',
          takeSnapshot(world, vm, {
            name,
            description: args.optionalString('description') ?? '',
            memory: args.boolean('memory'),
            quiesce: args.boolean('quiesce'),
          }).moid,
        ),
    });
  },
};
