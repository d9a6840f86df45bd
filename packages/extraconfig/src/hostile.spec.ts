import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Kind } from './kinds.ts';
import { executorConfig } from './models/executor.ts';
import { virtualContainerHost } from './models/vch.ts';
import { decodeContainerVm } from './container-config.ts';
import { decodeVch } from './vch-config.ts';
import { kindOf } from './kind-of.ts';
import { arbitraryValue } from './testing/arbitrary-value.ts';
import { CountingPairs } from './testing/counting-pairs.ts';
import { structuresOf } from './testing/examples.ts';

const declaredFields = (kind: Kind) =>
  [...structuresOf(kind).values()].reduce((sum, { entries }) => sum + entries.length, 0);

/** Most look-ups for one element, that is for one structure in a list or map without the lists and maps in it. */
const LOOK_UPS_PER_ELEMENT = 60;

const bound = (kind: Kind, pairs: ReadonlyMap<string, string>) =>
  LOOK_UPS_PER_ELEMENT * (pairs.size + declaredFields(kind));

const LENGTHS = ['999999999', '9007199254740991', '18446744073709551616', '-1', 'x', '1e9', '', '0x10', '٣'];
const hostileText = fc.oneof(
  fc.constantFrom(...LENGTHS, '<nil>', '||', '|', '~', '@secret', 'a|a|a', 'a.b|a/b|a.b.c', '__proto__', '\n', '‮'),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(fc.constantFrom('a', 'b', 'a/b', 'a.b', '', '__proto__', 'constructor'), { maxLength: 300 })
    .map((names) => names.join('|')),
);

/** Honest pairs with some values replaced, some pairs missing and foreign ones added. */
const tampered = (kind: Kind) =>
  fc
    .record({
      honest: arbitraryValue(kind),
      replaced: fc.array(fc.tuple(fc.nat(), hostileText), { maxLength: 40 }),
      missing: fc.array(fc.nat(), { maxLength: 10 }),
      foreign: fc.array(fc.tuple(hostileText, hostileText), { maxLength: 10 }),
    })
    .map(({ honest, replaced, missing, foreign }) => {
      const pairs = new CountingPairs(encode<Kind>(kind, honest));
      const keys = [...pairs.keys()];
      const keyAt = (index: number) => keys[index % keys.length] ?? '';
      for (const [index, value] of replaced) pairs.set(keyAt(index), value);
      for (const index of missing) pairs.delete(keyAt(index));
      for (const [key, value] of foreign) pairs.set(key, value);
      return pairs;
    });

const KINDS = [
  ['containerVM', executorConfig],
  ['VCH', virtualContainerHost],
] as const;

describe('broken and hostile pairs', () => {
  for (const [name, kind] of KINDS) {
    it(`of a ${name} never make decoding throw, nor look up more than a linear number of keys`, () => {
      fc.assert(
        fc.property(tampered(kind), (pairs) => {
          pairs.lookUps = 0;
          decode<Kind>(kind, pairs);
          assert.ok(pairs.lookUps <= bound(kind, pairs), `${pairs.lookUps} look-ups for ${pairs.size} pairs`);
        }),
        { numRuns: 100 },
      );
    });
  }

  it('of any content whatsoever never make a reader throw', () => {
    const anyPairs = fc.array(fc.tuple(hostileText, hostileText), { maxLength: 50 }).map((pairs) => new Map(pairs));
    fc.assert(
      fc.property(anyPairs, hostileText, (pairs, moid) => {
        decodeContainerVm(pairs);
        decodeVch(pairs);
        kindOf(pairs, moid);
      }),
    );
  });

  it('cannot make a list longer than what is there, nor hide what comes after it', () => {
    const pairs = new CountingPairs([
      ['guestinfo.vice..diagnostics.exitlogs', '999999999'],
      ['guestinfo.vice./networks', 'bridge'],
      ['guestinfo.vice./networks|bridge/ports', '999999999'],
      ['guestinfo.vice./networks|bridge/network/dns', '999999999'],
      ['guestinfo.vice./networks|bridge/network/Common/name', 'bridge'],
    ]);
    const { diagnostics, networks } = decode(executorConfig, pairs);
    const bridge = networks.get('bridge');
    assert.equal(bridge?.network.common.name, 'bridge');
    const lengths = [diagnostics.exitLogs, bridge.ports, bridge.network.nameServers].map((list) => list.length);
    assert.deepEqual(lengths, [16, 16, 16]);
    assert.ok(pairs.lookUps <= bound(executorConfig, pairs));
  });

  it('cannot make the reader look for a million names that have no data', () => {
    const names = Array.from({ length: 1_000_000 }, (_, index) => index).join('|');
    const pairs = new CountingPairs([
      ['guestinfo.vice./sessions', names],
      ['guestinfo.vice./mounts', names],
    ]);
    assert.equal(decode(executorConfig, pairs).sessions.size, 0);
    assert.ok(pairs.lookUps <= bound(executorConfig, pairs), `${pairs.lookUps} look-ups`);
  });

  it('cannot multiply look-ups by names that all lead to the same data', () => {
    const spellings = Array.from({ length: 2 ** 12 }, (_, bits) =>
      Array.from({ length: 12 }, (_unused, place) => `a${(bits >> place) % 2 === 0 ? '.' : '/'}`).join(''),
    );
    const holder = `guestinfo.vice./networks|${'a/'.repeat(12)}/network/dns`;
    const addresses = Array.from({ length: 500 }, (_, index) => [`${holder}|${index}`, 'CgAAAQ=='] as const);
    const pairs = new CountingPairs([['guestinfo.vice./networks', spellings.join('|')], [holder, '499'], ...addresses]);
    decode(executorConfig, pairs);
    assert.ok(pairs.lookUps <= bound(executorConfig, pairs), `${pairs.lookUps} look-ups`);
  });

  it('count a name once however often it is listed', () => {
    const pairs = new CountingPairs([
      ['annotations', Array.from({ length: 10_000 }, () => 'a').join('|')],
      ['annotations|a', 'value'],
    ]);
    assert.deepEqual([...decode(executorConfig, pairs).annotations], [['a', 'value']]);
    assert.ok(pairs.lookUps <= bound(executorConfig, pairs));
  });

  it('read as zero where a value is none of its kind', () => {
    const config = decode(
      executorConfig,
      new Map([
        ['guestinfo.vice./asymrouting', 'yes'],
        ['guestinfo.vice..createtime', '12monkeys'],
        ['guestinfo.vice./diagnostics/debug', ''],
        ['guestinfo.vice./key', 'not base64!'],
        ['guestinfo.vice..diagnostics.exitlogs', '0'],
        ['guestinfo.vice..diagnostics.exitlogs|0.Time', '2017-02-30 04:40:00 +0200 CEST'],
      ]),
    );
    assert.equal(config.hasAsymmetricRouting, false);
    assert.equal(config.createTime, 0n);
    assert.equal(config.diagnostics.debugLevel, 0);
    assert.equal(config.key, null);
    assert.deepEqual(config.diagnostics.exitLogs, [{ time: null, exitStatus: 0, message: '' }]);
  });

  it('keep what the length of a list counts, and no more', () => {
    const ports = (last: string, joined: string) =>
      decode(
        executorConfig,
        new Map([
          ['guestinfo.vice./networks', 'bridge'],
          ['guestinfo.vice./networks|bridge/ports', last],
          ['guestinfo.vice./networks|bridge/ports~', joined],
        ]),
      ).networks.get('bridge')?.ports;
    assert.deepEqual(ports('1', 'a|b|c'), ['a', 'b']);
    assert.deepEqual(ports('2', 'a|b'), ['a', 'b', '']);
    assert.deepEqual(ports('0', '<nil>'), ['']);
    assert.deepEqual(ports('-1', 'a'), []);
  });
});

describe('secrets', () => {
  it('are not looked up without their key', () => {
    const asked: string[] = [];
    const pairs = new (class extends Map<string, string> {
      override get(key: string): string | undefined {
        asked.push(key);
        return super.get(key);
      }
    })([
      ['guestinfo.vice./connect/token@secret', 'c2VjcmV0'],
      ['guestinfo.vice./cert/HostCertificate/Key@secret', 'c2VjcmV0'],
      ['guestinfo.vice./cert/HostCertificate/Cert', 'UEVN'],
    ]);
    const config = decodeVch(pairs);
    assert.deepEqual(
      asked.filter((key) => key.includes('@secret')),
      [],
    );
    assert.equal(config.certificate.hostCertificate?.key, null);
    assert.equal(config.connection.token, null);
  });
});
