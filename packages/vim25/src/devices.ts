import { field, number, objects, reference, text } from './fields.ts';
import type { VirtualDeviceConfigSpec } from './methods/virtual-device.ts';
import type { ManagedObjectReference, VimValue } from './values.ts';

/** What is to be known of a VM's device: its kind, where it sits and what it stands on. */
export interface Device {
  /** Concrete type, like `VirtualVmxnet3`. */
  readonly type: string;
  readonly key: number;
  readonly label: string;
  readonly summary: string;
  readonly controllerKey: number | undefined;
  readonly unitNumber: number | undefined;
  /** Of a NIC or another PCI device, where the guest sees it. */
  readonly pciSlotNumber: number | undefined;
  readonly macAddress: string | undefined;
  /** Concrete type of the backing; undefined without one. */
  readonly backingType: string | undefined;
  /** `[datastore] folder/file` behind a disk, a CD-ROM drive or a serial port. */
  readonly fileName: string | undefined;
  /** Of a NIC on a standard port group. */
  readonly network: ManagedObjectReference | undefined;
  /** Name of the network or of the physical device. */
  readonly deviceName: string | undefined;
  /** Of a NIC on a distributed port group. */
  readonly portgroupKey: string | undefined;
  readonly switchUuid: string | undefined;
  /** Of a disk. */
  readonly capacityInKB: number | undefined;
}

/** Reads a VM's property `config.hardware.device`. */
export function decodeDevices(value: VimValue | undefined): Device[] {
  return objects(value).flatMap((device) => {
    const key = number(device['key']);
    if (key === undefined) return [];
    const info = device['deviceInfo'];
    const backing = device['backing'];
    const port = field(backing, 'port');
    return [
      {
        type: device.typeName ?? 'VirtualDevice',
        key,
        label: text(field(info, 'label')) ?? '',
        summary: text(field(info, 'summary')) ?? '',
        controllerKey: number(device['controllerKey']),
        unitNumber: number(device['unitNumber']),
        pciSlotNumber: number(field(device['slotInfo'], 'pciSlotNumber')),
        macAddress: text(device['macAddress']),
        backingType: text(field(backing, 'typeName')),
        fileName: text(field(backing, 'fileName')),
        network: reference(field(backing, 'network')),
        deviceName: text(field(backing, 'deviceName')),
        portgroupKey: text(field(port, 'portgroupKey')),
        switchUuid: text(field(port, 'switchUuid')),
        capacityInKB: number(device['capacityInKB']),
      },
    ];
  });
}

const ETHERNET_CARDS = ['VirtualVmxnet3', 'VirtualVmxnet2', 'VirtualE1000', 'VirtualE1000e', 'VirtualPCNet32'] as const;

function ethernetType(type: string): (typeof ETHERNET_CARDS)[number] | undefined {
  return ETHERNET_CARDS.find((known) => known === type);
}

/** Whether a device is a network card. */
export function isEthernetCard({ type }: Device): boolean {
  return ethernetType(type) !== undefined;
}

/**
 * The change that takes a device from its VM; the file behind a disk stays. Null for kinds that are not taken:
 * controllers, keyboards and the like.
 */
export function removalOf(device: Device): VirtualDeviceConfigSpec | null {
  const { key } = device;
  const operation = 'remove';
  const card = ethernetType(device.type);
  if (card !== undefined) return { operation, device: { typeName: card, key } };
  switch (device.type) {
    case 'VirtualDisk':
      return { operation, device: { typeName: 'VirtualDisk', key, capacityInKB: device.capacityInKB ?? 0 } };
    case 'VirtualCdrom':
      return { operation, device: { typeName: 'VirtualCdrom', key } };
    case 'VirtualSerialPort':
      return { operation, device: { typeName: 'VirtualSerialPort', key, yieldOnPoll: true } };
    default:
      return null;
  }
}
