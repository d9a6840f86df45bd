import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseTargetAddress } from '../../src/target/target-address.ts';

describe('the address of a target', () => {
  it('is a name or address, with 443 unless a port is given', () => {
    assert.deepEqual(parseTargetAddress('vc.example.com'), {
      host: 'vc.example.com',
      port: 443,
      sdkUrl: 'https://vc.example.com/sdk',
    });
    assert.deepEqual(parseTargetAddress('127.0.0.1:8989'), {
      host: '127.0.0.1',
      port: 8989,
      sdkUrl: 'https://127.0.0.1:8989/sdk',
    });
  });

  it('has an IPv6 address in brackets', () => {
    const address = parseTargetAddress('[2001:db8::1]:8443');
    assert.equal(address?.host, '2001:db8::1');
    assert.equal(address.sdkUrl, 'https://[2001:db8::1]:8443/sdk');
  });

  for (const text of [
    '127.0.0.1%3A8989',
    'user@vc.example.com',
    'user:password@vc.example.com',
    'vc.example.com/other',
    'vc.example.com:0',
    'vc.example.com:65536',
    'vc.example.com:',
    '2001:db8::1',
    '',
    '..',
    'vc example.com',
    'vc.example.com#x',
    'vc.example.com?x',
  ]) {
    it(`is never ${JSON.stringify(text)}`, () => {
      assert.equal(parseTargetAddress(text), null);
    });
  }
});
