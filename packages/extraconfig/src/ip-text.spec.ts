import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressBytes, addressText, maskBytes, prefixLength } from './ip-text.ts';

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

describe('addressText', () => {
  const cases = [
    ['c6336407', '198.51.100.7'],
    ['00000000000000000000ffffc6336407', '198.51.100.7'],
    ['20010db8000000000000000000000001', '2001:db8::1'],
    ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
    ['20010000000000010000000000000001', '2001:0:0:1::1'],
    ['fe800000000000000000000000000000', 'fe80::'],
    ['00000000000000000000000000000001', '::1'],
    ['00000000', null],
    ['00000000000000000000000000000000', null],
    ['00000000000000000000ffff00000000', null],
    ['c63364', null],
    ['', null],
  ] as const;
  for (const [hex, text] of cases) {
    it(`reads ${hex || 'nothing'} as ${text}`, () => assert.equal(addressText(fromHex(hex)), text));
  }

  it('has no address of absent bytes', () => assert.equal(addressText(null), null));
});

describe('addressBytes', () => {
  for (const text of ['198.51.100.7', '2001:db8::1', '::1', 'fe80::', '1:2:3:4:5:6:7:8', '2001:db8:0:1:1:1:1:1']) {
    it(`writes ${text} in 16 bytes that read back`, () => {
      const bytes = addressBytes(text);
      assert.equal(bytes?.length, 16);
      assert.equal(addressText(bytes), text);
    });
  }
  for (const text of ['', '1.2.3', '1.2.3.256', '1:2', '1::2::3', 'g::', '1:2:3:4:5:6:7:8:9', 'nonsense']) {
    it(`has no bytes for "${text}"`, () => assert.equal(addressBytes(text), null));
  }
});

describe('prefixLength', () => {
  const cases = [
    ['ffff0000', 16],
    ['ffffff80', 25],
    ['00000000', 0],
    ['ffffffff', 32],
    ['ffffffffffffffff0000000000000000', 64],
    ['ff00ff00', null],
    ['ffff', null],
  ] as const;
  for (const [hex, length] of cases) {
    it(`of ${hex} is ${length}`, () => assert.equal(prefixLength(fromHex(hex)), length));
  }

  it('reads back from masks of every length', () => {
    for (let length = 0; length <= 32; length += 1) assert.equal(prefixLength(maskBytes(length)), length);
    for (let length = 0; length <= 128; length += 1) assert.equal(prefixLength(maskBytes(length, 16)), length);
  });
});
