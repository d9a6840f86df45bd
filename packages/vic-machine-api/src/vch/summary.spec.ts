import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordedList } from '../../testing/recorded.ts';
import { toUpgradeStatus, toVchSummary } from '../index.ts';

describe('toVchSummary', () => {
  it('tells addresses and pool of a VCH', () => {
    const item = recordedList('list.addresses').find((entry) => entry.id === 'vm-125');
    assert.ok(item);
    assert.deepEqual(toVchSummary(item), {
      id: 'vm-125',
      name: 'vch-full',
      poolId: 'resgroup-122',
      version: 'v1.5.8-21343-9489f63e',
      powerState: 'poweredOn',
      upgrade: { kind: 'current' },
      adminPortal: 'https://192.0.2.10:2378',
      dockerHost: '192.0.2.10:2376',
    });
  });
});

describe('toUpgradeStatus', () => {
  const cases: [string | undefined, unknown][] = [
    ['Up to date', { kind: 'current' }],
    ['Upgrade in progress', { kind: 'running' }],
    ['Upgradeable to v1.5.8-21343-9489f63e', { kind: 'older', available: 'v1.5.8-21343-9489f63e' }],
    ['VCH has newer version', { kind: 'newer' }],
    ['Unknown: no version', { kind: 'unknown', reason: 'no version' }],
    [undefined, { kind: 'unknown', reason: null }],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${text ?? 'a missing status'}`, () => {
      assert.deepEqual(toUpgradeStatus(text), expected);
    });
  }
});
