/** Snapshots of a VM: a tree of states that the VM can go back to. */
import { countReconfiguration, setPowerState } from './apply-change.ts';
import { extraConfigOf, nextMoid } from './builders.ts';
import { folderOf, removeFile, writeFile } from './datastore-contents.ts';
import type { Inventory, PowerState, VirtualMachine, VmSnapshot, VmSnapshotState } from './inventory.ts';
import { applyDevices } from './vm-config-spec.ts';
import { placeOf, writeVmFiles } from './vm-files.ts';
import type { World } from './world.ts';

/** A snapshot as a managed object. */
export interface SnapshotObject {
  readonly type: 'VirtualMachineSnapshot';
  readonly moid: string;
  readonly vm: VirtualMachine;
  readonly snapshot: VmSnapshot;
}

/** The snapshot of that moid, whichever VM has it. */
export function snapshotObject(inventory: Inventory, moid: string): SnapshotObject | undefined {
  for (const vm of inventory.objects.values()) {
    if (vm.type !== 'VirtualMachine' || vm.snapshots.length === 0) continue;
    const snapshot = snapshotOf(vm, moid);
    if (snapshot !== undefined) return { type: 'VirtualMachineSnapshot', moid, vm, snapshot };
  }
  return undefined;
}

export function snapshotOf(vm: VirtualMachine, moid: string | null): VmSnapshot | undefined {
  return allSnapshots(vm.snapshots).find((snapshot) => snapshot.moid === moid);
}

const allSnapshots = (roots: readonly VmSnapshot[]): VmSnapshot[] =>
  roots.flatMap((root) => [root, ...allSnapshots(root.children)]);

/** The list that a snapshot is in: its parent's children, or the VM's roots. */
function siblingsOf(vm: VirtualMachine, snapshot: VmSnapshot): VmSnapshot[] {
  return allSnapshots(vm.snapshots).find((each) => each.children.includes(snapshot))?.children ?? vm.snapshots;
}

export interface NewSnapshot {
  readonly name: string;
  readonly description: string;
  readonly memory: boolean;
  readonly quiesce: boolean;
}

/** Takes a snapshot below the current one, which it becomes. Without memory it is that of a VM that is off. */
export function takeSnapshot(world: World, vm: VirtualMachine, options: NewSnapshot): VmSnapshot {
  const hasMemory = options.memory && vm.powerState === 'poweredOn';
  const snapshot: VmSnapshot = {
    moid: nextMoid(world.inventory, 'snapshot'),
    id: Math.max(0, ...allSnapshots(vm.snapshots).map((each) => each.id)) + 1,
    name: options.name,
    description: options.description,
    createdAt: world.now(),
    hasMemory,
    quiesced: options.quiesce,
    state: stateOf(vm, hasMemory || vm.powerState === 'suspended' ? vm.powerState : 'poweredOff'),
    children: [],
  };
  const parent = snapshotOf(vm, vm.currentSnapshot);
  (parent?.children ?? vm.snapshots).push(snapshot);
  vm.currentSnapshot = snapshot.moid;
  writeSnapshotFiles(world, vm);
  tell(world, vm);
  return snapshot;
}

/** Brings back configuration, devices and power state; the tree stays as it is. */
export function revertTo(world: World, vm: VirtualMachine, snapshot: VmSnapshot, suppressPowerOn: boolean): void {
  const { state } = snapshot;
  setPowerState(world, vm, 'poweredOff');
  vm.guestId = state.guestId;
  vm.alternateGuestName = state.alternateGuestName;
  vm.numCpu = state.numCpu;
  vm.memoryMiB = state.memoryMiB;
  vm.annotation = state.annotation;
  vm.extraConfig = new Map(state.extraConfig);
  const devices = { nics: copies(state.nics), disks: copies(state.disks), devices: copies(state.devices) };
  const paths = applyDevices(devices, vm, world);
  for (const nic of vm.nics) nic.ipAddresses = [];
  vm.currentSnapshot = snapshot.moid;
  world.changed(vm.moid, 'config', 'summary.config', ...paths, ...countReconfiguration(world, vm));
  writeVmFiles(world.inventory, vm, world.now());
  tell(world, vm);
  world.guests.reconfigured(vm);
  if (!suppressPowerOn) setPowerState(world, vm, state.powerState);
}

/** Removes a snapshot, and those below it if asked; else they move up. The VM's own state stays. */
export function removeSnapshot(world: World, vm: VirtualMachine, snapshot: VmSnapshot, withChildren: boolean): void {
  const siblings = siblingsOf(vm, snapshot);
  const parent = allSnapshots(vm.snapshots).find((each) => each.children.includes(snapshot));
  const gone = new Set((withChildren ? allSnapshots([snapshot]) : [snapshot]).map((each) => each.moid));
  siblings.splice(siblings.indexOf(snapshot), 1, ...(withChildren ? [] : snapshot.children));
  if (vm.currentSnapshot !== null && gone.has(vm.currentSnapshot)) vm.currentSnapshot = parent?.moid ?? null;
  writeSnapshotFiles(world, vm);
  tell(world, vm);
}

export function removeAllSnapshots(world: World, vm: VirtualMachine): void {
  vm.snapshots = [];
  vm.currentSnapshot = null;
  writeSnapshotFiles(world, vm);
  tell(world, vm);
}

export function renameSnapshot(
  world: World,
  vm: VirtualMachine,
  snapshot: VmSnapshot,
  name?: string,
  description?: string,
) {
  snapshot.name = name ?? snapshot.name;
  snapshot.description = description ?? snapshot.description;
  tell(world, vm);
}

function tell(world: World, vm: VirtualMachine): void {
  world.changed(vm.moid, 'snapshot', 'rootSnapshot');
}

function stateOf(vm: VirtualMachine, powerState: PowerState): VmSnapshotState {
  return {
    guestId: vm.guestId,
    alternateGuestName: vm.alternateGuestName,
    numCpu: vm.numCpu,
    memoryMiB: vm.memoryMiB,
    annotation: vm.annotation,
    extraConfig: new Map(extraConfigOf(vm)),
    nics: copies(vm.nics),
    disks: copies(vm.disks),
    devices: copies(vm.devices),
    powerState,
  };
}

const copies = <T extends object>(items: readonly T[]): T[] => items.map((item) => ({ ...item }));

/** `name.vmsd`, and `name-Snapshot1.vmsn` for each snapshot. */
function writeSnapshotFiles(world: World, vm: VirtualMachine): void {
  const place = placeOf(world.inventory, vm, vm.vmPathName);
  if (place === undefined) return;
  const { datastore, path } = place;
  const stem = path.slice(0, -'.vmx'.length);
  const snapshots = allSnapshots(vm.snapshots);
  const wanted = new Set(snapshots.map(({ id }) => `${stem}-Snapshot${id}.vmsn`));
  const folder = folderOf(path);
  for (const file of [...datastore.files.keys()]) {
    if (folderOf(file) === folder && file.startsWith(`${stem}-Snapshot`) && !wanted.has(file)) {
      removeFile(datastore, file);
    }
  }
  const encoder = new TextEncoder();
  for (const file of wanted) {
    if (!datastore.files.has(file)) writeFile(datastore, file, encoder.encode('simulated snapshot'), world.now());
  }
  const list = snapshots.map(
    ({ id, name }, position) => `snapshot${position}.uid = "${id}"\nsnapshot${position}.displayName = "${name}"\n`,
  );
  const head = `.encoding = "UTF-8"\nsnapshot.numSnapshots = "${snapshots.length}"\n`;
  writeFile(datastore, `${stem}.vmsd`, encoder.encode(head + list.join('')), world.now());
}
