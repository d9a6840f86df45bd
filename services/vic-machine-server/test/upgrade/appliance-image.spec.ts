import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeDevices } from '@vic/vim25';
import { otherImage } from '../../src/upgrade/appliance-image.ts';

const IDE = { typeName: 'VirtualIDEController', key: 200 };
const drive = (key: number, fileName?: string) => ({
  typeName: 'VirtualCdrom',
  key,
  controllerKey: 200,
  unitNumber: key - 3000,
  ...(fileName !== undefined && { backing: { typeName: 'VirtualCdromIsoBackingInfo', fileName } }),
});
const NEW = '[ds] web/new.iso';

describe('the image of an endpoint VM', () => {
  it('is changed in the drive that holds the old one', () => {
    const devices = decodeDevices([IDE, drive(3000), drive(3001, '[ds] web/old.iso')]);
    const { operation, device } = otherImage(devices, NEW);
    assert.deepEqual([operation, device.key], ['edit', 3001]);
    assert.deepEqual(device.backing, { typeName: 'VirtualCdromIsoBackingInfo', fileName: NEW });
  });

  it('goes into an empty drive', () => {
    assert.equal(otherImage(decodeDevices([IDE, drive(3000)]), NEW).device.key, 3000);
  });

  it('gets a drive where there is none', () => {
    assert.equal(otherImage(decodeDevices([IDE]), NEW).operation, 'add');
  });
});
