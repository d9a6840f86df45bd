import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addressNumber, addressText, parseCidr, parseRange } from '@vic/contract/addresses';
import { isInSubnet, rangesOverlap, subnetText } from './addresses.ts';

describe('two ranges', () => {
  const cases: readonly [string, string, boolean][] = [
    ['172.16.0.0/12', '172.20.0.0/16', true],
    ['172.20.0.0/16', '172.16.0.0/12', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['10.0.0.10-10.0.0.20', '10.0.0.20/32', true],
    ['172.16.0.0/12', 'unreadable', false],
  ];
  for (const [one, other, expected] of cases) {
    it(`${expected ? 'overlap' : 'do not overlap'}: ${one} and ${other}`, () => {
      assert.equal(rangesOverlap(one, other), expected);
    });
  }
});

describe('addresses', () => {
  for (const text of ['1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', '1.2.3.4 ', '', '::1', '1', '0x1.2.3.4']) {
    it(`refuses "${text}"`, () => {
      assert.equal(addressNumber(text), null);
    });
  }

  it('turns numbers into text and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (number) => {
        assert.equal(addressNumber(addressText(number)), number);
      }),
    );
  });

  for (const text of ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0/8', '10.0.0.0/08', '/8', '']) {
    it(`takes "${text}" for no CIDR block`, () => {
      assert.equal(parseCidr(text), null);
    });
  }

  it('knows the network of an address', () => {
    assert.equal(subnetText({ address: '10.1.2.3', prefix: 12 }), '10.0.0.0/12');
    assert.equal(subnetText({ address: '255.255.255.255', prefix: 0 }), '0.0.0.0/0');
    assert.equal(isInSubnet('10.15.255.255', { address: '10.1.2.3', prefix: 12 }), true);
    assert.equal(isInSubnet('10.16.0.0', { address: '10.1.2.3', prefix: 12 }), false);
  });

  it('reads ranges and tells reversed ones apart', () => {
    assert.deepEqual(parseRange('10.2.0.16/30'), { first: 167903248, last: 167903251 });
    assert.deepEqual(parseRange('10.2.0.16-10.2.0.16'), { first: 167903248, last: 167903248 });
    assert.equal(parseRange('10.2.0.17-10.2.0.16'), 'reversed');
    assert.equal(parseRange('10.2.0.17-'), 'unreadable');
    assert.equal(parseRange('10.2.0.1-10.2.0.2-10.2.0.3'), 'unreadable');
    assert.equal(parseRange(''), 'unreadable');
  });
});
