/** `VirtualMachineConfigSpec`: what of it we take, and the privileges it needs. */
import { countReconfiguration, setExtraConfig, tellPlaces } from './apply-change.ts';
import { attachVm, detachVm } from './builders.ts';
import type { VirtualMachine, VmNic } from './inventory.ts';
import { checkName } from './entity-names.ts';
import { concurrentAccess, invalidArgument, invalidPowerState } from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';
import { changeVersionOf } from './properties/virtual-machine.ts';
import type { World } from './world.ts';

/** Privilege for each field of the spec that we know. */
const PRIVILEGES: Readonly<Record<string, string>> = {
  name: 'VirtualMachine.Config.Rename',
  annotation: 'VirtualMachine.Config.Annotation',
  numCPUs: 'VirtualMachine.Config.CPUCount',
  memoryMB: 'VirtualMachine.Config.Memory',
  extraConfig: 'VirtualMachine.Config.AdvancedConfig',
  managedBy: 'VirtualMachine.Config.ManagedBy',
  guestId: 'VirtualMachine.Config.Settings',
  deviceChange: 'VirtualMachine.Config.EditDevice',
};

export function privilegesFor(spec: RequestElement): string[] {
  return [...new Set(spec.children.map((child) => PRIVILEGES[child.name] ?? 'VirtualMachine.Config.Settings'))].filter(
    (privilege) => spec.children.length > 0 && privilege !== '',
  );
}

/** Throws what stands in the way of the change. */
export function checkReconfiguration(spec: RequestElement, vm: VirtualMachine, world: World): void {
  const version = spec.optionalString('changeVersion');
  if (version !== undefined && version !== '' && version !== changeVersionOf(vm)) throw concurrentAccess();
  const name = spec.optionalString('name');
  if (name !== undefined) checkName(name, vm, world);
  const resizes = spec.optional('numCPUs') ?? spec.optional('memoryMB');
  if (resizes && vm.powerState !== 'poweredOff') throw invalidPowerState('poweredOff', vm.powerState);
  for (const field of ['numCPUs', 'memoryMB']) {
    const value = spec.optionalNumber(field);
    if (value !== undefined && value <= 0) throw invalidArgument(`configSpec.${field}`);
  }
}

/** Applies the spec and tells what changed. */
export function reconfigure(spec: RequestElement, vm: VirtualMachine, world: World): void {
  const paths: string[] = [];
  const set = (field: 'annotation' | 'guestId', path: string) => {
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
  vm.numCpu = spec.optionalNumber('numCPUs') ?? vm.numCpu;
  vm.memoryMiB = spec.optionalNumber('memoryMB') ?? vm.memoryMiB;
  if (spec.optional('numCPUs')) paths.push('config.hardware.numCPU');
  if (spec.optional('memoryMB')) paths.push('config.hardware.memoryMB');
  const managedBy = spec.optional('managedBy');
  if (managedBy) {
    vm.managedBy = { extensionKey: managedBy.string('extensionKey'), type: managedBy.string('type') };
    paths.push('config.managedBy');
  }
  paths.push(...changeDevices(spec.all('deviceChange'), vm, world));
  setExtraConfig(world, vm, pairsOf(spec));
  world.changed(vm.moid, ...paths, ...countReconfiguration(world, vm));
}

/** The pairs of a spec, in order; an empty value removes its key. */
export function pairsOf(spec: RequestElement): [string, string][] {
  return spec.all('extraConfig').map((option) => [option.string('key'), option.string('value')]);
}

/** Network cards can be added and removed, disks added; other devices are as they are. */
function changeDevices(changes: readonly RequestElement[], vm: VirtualMachine, world: World): string[] {
  if (changes.length === 0) return [];
  const places = vm.nics.map((nic) => nic.network);
  detachVm(world.inventory, vm);
  for (const change of changes) changeDevice(change, vm, world);
  attachVm(world.inventory, vm);
  tellPlaces(world, [null, ...places, ...vm.nics.map((nic) => nic.network)]);
  return [
    'config.hardware.device',
    'network',
    'guest.net',
    'summary.config.numEthernetCards',
    'summary.config.numVirtualDisks',
  ];
}

function changeDevice(change: RequestElement, vm: VirtualMachine, world: World): void {
  const operation = change.optionalString('operation');
  const device = change.child('device');
  const key = device.optionalNumber('key') ?? -1;
  if (operation === 'remove') {
    if (key >= 4000) vm.nics.splice(key - 4000, 1);
    else if (key >= 2000) vm.disks.splice(key - 2000, 1);
  } else if (operation === 'add' && device.xsiType === 'VirtualDisk') {
    const directory = vm.vmPathName.slice(0, vm.vmPathName.lastIndexOf('/') + 1);
    const fileName = device.optional('backing')?.optionalString('fileName') ?? '';
    vm.disks.push({
      capacityKiB: device.optionalNumber('capacityInKB') ?? 0,
      fileName: fileName.endsWith('.vmdk') ? fileName : `${directory}${vm.name}_${vm.disks.length}.vmdk`,
    });
  } else if (operation === 'add' && /^Virtual(Vmxnet\w*|E1000\w*|PCNet32|EthernetCard)$/.test(device.xsiType ?? '')) {
    vm.nics.push(nicOf(device, vm, world));
  }
}

function nicOf(device: RequestElement, vm: VirtualMachine, world: World): VmNic {
  const backing = device.child('backing');
  const portgroup = backing.optional('port')?.optionalString('portgroupKey');
  const network =
    portgroup ?? backing.optionalRef('network')?.value ?? networkNamed(backing.optionalString('deviceName'), vm, world);
  const found = network === undefined ? undefined : world.inventory.objects.get(network);
  if (found === undefined || !('vms' in found)) throw invalidArgument('configSpec.deviceChange.device.backing');
  const mac = device.optionalString('macAddress') ?? '';
  const tail = world.stableUuid(`${vm.moid} nic ${vm.nics.length}`);
  return {
    network: found.moid,
    macAddress: mac === '' ? `00:50:56:a${tail.slice(0, 1)}:${tail.slice(1, 3)}:${tail.slice(3, 5)}` : mac,
    connected: true,
    ipAddresses: [],
  };
}

/** Standard networks are named by the host's port group. */
function networkNamed(name: string | undefined, vm: VirtualMachine, world: World): string | undefined {
  const host = world.inventory.objects.get(vm.host);
  if (host?.type !== 'HostSystem') return undefined;
  return [...host.networks].find((moid) => world.inventory.objects.get(moid)?.name === name);
}
