import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeDevices, isEthernetCard, removalOf } from './devices.ts';
import { METHODS } from './methods/table.ts';
import { requestText } from './wire/request.ts';

const DEVICES = decodeDevices([
  { typeName: 'VirtualIDEController', key: '200', deviceInfo: { label: 'IDE 0', summary: 'IDE 0' }, busNumber: '0' },
  {
    typeName: 'VirtualVmxnet3',
    key: '4000',
    deviceInfo: { label: 'Network adapter 1', summary: 'DVSwitch' },
    backing: {
      typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo',
      port: { switchUuid: 'u', portgroupKey: 'dvportgroup-13' },
    },
    slotInfo: { typeName: 'VirtualDevicePciBusSlotInfo', pciSlotNumber: '1184' },
    controllerKey: '100',
    unitNumber: '7',
    macAddress: '00:50:56:00:00:01',
  },
  {
    typeName: 'VirtualE1000',
    key: '4001',
    backing: {
      typeName: 'VirtualEthernetCardNetworkBackingInfo',
      deviceName: 'VM Network',
      network: { type: 'Network', value: 'network-7' },
    },
  },
  {
    typeName: 'VirtualDisk',
    key: '2000',
    backing: { typeName: 'VirtualDiskFlatVer2BackingInfo', fileName: '[ds] a/a.vmdk' },
    capacityInKB: '8000000',
  },
  {
    typeName: 'VirtualCdrom',
    key: '3000',
    backing: { typeName: 'VirtualCdromIsoBackingInfo', fileName: '[ds] a/b.iso' },
  },
  { typeName: 'VirtualSerialPort', key: '9000' },
  { typeName: 'VirtualKeyboard' },
]);

describe('decodeDevices', () => {
  it('reads kinds, places and backings', () => {
    assert.deepEqual(
      DEVICES.map(({ type, key }) => [type, key]),
      [
        ['VirtualIDEController', 200],
        ['VirtualVmxnet3', 4000],
        ['VirtualE1000', 4001],
        ['VirtualDisk', 2000],
        ['VirtualCdrom', 3000],
        ['VirtualSerialPort', 9000],
      ],
    );
    const [, distributed, standard, disk, cdrom] = DEVICES;
    assert.deepEqual(
      [distributed?.pciSlotNumber, distributed?.portgroupKey, distributed?.switchUuid, distributed?.unitNumber],
      [1184, 'dvportgroup-13', 'u', 7],
    );
    assert.deepEqual([standard?.network?.value, standard?.deviceName], ['network-7', 'VM Network']);
    assert.deepEqual(
      [disk?.fileName, disk?.capacityInKB, cdrom?.fileName],
      ['[ds] a/a.vmdk', 8_000_000, '[ds] a/b.iso'],
    );
    assert.deepEqual(
      DEVICES.filter(isEthernetCard).map(({ key }) => key),
      [4000, 4001],
    );
  });

  it('reads none from nothing', () => {
    assert.deepEqual(decodeDevices(undefined), []);
  });
});

describe('removalOf', () => {
  it('takes a device by its kind and key, and leaves the file', () => {
    const deviceChange = DEVICES.flatMap((device) => removalOf(device) ?? []);
    const vm = { type: 'VirtualMachine', value: 'vm-1' };
    const { parameters } = METHODS.ReconfigVM_Task;
    const text = requestText('ReconfigVM_Task', vm, parameters, { spec: { deviceChange } }, 'o');
    const change = (type: string, key: number, rest = ''): string =>
      `<deviceChange><operation>remove</operation><device xsi:type="${type}"><key>${key}</key>${rest}</device></deviceChange>`;
    assert.equal(
      /<spec>(.*)<\/spec>/s.exec(text)?.[1],
      change('VirtualVmxnet3', 4000) +
        change('VirtualE1000', 4001) +
        change('VirtualDisk', 2000, '<capacityInKB>8000000</capacityInKB>') +
        change('VirtualCdrom', 3000) +
        change('VirtualSerialPort', 9000, '<yieldOnPoll>true</yieldOnPoll>'),
    );
  });
});
