/** Tasks on a snapshot are tasks of its VM. */
import type { VirtualMachine, VmSnapshot } from './inventory.ts';
import type { Call } from './method.ts';
import { expectType } from './model/managed-object.ts';
import { managedObjectNotFound } from './soap/fault.ts';
import type { Reference } from './soap/value.ts';
import { snapshotOf } from './vm-snapshots.ts';
import { startVmTask } from './vm-tasks.ts';

export function startSnapshotTask(
  call: Call,
  descriptionId: string,
  work: (vm: VirtualMachine, snapshot: VmSnapshot) => void,
): Reference {
  const { vm, moid } = expectType(call.self, 'VirtualMachineSnapshot');
  return startVmTask(
    { ...call, self: vm },
    {
      descriptionId,
      work: () => {
        const snapshot = snapshotOf(vm, moid);
        if (snapshot === undefined) throw managedObjectNotFound({ type: 'VirtualMachineSnapshot', value: moid });
        work(vm, snapshot);
        return undefined;
      },
    },
  );
}
