import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BackOff } from './back-off.ts';

function pauses(backOff: BackOff, count: number): number[] {
  return Array.from({ length: count }, () => backOff.next());
}

describe('BackOff', () => {
  it('doubles from 1 s to 30 s', () => {
    assert.deepEqual(pauses(new BackOff(() => 0.5), 7), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('is shorter or longer by up to a fifth', () => {
    assert.deepEqual(pauses(new BackOff(() => 0), 2), [800, 1_600]);
    assert.deepEqual(pauses(new BackOff(() => 1), 2), [1_200, 2_400]);
  });

  it('begins again after a success', () => {
    const backOff = new BackOff(() => 0.5);
    pauses(backOff, 4);
    backOff.reset();
    assert.equal(backOff.next(), 1_000);
  });
});
