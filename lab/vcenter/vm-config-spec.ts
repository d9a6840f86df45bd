/** `VirtualMachineConfigSpec`: what of it we take, and the privileges it needs. */
import { countReconfiguration, setExtraConfig, tellPlaces } from './apply-change.ts';
import { attachVm, detachVm } from './builders.ts';
import { removeFile } from './datastore-contents.ts';
import { pathBelow } from './datastore-path-text.ts';
import { checkName } from './entity-names.ts';
import type { VirtualMachine } from './inventory.ts';
import { changeVersionOf } from './properties/virtual-machine.ts';
import type { Session } from './sessions.ts';
import { concurrentAccess, invalidArgument, invalidPowerState, noPermission } from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';
import type { DeviceSet } from './vm-device-change.ts';
import { changedDevices, datastoresOfHost } from './vm-device-change.ts';
import { placeOf, writeVmFiles } from './vm-files.ts';
import type { World } from './world.ts';

/** Privilege for each field of the spec that we know. */
const PRIVILEGES: Readonly<Record<string, string>> = {
  name: 'VirtualMachine.Config.Rename',
  annotation: 'VirtualMachine.Config.Annotation',
  numCPUs: 'VirtualMachine.Config.CPUCount',
  numCoresPerSocket: 'VirtualMachine.Config.CPUCount',
  memoryMB: 'VirtualMachine.Config.Memory',
  cpuAllocation: 'VirtualMachine.Config.Resource',
  memoryAllocation: 'VirtualMachine.Config.Resource',
  extraConfig: 'VirtualMachine.Config.AdvancedConfig',
  managedBy: 'VirtualMachine.Config.ManagedBy',
};

/** Of a change of a device, by what is done to which kind of device. */
function devicePrivilege(change: RequestElement): string {
  const operation = change.optionalString('operation') ?? 'edit';
  const isDisk = change.child('device').xsiType === 'VirtualDisk';
  if (operation === 'edit') return 'VirtualMachine.Config.EditDevice';
  if (!isDisk) return 'VirtualMachine.Config.AddRemoveDevice';
  if (operation === 'remove') return 'VirtualMachine.Config.RemoveDisk';
  return change.optional('fileOperation') === undefined
    ? 'VirtualMachine.Config.AddExistingDisk'
    : 'VirtualMachine.Config.AddNewDisk';
}

/** The privileges on the VM (for a new one: on its folder and pool are others) that a spec needs. */
export function privilegesFor(spec: RequestElement): string[] {
  const needed = spec.children.map((child) =>
    child.name === 'deviceChange'
      ? devicePrivilege(child)
      : (PRIVILEGES[child.name] ?? 'VirtualMachine.Config.Settings'),
  );
  return [...new Set(needed)];
}

/** Network cards that come to a network need the right to use it. Throws `NoPermission`. */
export function checkNetworks(before: readonly { network: string }[], set: DeviceSet, world: World, session: Session) {
  const known = new Set(before.map((nic) => nic.network));
  for (const { network } of set.nics) {
    if (known.has(network) || world.authorization.hasPrivilege(session.user, network, 'Network.Assign')) continue;
    const type = world.inventory.objects.get(network)?.type ?? 'Network';
    throw noPermission({ type, value: network }, 'Network.Assign');
  }
}

/** Throws what stands in the way of the change. */
export function checkReconfiguration(spec: RequestElement, vm: VirtualMachine, world: World, session: Session): void {
  const version = spec.optionalString('changeVersion');
  if (version !== undefined && version !== '' && version !== changeVersionOf(vm)) throw concurrentAccess();
  const name = spec.optionalString('name');
  if (name !== undefined) checkName(name, vm, world);
  const resizes = spec.optional('numCPUs') ?? spec.optional('memoryMB');
  if (resizes && vm.powerState !== 'poweredOff') throw invalidPowerState('poweredOff', vm.powerState);
  checkSizes(spec);
  checkNetworks(vm.nics, changedDevices(spec.all('deviceChange'), vm, world), world, session);
}

/** Throws `InvalidArgument` for sizes that no VM can have. */
export function checkSizes(spec: RequestElement): void {
  for (const field of ['numCPUs', 'memoryMB']) {
    const value = spec.optionalNumber(field);
    if (value !== undefined && value <= 0) throw invalidArgument(`configSpec.${field}`);
  }
}

/** Applies the spec and tells what changed. */
export function reconfigure(spec: RequestElement, vm: VirtualMachine, world: World): void {
  const paths: string[] = [];
  const set = (field: 'annotation' | 'guestId' | 'alternateGuestName', path: string) => {
    const value = spec.optionalString(field);
    if (value === undefined || value === vm[field]) return;
    vm[field] = value;
    paths.push(path);
  };
  const name = spec.optionalString('name');
  if (name !== undefined) {
    vm.name = checkName(name, vm, world);
    paths.push('name');
  }
  set('annotation', 'config.annotation');
  set('guestId', 'config.guestId');
  set('alternateGuestName', 'config.alternateGuestName');
  vm.numCpu = spec.optionalNumber('numCPUs') ?? vm.numCpu;
  vm.memoryMiB = spec.optionalNumber('memoryMB') ?? vm.memoryMiB;
  if (spec.optional('numCPUs')) paths.push('config.hardware.numCPU');
  if (spec.optional('memoryMB')) paths.push('config.hardware.memoryMB');
  const managedBy = spec.optional('managedBy');
  if (managedBy) {
    vm.managedBy = { extensionKey: managedBy.string('extensionKey'), type: managedBy.string('type') };
    paths.push('config.managedBy');
  }
  const changes = spec.all('deviceChange');
  if (changes.length > 0) paths.push(...applyDevices(changedDevices(changes, vm, world), vm, world));
  setExtraConfig(world, vm, pairsOf(spec));
  world.changed(vm.moid, ...paths, ...countReconfiguration(world, vm));
  writeVmFiles(world.inventory, vm, world.now());
}

/** The pairs of a spec, in order; an empty value removes its key. */
export function pairsOf(spec: RequestElement): [string, string][] {
  return spec.all('extraConfig').map((option) => [option.string('key'), option.string('value')]);
}

/** Gives a VM other devices, in all lists that name it; answers the changed paths. */
export function applyDevices(
  set: Omit<DeviceSet, 'destroyed'> & { destroyed?: string[] },
  vm: VirtualMachine,
  world: World,
): string[] {
  for (const fileName of set.destroyed ?? []) {
    const place = placeOf(world.inventory, vm, fileName);
    if (place !== undefined) removeFile(place.datastore, place.path);
  }
  const places = placesOfDevices(vm);
  detachVm(world.inventory, vm);
  vm.nics = set.nics;
  vm.disks = set.disks;
  vm.devices = set.devices;
  vm.datastores = datastoresUsed(vm, world);
  attachVm(world.inventory, vm);
  tellPlaces(world, [null, ...places, ...placesOfDevices(vm)]);
  return [
    'config.hardware.device',
    'datastore',
    'network',
    'guest.net',
    'summary.config.numEthernetCards',
    'summary.config.numVirtualDisks',
  ];
}

const placesOfDevices = (vm: VirtualMachine): string[] => [...vm.datastores, ...vm.nics.map((nic) => nic.network)];

/** The datastores that a VM's files are on. */
function datastoresUsed(vm: VirtualMachine, world: World): string[] {
  const files = [vm.vmPathName, ...vm.disks.map((disk) => disk.fileName)];
  for (const device of vm.devices) {
    if (device.kind === 'cdrom' && device.isoPath !== null) files.push(device.isoPath);
    if (device.kind === 'serial' && device.backing.kind === 'file') files.push(device.backing.fileName);
  }
  const mounted = datastoresOfHost(world, vm.host).filter(({ name }) =>
    files.some((file) => pathBelow(file, name) !== null),
  );
  return [...new Set([...vm.datastores.slice(0, 1), ...mounted.map((datastore) => datastore.moid)])];
}
