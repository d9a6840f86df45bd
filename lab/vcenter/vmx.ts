/** A VM's `.vmx` file: `key = "value"` lines, written anew whenever the VM changes, with all that `config.extraConfig` hides. */
import { extraConfigOf } from './builders.ts';
import type { Inventory, VirtualMachine, VmNic } from './inventory.ts';

export function vmxBytes(inventory: Inventory, vm: VirtualMachine): Uint8Array {
  return new TextEncoder().encode(vmxText(inventory, vm));
}

function vmxText(inventory: Inventory, vm: VirtualMachine): string {
  const lines = new Map<string, string>([
    ['.encoding', 'UTF-8'],
    ['config.version', '8'],
    ['virtualHW.version', '21'],
    ['displayName', vm.name],
    ['annotation', vm.annotation],
    ['guestOS', GUEST_SYSTEMS[vm.guestId] ?? vm.guestId],
    ['guestOSAltName', vm.alternateGuestName],
    ['numvcpus', String(vm.numCpu)],
    ['memSize', String(vm.memoryMiB)],
    ['uuid.bios', spaced(vm.uuid)],
    ['vc.uuid', spaced(vm.instanceUuid)],
    ['nvram', `${fileNameOf(vm.vmPathName).slice(0, -'.vmx'.length)}.nvram`],
    ['pciBridge0.present', 'TRUE'],
    ['svga.present', 'TRUE'],
    ['vmci0.present', 'TRUE'],
    ...deviceLines(vm),
    ...vm.nics.flatMap((nic) => nicLines(inventory, nic)),
    ...extraConfigOf(vm),
  ]);
  return [...lines]
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} = "${escapeVmx(value)}"\n`)
    .join('');
}

/** VMware's escapes: `|` and two hexadecimal digits, for the quote, the bar and the ends of lines. */
const escapeVmx = (value: string): string =>
  value.replace(
    /["|\n\r\0]/g,
    (character) => `|${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );

const GUEST_SYSTEMS: Readonly<Record<string, string>> = {
  otherGuest64: 'other-64',
  other3xLinux64Guest: 'other3xlinux-64',
  other4xLinux64Guest: 'other4xlinux-64',
  vmwarePhoton64Guest: 'vmware-photon-64',
  ubuntu64Guest: 'ubuntu-64',
  debian12_64Guest: 'debian12-64',
  windows2019srv_64Guest: 'windows2019srv-64',
};

const CONTROLLER_NAMES: Readonly<Record<string, readonly [prefix: string, device: string]>> = {
  ParaVirtualSCSIController: ['scsi', 'pvscsi'],
  VirtualLsiLogicController: ['scsi', 'lsilogic'],
  VirtualLsiLogicSASController: ['scsi', 'lsisas1068'],
  VirtualBusLogicController: ['scsi', 'buslogic'],
  VirtualAHCIController: ['sata', ''],
};

function deviceLines(vm: VirtualMachine): [string, string][] {
  const lines: [string, string][] = [];
  const present = (name: string, fields: readonly (readonly [string, string])[]) => {
    for (const [field, value] of fields) lines.push([`${name}.${field}`, value]);
    lines.push([`${name}.present`, 'TRUE']);
  };
  const prefixes = new Map<number, string>([
    [200, 'ide0'],
    [201, 'ide1'],
  ]);
  for (const device of vm.devices) {
    if (device.kind === 'controller') {
      const [prefix, name] = CONTROLLER_NAMES[device.type] ?? ['', ''];
      if (prefix === '') continue;
      prefixes.set(device.key, `${prefix}${device.busNumber}`);
      present(`${prefix}${device.busNumber}`, [['virtualDev', name]]);
    } else if (device.kind === 'cdrom') {
      present(`${prefixes.get(device.controllerKey) ?? 'ide0'}:${device.unitNumber}`, [
        ['deviceType', device.isoPath === null ? 'cdrom-raw' : 'cdrom-image'],
        ['fileName', device.isoPath === null ? 'emptyBackingString' : localPath(vm, device.isoPath)],
        ['startConnected', String(device.startConnected).toUpperCase()],
      ]);
    } else {
      const { backing } = device;
      const fileName =
        backing.kind === 'file'
          ? localPath(vm, backing.fileName)
          : backing.kind === 'uri'
            ? backing.serviceUri
            : backing.deviceName;
      present(`serial${device.unitNumber}`, [
        ['fileType', backing.kind === 'uri' ? 'network' : backing.kind],
        ['fileName', fileName],
        ['yieldOnMsrRead', String(device.yieldOnPoll).toUpperCase()],
      ]);
    }
  }
  for (const disk of vm.disks) {
    present(`${prefixes.get(disk.controllerKey) ?? 'scsi0'}:${disk.unitNumber}`, [
      ['deviceType', 'scsi-hardDisk'],
      ['fileName', localPath(vm, disk.fileName)],
    ]);
  }
  return lines;
}

function nicLines(inventory: Inventory, nic: VmNic): [string, string][] {
  const name = `ethernet${nic.key - 4000}`;
  const network = inventory.objects.get(nic.network);
  const place: [string, string][] =
    network?.type === 'DistributedVirtualPortgroup'
      ? [
          [`${name}.dvs.portgroupId`, network.key],
          [`${name}.dvs.switchId`, switchUuid(inventory, network.distributedSwitch)],
        ]
      : [[`${name}.networkName`, network?.name ?? '']];
  return [
    [`${name}.virtualDev`, nic.cardType.replace('Virtual', '').toLowerCase()],
    ...place,
    [`${name}.pciSlotNumber`, String(nic.slot)],
    [
      `${name}.addressType`,
      nic.addressType === 'assigned' ? 'vpx' : nic.addressType === 'manual' ? 'static' : 'generated',
    ],
    [nic.addressType === 'manual' ? `${name}.address` : `${name}.generatedAddress`, nic.macAddress],
    [`${name}.present`, 'TRUE'],
  ];
}

function switchUuid(inventory: Inventory, moid: string): string {
  const found = inventory.objects.get(moid);
  return found?.type === 'VmwareDistributedVirtualSwitch' ? found.uuid : '';
}

/** Files in the VM's own folder are named without it. */
function localPath(vm: VirtualMachine, path: string): string {
  const folder = vm.vmPathName.slice(0, vm.vmPathName.lastIndexOf('/') + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `56 4d …-…`: sixteen bytes in two groups. */
function spaced(uuid: string): string {
  const bytes = uuid.replaceAll('-', '').match(/../g) ?? [];
  return `${bytes.slice(0, 8).join(' ')}-${bytes.slice(8).join(' ')}`;
}
