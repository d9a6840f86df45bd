/** A VM's tree of snapshots, and a snapshot's own properties. */
import type { VirtualMachine, VmSnapshot } from '../inventory.ts';
import type { Properties } from '../model/property.ts';
import type { DataObject, Value } from '../soap/value.ts';
import { array, boolean, dateTime, enumeration, int, object, reference, text } from '../soap/value.ts';
import type { SnapshotObject } from '../vm-snapshots.ts';

/** Absent without snapshots. */
export function snapshotInfo(vm: VirtualMachine): Value | undefined {
  if (vm.snapshots.length === 0) return undefined;
  return object('VirtualMachineSnapshotInfo', {
    currentSnapshot: vm.currentSnapshot === null ? undefined : reference('VirtualMachineSnapshot', vm.currentSnapshot),
    rootSnapshotList: treeOf(vm, vm.snapshots),
  });
}

const treeOf = (vm: VirtualMachine, snapshots: readonly VmSnapshot[]): Value =>
  array(
    'VirtualMachineSnapshotTree',
    snapshots.map((snapshot): DataObject =>
      object('VirtualMachineSnapshotTree', {
        snapshot: reference('VirtualMachineSnapshot', snapshot.moid),
        vm: reference('VirtualMachine', vm.moid),
        name: text(snapshot.name),
        description: text(snapshot.description),
        id: int(snapshot.id),
        createTime: dateTime(snapshot.createdAt),
        state: enumeration('VirtualMachinePowerState', snapshot.state.powerState),
        quiesced: boolean(snapshot.quiesced),
        childSnapshotList: treeOf(vm, snapshot.children),
        replaySupported: boolean(false),
      }),
    ),
  );

export const virtualMachineSnapshot: Properties<SnapshotObject> = {
  value: () => array('CustomFieldValue', []),
  availableField: () => array('CustomFieldDef', []),
  childSnapshot: ({ snapshot }) =>
    array(
      'ManagedObjectReference',
      snapshot.children.map((each) => reference('VirtualMachineSnapshot', each.moid)),
    ),
  vm: ({ vm }) => reference('VirtualMachine', vm.moid),
};
