/** `deviceChange` of a configuration: adds, edits and removes devices as vSphere does, with its keys, units and faults. */
import { macAddress, pciSlot } from './builders.ts';
import { pathBelow } from './datastore-path-text.ts';
import type { Datastore, MacAddressType, PowerState, VmController, VmDevice, VmDisk, VmNic } from './inventory.ts';
import {
  deviceHotPlugNotSupported,
  fileAlreadyExists,
  fileNotFound,
  invalidDeviceBacking,
  invalidDeviceSpec,
} from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';
import type { World } from './world.ts';

/** The VM whose devices change; a new one is not in the inventory yet. */
export interface DeviceHolder {
  readonly moid: string;
  readonly name: string;
  readonly host: string;
  readonly vmPathName: string;
  readonly powerState: PowerState;
  readonly nics: readonly VmNic[];
  readonly disks: readonly VmDisk[];
  readonly devices: readonly VmDevice[];
}

export interface DeviceSet {
  readonly nics: VmNic[];
  readonly disks: VmDisk[];
  readonly devices: VmDevice[];
  /** `[datastore] path` of disks whose files go. */
  readonly destroyed: string[];
}

/** What one change says, with the position that faults name. */
interface Change {
  readonly operation: string;
  readonly fileOperation: string | undefined;
  readonly device: RequestElement;
  readonly key: number;
  readonly index: number;
}

const IDE_KEYS: readonly number[] = [200, 201];
const STATIC_KEYS: ReadonlySet<number> = new Set([...IDE_KEYS, 100, 300, 400, 500, 600, 700, 12000]);
/** In every VM already; named in a new VM's configuration they mean those. */
const STATIC_TYPES: ReadonlySet<string> = new Set([
  'VirtualPCIController',
  'VirtualPS2Controller',
  'VirtualSIOController',
  'VirtualKeyboard',
  'VirtualPointingDevice',
  'VirtualMachineVideoCard',
  'VirtualMachineVMCIDevice',
]);
/** First key and greatest number of the controllers that can be added. */
const CONTROLLERS: Readonly<Record<string, readonly [firstKey: number, most: number]>> = {
  ParaVirtualSCSIController: [1000, 4],
  VirtualLsiLogicController: [1000, 4],
  VirtualLsiLogicSASController: [1000, 4],
  VirtualBusLogicController: [1000, 4],
  VirtualUSBController: [7000, 1],
  VirtualUSBXHCIController: [14000, 1],
  VirtualAHCIController: [15000, 4],
  VirtualNVMEController: [31000, 4],
};
const NIC = /^Virtual(Vmxnet[23]?|E1000e?|PCNet32|SriovEthernetCard)$/;
const MAX_NICS = 10;

/** The devices after the changes; throws the fault of the first that cannot be. The holder stays as it is. */
export function changedDevices(
  changes: readonly RequestElement[],
  holder: DeviceHolder,
  world: World,
  isNew = false,
): DeviceSet {
  const set: DeviceSet = {
    nics: holder.nics.map((nic) => ({ ...nic })),
    disks: holder.disks.map((disk) => ({ ...disk })),
    devices: holder.devices.map((device) => ({ ...device })),
    destroyed: [],
  };
  const editor = new DeviceEditor(set, holder, world, isNew);
  for (const [index, element] of changes.entries()) {
    const device = element.child('device');
    editor.apply({
      operation: element.optionalString('operation') ?? 'edit',
      fileOperation: element.optionalString('fileOperation'),
      device,
      key: device.number('key'),
      index,
    });
  }
  return set;
}

class DeviceEditor {
  readonly #set: DeviceSet;
  readonly #holder: DeviceHolder;
  readonly #world: World;
  readonly #isNew: boolean;
  /** Keys that the client made up for new controllers → theirs. */
  readonly #keys = new Map<number, number>();
  #newIde = 0;

  constructor(set: DeviceSet, holder: DeviceHolder, world: World, isNew: boolean) {
    this.#set = set;
    this.#holder = holder;
    this.#world = world;
    this.#isNew = isNew;
  }

  apply(change: Change): void {
    if (change.operation === 'add') this.#add(change);
    else if (change.operation === 'remove') this.#remove(change);
    else this.#edit(change);
  }

  #add(change: Change): void {
    const type = change.device.xsiType ?? '';
    if (type === 'VirtualIDEController') this.#addIde(change);
    else if (STATIC_TYPES.has(type)) this.#addStatic(change);
    else if (CONTROLLERS[type] !== undefined) this.#addController(change, type, CONTROLLERS[type]);
    else if (type === 'VirtualDisk') this.#addDisk(change);
    else if (type === 'VirtualCdrom') this.#addCdrom(change);
    else if (type === 'VirtualSerialPort') this.#addSerialPort(change);
    else if (NIC.test(type)) this.#addNic(change, type);
    else throw invalidDeviceSpec(change.index);
  }

  /** Every VM has its two IDE controllers: a new VM's configuration may name them, later there is room for none. */
  #addIde(change: Change): void {
    const key = IDE_KEYS[this.#newIde++];
    if (!this.#isNew || key === undefined) throw invalidDeviceSpec(change.index);
    this.#keys.set(change.key, key);
  }

  #addStatic(change: Change): void {
    if (!this.#isNew) throw invalidDeviceSpec(change.index);
  }

  #addController(change: Change, type: string, [firstKey, most]: readonly [number, number]): void {
    const taken = new Set(this.#set.devices.filter(isController).map((each) => each.key));
    const asked = change.device.optionalNumber('busNumber') ?? 0;
    const candidates = [asked, 0, 1, 2, 3].filter((bus) => bus >= 0 && bus < most);
    const busNumber = candidates.find((bus) => !taken.has(firstKey + bus));
    if (busNumber === undefined) throw invalidDeviceSpec(change.index);
    this.#keys.set(change.key, firstKey + busNumber);
    this.#set.devices.push({ kind: 'controller', key: firstKey + busNumber, type, busNumber });
  }

  #addDisk(change: Change): void {
    const { device, index } = change;
    const controller = this.#controllerOf(change);
    if (controller === undefined) throw invalidDeviceSpec(index);
    const unitNumber = this.#unitOn(controller, change, controller >= 1000 && controller < 2000 ? 16 : 30);
    const backing = device.child('backing');
    const capacityKiB = device.optionalNumber('capacityInKB') ?? 0;
    this.#set.disks.push({
      key: diskKey(controller, unitNumber),
      controllerKey: controller,
      unitNumber,
      capacityKiB: capacityKiB > 0 ? capacityKiB : (device.optionalNumber('capacityInBytes') ?? 0) / 1024,
      fileName: this.#diskFile(backing.optionalString('fileName') ?? '', change),
    });
  }

  /** A new disk gets a file of its own; a disk that is there must be there. */
  #diskFile(asked: string, { fileOperation }: Change): string {
    if (asked.endsWith('.vmdk')) {
      const datastore = this.#datastoreOf(asked);
      const exists = datastore?.files.has(pathBelow(asked, datastore.name) ?? '') === true;
      if (fileOperation === undefined && !exists) throw fileNotFound(asked);
      if (fileOperation === 'create' && exists) throw fileAlreadyExists(asked);
      return asked;
    }
    const stem = this.#holder.vmPathName.slice(0, -'.vmx'.length);
    const taken = new Set(this.#set.disks.map((disk) => disk.fileName));
    for (let number = 0; ; number++) {
      const fileName = `${stem}${number === 0 ? '' : `_${number}`}.vmdk`;
      if (!taken.has(fileName)) return fileName;
    }
  }

  #addCdrom(change: Change): void {
    this.#requireOff(change);
    const controllerKey =
      this.#controllerOf(change) ??
      IDE_KEYS.find((key) => this.#unitsOn(key).size < 2) ??
      fail(invalidDeviceSpec(change.index));
    const unitNumber = this.#unitOn(controllerKey, change, IDE_KEYS.includes(controllerKey) ? 2 : 30);
    this.#set.devices.push({
      kind: 'cdrom',
      key: diskKey(controllerKey, unitNumber),
      controllerKey,
      unitNumber,
      isoPath: this.#isoPath(change),
      startConnected: change.device.optional('connectable')?.boolean('startConnected') ?? false,
    });
  }

  #isoPath({ device, index }: Change): string | null {
    const backing = device.optional('backing');
    if (backing?.xsiType !== 'VirtualCdromIsoBackingInfo') return null;
    const fileName = backing.optionalString('fileName') ?? '';
    if (this.#datastoreOf(fileName) === undefined) throw invalidDeviceBacking(index);
    return fileName;
  }

  #addSerialPort(change: Change): void {
    this.#requireOff(change);
    const taken = new Set(this.#set.devices.flatMap((each) => (each.kind === 'serial' ? [each.unitNumber] : [])));
    const unitNumber = firstFree(taken, 32);
    if (unitNumber === undefined) throw invalidDeviceSpec(change.index);
    this.#set.devices.push({
      kind: 'serial',
      key: 9000 + unitNumber,
      unitNumber,
      backing: this.#serialBacking(change),
      yieldOnPoll: change.device.boolean('yieldOnPoll'),
      startConnected: change.device.optional('connectable')?.boolean('startConnected') ?? true,
    });
  }

  #serialBacking({ device, index }: Change): Extract<VmDevice, { kind: 'serial' }>['backing'] {
    const backing = device.optional('backing');
    switch (backing?.xsiType) {
      case 'VirtualSerialPortFileBackingInfo': {
        const fileName = backing.string('fileName');
        if (this.#datastoreOf(fileName) === undefined) throw invalidDeviceBacking(index);
        return { kind: 'file', fileName };
      }
      case 'VirtualSerialPortURIBackingInfo':
        return {
          kind: 'uri',
          serviceUri: backing.string('serviceURI'),
          direction: backing.string('direction'),
          proxyUri: backing.optionalString('proxyURI') ?? null,
        };
      case 'VirtualSerialPortDeviceBackingInfo':
        return { kind: 'device', deviceName: backing.string('deviceName') };
      default:
        throw invalidDeviceSpec(index);
    }
  }

  #addNic(change: Change, cardType: string): void {
    const { device, index } = change;
    const number = firstFree(new Set(this.#set.nics.map((nic) => nic.key - 4000)), MAX_NICS);
    if (number === undefined) throw invalidDeviceSpec(index);
    const slots = new Set(this.#set.nics.map((nic) => nic.slot));
    const asked = device.optional('slotInfo')?.optionalNumber('pciSlotNumber') ?? -1;
    if (asked >= 0 && slots.has(asked)) throw invalidDeviceSpec(index);
    const free = Array.from({ length: MAX_NICS + 1 }, (_, position) => pciSlot(position)).find(
      (slot) => !slots.has(slot),
    );
    this.#set.nics.push({
      key: 4000 + number,
      slot: asked >= 0 ? asked : (free ?? pciSlot(number)),
      cardType,
      ...this.#macOf(device, number),
      startConnected: device.optional('connectable')?.boolean('startConnected') ?? true,
      network: this.#networkOf(device.optional('backing'), index),
      connected: true,
      ipAddresses: [],
    });
  }

  #macOf(device: RequestElement, number: number): { addressType: MacAddressType; macAddress: string } {
    const asked = device.optionalString('addressType') ?? '';
    const given = device.optionalString('macAddress') ?? '';
    const isManual = asked.toLowerCase() === 'manual' && given !== '';
    const addressType = isManual ? 'manual' : asked.toLowerCase() === 'generated' ? 'generated' : 'assigned';
    return {
      addressType,
      macAddress: isManual ? given : macAddress(`${this.#holder.moid} ${this.#holder.name}`, number),
    };
  }

  /** moid of the network of a card's backing, which the VM's host must see. */
  #networkOf(backing: RequestElement | undefined, index: number): string {
    const host = this.#world.inventory.objects.get(this.#holder.host);
    const seen = host?.type === 'HostSystem' ? [...host.networks] : [];
    const found = seen.find((moid) => this.#isBacking(backing, moid));
    return found ?? fail(invalidDeviceBacking(index));
  }

  #isBacking(backing: RequestElement | undefined, moid: string): boolean {
    const network = this.#world.inventory.objects.get(moid);
    switch (backing?.xsiType) {
      case 'VirtualEthernetCardDistributedVirtualPortBackingInfo': {
        if (network?.type !== 'DistributedVirtualPortgroup') return false;
        const port = backing.child('port');
        const dvs = this.#world.inventory.objects.get(network.distributedSwitch);
        const uuid = port.optionalString('switchUuid') ?? '';
        const isSwitch = uuid === '' || (dvs?.type === 'VmwareDistributedVirtualSwitch' && dvs.uuid === uuid);
        return network.key === port.optionalString('portgroupKey') && isSwitch && !network.uplink;
      }
      case 'VirtualEthernetCardNetworkBackingInfo': {
        const ref = backing.optionalRef('network');
        if (network?.type !== 'Network') return false;
        return ref === undefined ? network.name === backing.optionalString('deviceName') : ref.value === moid;
      }
      case 'VirtualEthernetCardOpaqueNetworkBackingInfo':
        return (
          network?.type === 'OpaqueNetwork' && network.opaqueNetworkId === backing.optionalString('opaqueNetworkId')
        );
      default:
        return false;
    }
  }

  #edit(change: Change): void {
    const { device, key, index } = change;
    if (STATIC_KEYS.has(key)) return;
    const nic = this.#set.nics.find((each) => each.key === key);
    if (nic !== undefined) {
      const connectable = device.optional('connectable');
      if (device.optional('backing') !== undefined) nic.network = this.#networkOf(device.optional('backing'), index);
      nic.startConnected = connectable?.optionalBoolean('startConnected') ?? nic.startConnected;
      nic.connected = connectable?.optionalBoolean('connected') ?? nic.connected;
      return;
    }
    const disk = this.#set.disks.find((each) => each.key === key);
    if (disk !== undefined) {
      const capacityKiB = device.optionalNumber('capacityInKB') ?? disk.capacityKiB;
      if (capacityKiB < disk.capacityKiB) throw invalidDeviceSpec(index);
      disk.capacityKiB = capacityKiB;
      return;
    }
    const other = this.#set.devices.find((each) => each.key === key);
    if (other === undefined) throw invalidDeviceSpec(index);
    if (other.kind === 'cdrom') {
      if (device.optional('backing') !== undefined) other.isoPath = this.#isoPath(change);
      other.startConnected = device.optional('connectable')?.optionalBoolean('startConnected') ?? other.startConnected;
    } else if (other.kind === 'serial') {
      if (device.optional('backing') !== undefined) other.backing = this.#serialBacking(change);
      other.yieldOnPoll = device.optionalBoolean('yieldOnPoll') ?? other.yieldOnPoll;
    }
  }

  #remove(change: Change): void {
    const { key, index, fileOperation } = change;
    const { nics, disks, devices, destroyed } = this.#set;
    const disk = disks.find((each) => each.key === key);
    if (disk !== undefined && fileOperation === 'destroy') destroyed.push(disk.fileName);
    if (take(disks, key) || take(nics, key)) return;
    const other = devices.find((each) => each.key === key);
    if (other === undefined) throw invalidDeviceSpec(index);
    if (other.kind === 'controller' && this.#unitsOn(key).size > 0) throw invalidDeviceSpec(index);
    if (other.kind !== 'controller') this.#requireOff(change);
    take(devices, key);
  }

  #requireOff({ index }: Change): void {
    if (this.#holder.powerState === 'poweredOn') throw deviceHotPlugNotSupported(index);
  }

  /** The controller that a device names; undefined: none named. */
  #controllerOf({ device, index }: Change): number | undefined {
    const asked = device.optionalNumber('controllerKey') ?? 0;
    if (asked === 0) return undefined;
    const key = this.#keys.get(asked) ?? asked;
    const exists =
      IDE_KEYS.includes(key) || this.#set.devices.some((each) => each.kind === 'controller' && each.key === key);
    if (!exists) throw invalidDeviceSpec(index);
    return key;
  }

  #unitsOn(controllerKey: number): Set<number> {
    const units = new Set<number>();
    for (const disk of this.#set.disks) if (disk.controllerKey === controllerKey) units.add(disk.unitNumber);
    for (const each of this.#set.devices) {
      if (each.kind === 'cdrom' && each.controllerKey === controllerKey) units.add(each.unitNumber);
    }
    return units;
  }

  #unitOn(controllerKey: number, { device, index }: Change, most: number): number {
    const taken = this.#unitsOn(controllerKey);
    const isScsi = controllerKey >= 1000 && controllerKey < 2000;
    if (isScsi) taken.add(7);
    const asked = device.optionalNumber('unitNumber') ?? -1;
    if (asked >= 0 && (taken.has(asked) || asked >= most)) throw invalidDeviceSpec(index);
    return asked >= 0 ? asked : (firstFree(taken, most) ?? fail(invalidDeviceSpec(index)));
  }

  /** The datastore of a `[datastore] path`, of those that the host mounts. */
  #datastoreOf(text: string): Datastore | undefined {
    return datastoresOfHost(this.#world, this.#holder.host).find(({ name }) => pathBelow(text, name) !== null);
  }
}

/** The datastores that a host mounts. */
export function datastoresOfHost(world: World, host: string): Datastore[] {
  const found = world.inventory.objects.get(host);
  return (found?.type === 'HostSystem' ? [...found.datastores] : []).flatMap((moid) => {
    const datastore = world.inventory.objects.get(moid);
    return datastore?.type === 'Datastore' ? [datastore] : [];
  });
}

const isController = (device: VmDevice): device is VmController => device.kind === 'controller';

function diskKey(controllerKey: number, unitNumber: number): number {
  if (IDE_KEYS.includes(controllerKey)) return 3000 + 2 * (controllerKey - 200) + unitNumber;
  if (controllerKey >= 31000) return 32000 + 15 * (controllerKey - 31000) + unitNumber;
  if (controllerKey >= 15000) return 16000 + 30 * (controllerKey - 15000) + unitNumber;
  return 2000 + 16 * (controllerKey - 1000) + unitNumber;
}

function firstFree(taken: ReadonlySet<number>, most: number): number | undefined {
  for (let number = 0; number < most; number++) if (!taken.has(number)) return number;
  return undefined;
}

function take(list: { readonly key: number }[], key: number): boolean {
  const position = list.findIndex((each) => each.key === key);
  if (position < 0) return false;
  list.splice(position, 1);
  return true;
}

function fail(error: Error): never {
  throw error;
}
