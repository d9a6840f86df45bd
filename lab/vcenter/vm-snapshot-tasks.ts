/** Calls on a snapshot: their rights are those on its VM, and so is their task. */
import type { VirtualMachine, VmSnapshot } from './inventory.ts';
import type { Call } from './method.ts';
import { expectType } from './model/managed-object.ts';
import { managedObjectNotFound, noPermission } from './soap/fault.ts';
import type { Reference } from './soap/value.ts';
import { snapshotOf } from './vm-snapshots.ts';
import { startVmTask } from './vm-tasks.ts';

/** The snapshot and its VM, on which the caller must have the privilege. */
export function snapshotOfCall({ world, session, self }: Call, privilege: string) {
  const { vm, snapshot } = expectType(self, 'VirtualMachineSnapshot');
  if (!world.authorization.hasPrivilege(session.user, vm.moid, privilege)) {
    throw noPermission({ type: vm.type, value: vm.moid }, privilege);
  }
  return { vm, snapshot };
}

export function startSnapshotTask(
  call: Call,
  privilege: string,
  descriptionId: string,
  work: (vm: VirtualMachine, snapshot: VmSnapshot) => void,
): Reference {
  const { vm, snapshot } = snapshotOfCall(call, privilege);
  return startVmTask(
    { ...call, self: vm },
    {
      descriptionId,
      work: () => {
        const current = snapshotOf(vm, snapshot.moid);
        if (current === undefined)
          throw managedObjectNotFound({ type: 'VirtualMachineSnapshot', value: snapshot.moid });
        work(vm, current);
        return undefined;
      },
    },
  );
}
