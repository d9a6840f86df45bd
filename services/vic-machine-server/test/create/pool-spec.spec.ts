import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { poolSpec } from '../../src/create/pool-spec.ts';

const NOTHING = { limit: null, reservation: null, shares: null };

describe('limits of a resource pool', () => {
  it('are none, with normal shares, where nothing is asked for', () => {
    const none = { reservation: 0, expandableReservation: true, limit: -1, shares: { shares: 0, level: 'normal' } };
    assert.deepEqual(poolSpec({ cpu: NOTHING, memory: NOTHING }), { cpuAllocation: none, memoryAllocation: none });
  });

  it('are what is asked for', () => {
    const cpu = { limit: 20_000, reservation: 1_500, shares: { level: null, number: 4_000 } };
    const memory = { limit: 32_768, reservation: 512, shares: { level: 'high', number: null } } as const;
    assert.deepEqual(poolSpec({ cpu, memory }), {
      cpuAllocation: {
        reservation: 1_500,
        expandableReservation: true,
        limit: 20_000,
        shares: { shares: 4_000, level: 'custom' },
      },
      memoryAllocation: {
        reservation: 512,
        expandableReservation: true,
        limit: 32_768,
        shares: { shares: 0, level: 'high' },
      },
    });
  });

  it('pass level and number on together', () => {
    const shares = { level: 'low', number: 99 } as const;
    const { cpuAllocation } = poolSpec({ cpu: { ...NOTHING, shares }, memory: NOTHING });
    assert.deepEqual(cpuAllocation.shares, { shares: 99, level: 'low' });
  });
});
