/** `config.hardware.device` of a VM: what every VM has, and what was added, with the keys and labels vSphere gives them. */
import { pathBelow } from '../datastore-path-text.ts';
import type { VirtualMachine, VmCdrom, VmController, VmDisk, VmNic, VmSerialPort } from '../inventory.ts';
import type { ReadContext } from '../model/property.ts';
import type { Value } from '../soap/value.ts';
import { array, boolean, int, long, object, reference, subtype, text } from '../soap/value.ts';

const PCI = 100;
const SIO = 400;

export function devicesOf(vm: VirtualMachine, context: ReadContext): Value {
  return array('VirtualDevice', [
    ...standardDevices(vm),
    ...vm.devices.flatMap((device) => (device.kind === 'controller' ? [controller(device, vm)] : [])),
    ...vm.devices.flatMap((device) => (device.kind === 'cdrom' ? [cdrom(device, vm, context)] : [])),
    ...vm.disks.map((disk, position) => hardDisk(disk, position, vm, context)),
    ...vm.nics.map((nic) => networkCard(nic, vm, context)),
    ...vm.devices.flatMap((device) => (device.kind === 'serial' ? [serialPort(device, vm, context)] : [])),
  ]);
}

const info = (label: string, summary: string): Value =>
  object('Description', { label: text(label), summary: text(summary) });

/** Keys of the devices on a controller. */
function devicesOn(controllerKey: number, vm: VirtualMachine): Value | undefined {
  const keys = [
    ...vm.disks.filter((disk) => disk.controllerKey === controllerKey),
    ...vm.devices.filter((device) => device.kind === 'cdrom' && device.controllerKey === controllerKey),
  ].map((device) => int(device.key));
  return keys.length === 0 ? undefined : array('int', keys);
}

function standardDevices(vm: VirtualMachine): Value[] {
  const pciKeys = [500, 12000, ...vm.devices.filter(isOnPci).map(({ key }) => key), ...vm.nics.map(({ key }) => key)];
  const serialKeys = vm.devices.flatMap((device) => (device.kind === 'serial' ? [device.key] : []));
  return [
    ...[0, 1].map((bus) =>
      subtype('VirtualIDEController', {
        key: int(200 + bus),
        deviceInfo: info(`IDE ${bus}`, `IDE ${bus}`),
        busNumber: int(bus),
        device: devicesOn(200 + bus, vm),
      }),
    ),
    subtype('VirtualPS2Controller', {
      key: int(300),
      deviceInfo: info('PS2 controller 0', 'PS2 controller 0'),
      busNumber: int(0),
      device: array('int', [int(600), int(700)]),
    }),
    subtype('VirtualPCIController', {
      key: int(PCI),
      deviceInfo: info('PCI controller 0', 'PCI controller 0'),
      busNumber: int(0),
      device: array('int', pciKeys.map(int)),
    }),
    subtype('VirtualSIOController', {
      key: int(SIO),
      deviceInfo: info('SIO controller 0', 'SIO controller 0'),
      busNumber: int(0),
      device: serialKeys.length === 0 ? undefined : array('int', serialKeys.map(int)),
    }),
    subtype('VirtualKeyboard', {
      key: int(600),
      deviceInfo: info('Keyboard', 'Keyboard'),
      controllerKey: int(300),
      unitNumber: int(0),
    }),
    subtype('VirtualPointingDevice', {
      key: int(700),
      deviceInfo: info('Pointing device', 'Pointing device; Device'),
      backing: subtype('VirtualPointingDeviceDeviceBackingInfo', {
        deviceName: text(''),
        useAutoDetect: boolean(false),
        hostPointingDevice: text('autodetect'),
      }),
      controllerKey: int(300),
      unitNumber: int(1),
    }),
    subtype('VirtualMachineVideoCard', {
      key: int(500),
      deviceInfo: info('Video card', 'Video card'),
      controllerKey: int(PCI),
      unitNumber: int(0),
      videoRamSizeInKB: long(4096),
      numDisplays: long(1),
      useAutoDetect: boolean(false),
      enable3DSupport: boolean(false),
    }),
    subtype('VirtualMachineVMCIDevice', {
      key: int(12000),
      deviceInfo: info(
        'VMCI device',
        'Device on the virtual machine PCI bus that provides support for the virtual machine communication interface',
      ),
      controllerKey: int(PCI),
      unitNumber: int(17),
      id: long(-1),
      allowUnrestrictedCommunication: boolean(false),
      filterEnable: boolean(true),
    }),
  ];
}

const isOnPci = (device: VirtualMachine['devices'][number]): boolean => device.kind === 'controller';

const SCSI_SUMMARIES: Readonly<Record<string, string>> = {
  ParaVirtualSCSIController: 'VMware paravirtual SCSI',
  VirtualLsiLogicController: 'LSI Logic',
  VirtualLsiLogicSASController: 'LSI Logic SAS',
  VirtualBusLogicController: 'BusLogic',
};

function controller({ key, type, busNumber }: VmController, vm: VirtualMachine): Value {
  const isScsi = SCSI_SUMMARIES[type] !== undefined;
  const kind = isScsi
    ? 'SCSI'
    : type === 'VirtualAHCIController'
      ? 'SATA'
      : type === 'VirtualNVMEController'
        ? 'NVME'
        : 'USB';
  const label = `${kind} controller${kind === 'USB' ? '' : ` ${busNumber}`}`;
  return subtype(type, {
    key: int(key),
    deviceInfo: info(label, SCSI_SUMMARIES[type] ?? label),
    controllerKey: int(PCI),
    unitNumber: int(isScsi ? 3 + busNumber : 22 + busNumber),
    busNumber: int(busNumber),
    device: devicesOn(key, vm),
    ...(isScsi ? { hotAddRemove: boolean(true), sharedBus: text('noSharing'), scsiCtlrUnitNumber: int(7) } : {}),
  });
}

/** The datastore of a file, as backings name it. */
function datastoreOf(fileName: string, vm: VirtualMachine, { world }: ReadContext): Value | undefined {
  const moid = vm.datastores.find(
    (each) => pathBelow(fileName, world.inventory.objects.get(each)?.name ?? '') !== null,
  );
  return moid === undefined ? undefined : reference('Datastore', moid);
}

function connectable(vm: VirtualMachine, startConnected: boolean, isConnected: boolean): Value {
  return object('VirtualDeviceConnectInfo', {
    startConnected: boolean(startConnected),
    allowGuestControl: boolean(true),
    connected: boolean(isConnected && vm.powerState === 'poweredOn'),
    status: text(vm.powerState === 'poweredOn' ? 'ok' : 'untried'),
  });
}

function cdrom(device: VmCdrom, vm: VirtualMachine, context: ReadContext): Value {
  const { isoPath, startConnected } = device;
  const number = vm.devices.filter((each) => each.kind === 'cdrom').indexOf(device) + 1;
  return subtype('VirtualCdrom', {
    key: int(device.key),
    deviceInfo: info(`CD/DVD drive ${number}`, isoPath === null ? 'Remote device' : `ISO ${isoPath}`),
    backing:
      isoPath === null
        ? subtype('VirtualCdromRemotePassthroughBackingInfo', {
            deviceName: text(''),
            useAutoDetect: boolean(false),
            exclusive: boolean(false),
          })
        : subtype('VirtualCdromIsoBackingInfo', {
            fileName: text(isoPath),
            datastore: datastoreOf(isoPath, vm, context),
          }),
    connectable: connectable(vm, startConnected, startConnected),
    controllerKey: int(device.controllerKey),
    unitNumber: int(device.unitNumber),
  });
}

function hardDisk(disk: VmDisk, position: number, vm: VirtualMachine, context: ReadContext): Value {
  return subtype('VirtualDisk', {
    key: int(disk.key),
    deviceInfo: info(`Hard disk ${position + 1}`, `${disk.capacityKiB.toLocaleString('en-US')} KB`),
    backing: subtype('VirtualDiskFlatVer2BackingInfo', {
      fileName: text(disk.fileName),
      datastore: datastoreOf(disk.fileName, vm, context),
      diskMode: text('persistent'),
      thinProvisioned: boolean(true),
    }),
    controllerKey: int(disk.controllerKey),
    unitNumber: int(disk.unitNumber),
    capacityInKB: long(disk.capacityKiB),
    capacityInBytes: long(disk.capacityKiB * 1024),
  });
}

function networkCard(nic: VmNic, vm: VirtualMachine, context: ReadContext): Value {
  const number = nic.key - 4000;
  return subtype(nic.cardType, {
    key: int(nic.key),
    deviceInfo: info(`Network adapter ${number + 1}`, nicSummary(nic, context)),
    backing: nicBacking(nic, context),
    connectable: connectable(vm, nic.startConnected, nic.connected),
    slotInfo: subtype('VirtualDevicePciBusSlotInfo', { pciSlotNumber: int(nic.slot) }),
    controllerKey: int(PCI),
    unitNumber: int(7 + number),
    addressType: text(nic.addressType),
    macAddress: text(nic.macAddress),
    wakeOnLanEnabled: boolean(true),
    resourceAllocation: undefined,
    externalId: undefined,
    uptCompatibilityEnabled: boolean(false),
  });
}

function nicSummary(nic: VmNic, { world }: ReadContext): string {
  const network = world.inventory.objects.get(nic.network);
  if (network?.type !== 'DistributedVirtualPortgroup') return network?.name ?? '';
  const dvs = world.inventory.objects.get(network.distributedSwitch);
  return `DVSwitch: ${dvs?.type === 'VmwareDistributedVirtualSwitch' ? dvs.uuid : ''}`;
}

function nicBacking(nic: VmNic, { world }: ReadContext): Value {
  const network = world.inventory.objects.get(nic.network);
  if (network?.type === 'DistributedVirtualPortgroup') {
    const distributedSwitch = world.inventory.objects.get(network.distributedSwitch);
    return subtype('VirtualEthernetCardDistributedVirtualPortBackingInfo', {
      port: object('DistributedVirtualSwitchPortConnection', {
        switchUuid: text(distributedSwitch && 'uuid' in distributedSwitch ? distributedSwitch.uuid : ''),
        portgroupKey: text(network.key),
      }),
    });
  }
  if (network?.type === 'OpaqueNetwork') {
    return subtype('VirtualEthernetCardOpaqueNetworkBackingInfo', {
      opaqueNetworkId: text(network.opaqueNetworkId ?? ''),
      opaqueNetworkType: text(network.opaqueNetworkType ?? ''),
    });
  }
  return subtype('VirtualEthernetCardNetworkBackingInfo', {
    deviceName: text(network?.name ?? ''),
    network: network === undefined ? undefined : reference(network.type, network.moid),
  });
}

function serialPort(device: VmSerialPort, vm: VirtualMachine, context: ReadContext): Value {
  return subtype('VirtualSerialPort', {
    key: int(device.key),
    deviceInfo: info(`Serial port ${device.unitNumber + 1}`, serialSummary(device)),
    backing: serialBacking(device, vm, context),
    connectable: connectable(vm, device.startConnected, device.startConnected),
    controllerKey: int(SIO),
    unitNumber: int(device.unitNumber),
    yieldOnPoll: boolean(device.yieldOnPoll),
  });
}

function serialSummary({ backing }: VmSerialPort): string {
  if (backing.kind === 'file') return `File ${backing.fileName}`;
  return backing.kind === 'uri' ? `Remote ${backing.serviceUri}` : `Device ${backing.deviceName}`;
}

function serialBacking({ backing }: VmSerialPort, vm: VirtualMachine, context: ReadContext): Value {
  switch (backing.kind) {
    case 'file':
      return subtype('VirtualSerialPortFileBackingInfo', {
        fileName: text(backing.fileName),
        datastore: datastoreOf(backing.fileName, vm, context),
      });
    case 'uri':
      return subtype('VirtualSerialPortURIBackingInfo', {
        serviceURI: text(backing.serviceUri),
        direction: text(backing.direction),
        proxyURI: backing.proxyUri === null ? undefined : text(backing.proxyUri),
      });
    case 'device':
      return subtype('VirtualSerialPortDeviceBackingInfo', { deviceName: text(backing.deviceName) });
  }
}
