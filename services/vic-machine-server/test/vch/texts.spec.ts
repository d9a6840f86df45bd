import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressBytes, maskBytes, models, zeroOf, type Url } from '@vic/extraconfig';
import { cidrText, networkText, rangeText } from '../../src/vch/address-text.ts';
import { pemBlocks } from '../../src/vch/pem-blocks.ts';
import { decodeAllocation } from '../../src/vch/pool-allocation.ts';
import { storeUrl } from '../../src/vch/store-url.ts';

const net = (address: string, prefix: number, size: 4 | 16 = 4) => ({
  ip: addressBytes(address),
  mask: maskBytes(prefix, size),
});
const url = (parts: Partial<Url>): Url => ({ ...zeroOf(models.url), ...parts });
const range = (first: string, last: string) => rangeText({ first: addressBytes(first), last: addressBytes(last) });

describe('addresses with masks', () => {
  it('are told with the length of the prefix', () => {
    assert.equal(cidrText(net('10.1.0.5', 24)), '10.1.0.5/24');
    assert.equal(cidrText(net('2001:db8::1', 64, 16)), '2001:db8::1/64');
    assert.equal(cidrText({ ip: Uint8Array.of(10, 0, 0, 0), mask: maskBytes(8) }), '10.0.0.0/8');
  });

  it('may be the network of everything', () => {
    assert.equal(cidrText(net('0.0.0.0', 0)), '0.0.0.0/0');
    assert.equal(cidrText(net('::', 0, 16)), '::/0');
  });

  it('are none without one of the two', () => {
    assert.equal(cidrText({ ip: null, mask: maskBytes(24) }), null);
    assert.equal(cidrText({ ip: addressBytes('10.0.0.1'), mask: null }), null);
    assert.equal(cidrText({ ip: Uint8Array.of(1, 2, 3), mask: maskBytes(24) }), null);
  });

  it('lie in a network', () => {
    assert.equal(networkText(net('10.2.0.1', 24)), '10.2.0.0/24');
    assert.equal(networkText(net('10.2.3.129', 25)), '10.2.3.128/25');
    assert.equal(networkText(net('2001:db8:20:60::1', 64, 16)), '2001:db8:20:60::/64');
    assert.equal(networkText(net('10.2.0.1', 0)), '0.0.0.0/0');
    assert.equal(networkText({ ip: null, mask: null }), null);
  });
});

describe('ranges of addresses', () => {
  it('are blocks where they can be', () => {
    assert.equal(range('10.2.0.16', '10.2.0.31'), '10.2.0.16/28');
    assert.equal(range('10.2.0.40', '10.2.0.40'), '10.2.0.40/32');
    assert.equal(range('10.0.0.0', '10.255.255.255'), '10.0.0.0/8');
  });

  it('are first and last address otherwise', () => {
    assert.equal(range('10.2.0.40', '10.2.0.60'), '10.2.0.40-10.2.0.60');
    assert.equal(range('10.2.0.17', '10.2.0.32'), '10.2.0.17-10.2.0.32');
    assert.equal(range('2001:db8::1', '2001:db8::f'), '2001:db8::1-2001:db8::f');
    assert.equal(range('10.2.0.60', '10.2.0.40'), '10.2.0.60-10.2.0.40', 'whatever is stored');
    assert.equal(rangeText({ first: addressBytes('10.2.0.1'), last: null }), null);
  });
});

describe('stores as URLs', () => {
  it('name datastore and folder', () => {
    assert.equal(storeUrl(url({ scheme: 'ds', host: 'LocalDS_0', path: 'images/vch' })), 'ds://LocalDS_0/images/vch');
    assert.equal(storeUrl(url({ scheme: 'ds', host: 'LocalDS_0', path: '/vch' })), 'ds://LocalDS_0/vch');
    assert.equal(storeUrl(url({ scheme: 'ds', host: 'LocalDS_0' })), 'ds://LocalDS_0');
  });

  it("take the folder out of vSphere's form", () => {
    const path = '[LocalDS_1] volumes/a b';
    assert.equal(storeUrl(url({ scheme: 'ds', host: 'LocalDS_1', path })), 'ds://LocalDS_1/volumes/a%20b');
    assert.equal(storeUrl(url({ scheme: 'ds', path: '[LocalDS_1] VIC' })), 'ds://LocalDS_1/VIC');
  });

  it('keep the query of an NFS share', () => {
    const share = url({ scheme: 'nfs', host: 'nfs.example.com', path: '/exports/vic', rawQuery: 'uid=1&gid=2' });
    assert.equal(storeUrl(share), 'nfs://nfs.example.com/exports/vic?uid=1&gid=2');
  });

  it('are percent-encoded', () => {
    assert.equal(storeUrl(url({ scheme: 'ds', host: 'my ds', path: 'ü/50%?#' })), 'ds://my%20ds/%C3%BC/50%25%3F%23');
  });
});

describe('PEM', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const block = (name: string) => `-----BEGIN ${name}-----\nAAAA\n-----END ${name}-----\n`;

  it('is taken apart into blocks', () => {
    const text = `comment\n${block('CERTIFICATE')}\n\nmore\r\n${block('X509 CRL')}`;
    assert.deepEqual(pemBlocks(bytes(text)), [block('CERTIFICATE'), block('X509 CRL')]);
  });

  it('is none where there is none', () => {
    assert.deepEqual(pemBlocks(null), []);
    assert.deepEqual(pemBlocks(bytes('nonsense -----BEGIN CERTIFICATE-----')), []);
  });
});

describe('the limits of a pool', () => {
  it('are read as vSphere keeps them', () => {
    const value = { limit: '20000', reservation: '1500', shares: { shares: '4000', level: 'custom' } };
    assert.deepEqual(decodeAllocation(value), {
      limit: 20_000,
      reservation: 1500,
      shares: { level: 'custom', number: 4000 },
    });
    assert.equal(decodeAllocation({ limit: '-1' })?.limit, null);
    assert.equal(decodeAllocation(undefined), null);
  });
});
