import { elapsed } from './elapsed.ts';

const START = '2026-03-01T08:00:00Z';

describe('elapsed', () => {
  it('counts minutes and seconds, and hours where there are any', () => {
    const shown = [5, 65, 3_725].map((seconds) => elapsed(START, Date.parse(START) + seconds * 1_000));

    expect(shown).toEqual(['0:05', '1:05', '1:02:05']);
  });

  it('is never negative, as two clocks may differ', () => {
    expect(elapsed(START, Date.parse(START) - 5_000)).toBe('0:00');
  });
});
