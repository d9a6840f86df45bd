import { streamDelayMs } from './retry-policy.ts';

describe('streamDelayMs', () => {
  it('doubles from one second to thirty', () => {
    const middle = 0.5;

    expect([1, 2, 3, 5, 6, 20].map((attempt) => streamDelayMs(attempt, middle))).toEqual([
      1000, 2000, 4000, 16_000, 30_000, 30_000,
    ]);
  });

  it('spreads by a fifth in both directions', () => {
    expect(streamDelayMs(1, 0)).toBe(800);
    expect(streamDelayMs(1, 0.999)).toBeCloseTo(1200, -1);
  });
});
