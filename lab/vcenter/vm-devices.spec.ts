import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VirtualMachine } from './inventory.ts';
import type { Lab } from './testing/calls.ts';
import { makeLab } from './testing/calls.ts';
import { addDevice, card, createVm, pair, readObject, runTask, vmCall } from './testing/vm-calls.ts';

const portgroupOf = (lab: Lab): string => lab.vms[0].nics[0]?.network ?? '';

const FULL = (lab: Lab): string =>
  '<name>vch</name><guestId>otherGuest64</guestId><alternateGuestName>Photon - VCH</alternateGuestName><files><vmPathName>[ds-one]</vmPathName></files><numCPUs>2</numCPUs><memoryMB>2048</memoryMB>' +
  addDevice('VirtualIDEController', '<key>-200</key><busNumber>0</busNumber>') +
  addDevice('ParaVirtualSCSIController', '<key>-201</key><busNumber>0</busNumber><sharedBus>noSharing</sharedBus>') +
  card(portgroupOf(lab), 1184) +
  addDevice(
    'VirtualCdrom',
    '<key>-5</key><backing xsi:type="VirtualCdromIsoBackingInfo"><fileName>[ds-one] vch/a.iso</fileName></backing><connectable><startConnected>true</startConnected><allowGuestControl>true</allowGuestControl><connected>true</connected></connectable><controllerKey>-200</controllerKey>',
  ) +
  addDevice(
    'VirtualSerialPort',
    '<key>-6</key><backing xsi:type="VirtualSerialPortFileBackingInfo"><fileName>[ds-one] vch/tether.debug</fileName></backing><yieldOnPoll>true</yieldOnPoll>',
  ) +
  pair('k', 'v');

async function created(lab: Lab): Promise<VirtualMachine> {
  const end = await runTask(lab, lab.login(), createVm(lab, FULL(lab)));
  const vm = lab.inventory.objects.get(end.result);
  assert.equal(vm?.type, 'VirtualMachine', end.xml);
  return vm;
}

test('a new VM has the devices of every VM and those asked for, with the keys of vSphere', async () => {
  const lab = makeLab();
  const session = lab.login();
  const vm = await created(lab);
  const { xml } = await readObject(lab, session, 'VirtualMachine', vm.moid, ['config.hardware.device']);
  const devices = [...xml.matchAll(/<VirtualDevice xsi:type="(\w+)"><key>(\d+)<\/key><deviceInfo><label>([^<]*)/g)];
  assert.deepEqual(
    devices.map(([, type, key, label]) => `${type} ${key} ${label}`),
    [
      'VirtualIDEController 200 IDE 0',
      'VirtualIDEController 201 IDE 1',
      'VirtualPS2Controller 300 PS2 controller 0',
      'VirtualPCIController 100 PCI controller 0',
      'VirtualSIOController 400 SIO controller 0',
      'VirtualKeyboard 600 Keyboard',
      'VirtualPointingDevice 700 Pointing device',
      'VirtualMachineVideoCard 500 Video card',
      'VirtualMachineVMCIDevice 12000 VMCI device',
      'ParaVirtualSCSIController 1000 SCSI controller 0',
      'VirtualCdrom 3000 CD/DVD drive 1',
      'VirtualVmxnet3 4000 Network adapter 1',
      'VirtualSerialPort 9000 Serial port 1',
    ],
  );
  assert.match(xml, /<pciSlotNumber>1184<\/pciSlotNumber>/);
  assert.match(xml, /<summary>ISO \[ds-one\] vch\/a.iso<\/summary>/);
});

test('the name of the other guest shows in place of the guest id', async () => {
  const lab = makeLab();
  const vm = await created(lab);
  const paths = ['config.alternateGuestName', 'summary.config.guestFullName'];
  const { xml } = await readObject(lab, lab.login(), 'VirtualMachine', vm.moid, paths);
  assert.equal(xml.split('>Photon - VCH<').length - 1, 2);
});

const REFUSED: readonly (readonly [what: string, device: string, fault: string])[] = [
  [
    'a device on a controller that is not there',
    addDevice('VirtualDisk', '<key>-1</key><controllerKey>1003</controllerKey><capacityInKB>1024</capacityInKB>'),
    'InvalidDeviceSpec',
  ],
  ['a card on a port group that the host does not have', card('dvportgroup-9999'), 'InvalidDeviceBacking'],
  [
    'an image on a datastore that the host does not mount',
    addDevice(
      'VirtualCdrom',
      '<key>-1</key><backing xsi:type="VirtualCdromIsoBackingInfo"><fileName>[ds-two] x.iso</fileName></backing>',
    ),
    'InvalidDeviceBacking',
  ],
  [
    'a third IDE controller',
    addDevice('VirtualIDEController', '<key>-1</key><busNumber>0</busNumber>'),
    'InvalidDeviceSpec',
  ],
  ['a device of a kind there is none of', addDevice('VirtualToaster', '<key>-1</key>'), 'InvalidDeviceSpec'],
  [
    'a device to remove that is not there',
    '<deviceChange><operation>remove</operation><device xsi:type="VirtualDevice"><key>4007</key></device></deviceChange>',
    'InvalidDeviceSpec',
  ],
  [
    'a disk file that is not there',
    addDevice(
      'VirtualDisk',
      '<key>-1</key><backing xsi:type="VirtualDiskFlatVer2BackingInfo"><fileName>[ds-one] no/such.vmdk</fileName><diskMode>persistent</diskMode></backing><controllerKey>1000</controllerKey><capacityInKB>1024</capacityInKB>',
    ),
    'FileNotFound',
  ],
];

for (const [what, device, fault] of REFUSED) {
  test(`${what} is refused with ${fault} and changes nothing`, async () => {
    const lab = makeLab();
    const vm = await created(lab);
    const before = structuredClone([vm.nics, vm.disks, vm.devices]);
    const end = await runTask(lab, lab.login(), vmCall('ReconfigVM_Task', vm.moid, `<spec>${device}</spec>`));
    assert.equal(end.fault, fault, end.xml);
    assert.deepEqual([vm.nics, vm.disks, vm.devices], before);
  });
}

test('fields of a device out of their order are no request', async () => {
  const lab = makeLab();
  const vm = await created(lab);
  const device = addDevice('VirtualVmxnet3', '<addressType>generated</addressType><key>-1</key>');
  const end = await runTask(lab, lab.login(), vmCall('ReconfigVM_Task', vm.moid, `<spec>${device}</spec>`));
  assert.equal(end.fault, 'InvalidRequest');
});

test('a card that is removed leaves its network, and others keep their keys', async () => {
  const lab = makeLab();
  const session = lab.login();
  const vm = await created(lab);
  await runTask(lab, session, vmCall('ReconfigVM_Task', vm.moid, `<spec>${card(portgroupOf(lab))}</spec>`));
  assert.deepEqual(
    vm.nics.map(({ key, slot }) => [key, slot]),
    [
      [4000, 1184],
      [4001, 160],
    ],
  );
  const remove = (key: number): string =>
    `<spec><deviceChange><operation>remove</operation><device xsi:type="VirtualVmxnet3"><key>${key}</key></device></deviceChange></spec>`;
  await runTask(lab, session, vmCall('ReconfigVM_Task', vm.moid, remove(4000)));
  assert.deepEqual(
    vm.nics.map(({ key }) => key),
    [4001],
  );
  await runTask(lab, session, vmCall('ReconfigVM_Task', vm.moid, remove(4001)));
  const { xml } = await readObject(lab, session, 'DistributedVirtualPortgroup', portgroupOf(lab), ['vm']);
  assert.doesNotMatch(xml, new RegExp(`>${vm.moid}<`));
});

test('a serial port cannot be added to a running VM', async () => {
  const lab = makeLab();
  const port = addDevice(
    'VirtualSerialPort',
    '<key>-6</key><backing xsi:type="VirtualSerialPortFileBackingInfo"><fileName>[ds-one] a/x</fileName></backing><yieldOnPoll>true</yieldOnPoll>',
  );
  const end = await runTask(lab, lab.login(), vmCall('ReconfigVM_Task', lab.vms[0].moid, `<spec>${port}</spec>`));
  assert.equal(end.fault, 'DeviceHotPlugNotSupported');
});

test('a card needs the right to use its network', async () => {
  const lab = makeLab();
  lab.world.authorization.deny([{ user: '*', privilege: 'Network.Assign', entity: 'pg-one' }]);
  const end = await runTask(lab, lab.login(), createVm(lab, FULL(lab)));
  assert.equal(end.fault, 'NoPermission');
  assert.equal(lab.inventory.objects.size, makeLab().inventory.objects.size);
});
