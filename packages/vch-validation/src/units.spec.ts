import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BYTES, checkQuantity, HERTZ, METRIC_BYTES, quantityIn } from './units.ts';

const codes = (value: number | undefined, units: string | undefined) =>
  checkQuantity({ value, units }, BYTES, '/x', 'It').map(({ code, path }) => `${code} ${path}`);

describe('quantities', () => {
  it('rounds up', () => {
    assert.equal(quantityIn({ value: 1, units: 'B' }, BYTES, 'MiB'), 1);
    assert.equal(quantityIn({ value: 1025, units: 'KiB' }, BYTES, 'MiB'), 2);
    assert.equal(quantityIn({ value: 1_500_001, units: 'Hz' }, HERTZ, 'MHz'), 2);
    assert.equal(quantityIn({ value: 20, units: 'GHz' }, HERTZ, 'MHz'), 20_000);
    assert.equal(quantityIn({ value: 16, units: 'GB' }, METRIC_BYTES, 'KB'), 16_000_000);
    assert.equal(quantityIn({ value: 2, units: 'PiB' }, BYTES, 'MiB'), 2 ** 31);
  });

  it('refuses what the original takes for 0', () => {
    assert.deepEqual(codes(5, 'THz'), ['quantity-units /x/units']);
    assert.deepEqual(codes(5, undefined), ['quantity-units /x/units']);
    assert.deepEqual(codes(0, 'mib'), ['quantity-units /x/units']);
    assert.deepEqual(codes(5, 'constructor'), ['quantity-units /x/units']);
  });

  it('refuses negative and unreasonable numbers', () => {
    assert.deepEqual(codes(-1, 'MiB'), ['quantity-negative /x/value']);
    assert.deepEqual(codes(Number.MAX_SAFE_INTEGER, 'PiB'), ['quantity-too-large /x/value']);
    assert.deepEqual(codes(1.5, 'B'), ['quantity-too-large /x/value']);
  });

  it('takes nothing for nothing', () => {
    assert.deepEqual(codes(0, undefined), []);
    assert.deepEqual(codes(undefined, 'MiB'), []);
    assert.equal(quantityIn(undefined, BYTES, 'MiB'), null);
    assert.equal(quantityIn({}, BYTES, 'MiB'), 0);
  });

  it('names the field and the units that there are', () => {
    const [fault] = checkQuantity({ value: 8, units: 'GiB' }, METRIC_BYTES, '/size', 'The size');
    assert.equal(fault?.message, 'The size has the unknown units "GiB"; use one of: B, KB, MB, GB, TB, PB.');
  });
});
