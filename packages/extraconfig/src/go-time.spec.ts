import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  formatGoTime,
  isoFromGoTime,
  isoFromNanoseconds,
  isoFromSeconds,
  parseGoTime,
  ZERO_TIME_TEXT,
} from './go-time.ts';

describe("Go's text of a time", () => {
  const cases = [
    ['2017-07-14 04:40:00.123456789 +0200 CEST', '2017-07-14T04:40:00.123456789+02:00'],
    ['2017-07-14 02:40:00 +0000 UTC', '2017-07-14T02:40:00Z'],
    ['2022-06-10 13:26:47.5 -0330 NDT', '2022-06-10T13:26:47.5-03:30'],
    ['2022-06-10 13:26:47 +0300 +03', '2022-06-10T13:26:47+03:00'],
  ] as const;
  for (const [text, iso] of cases) {
    it(`${text} is ${iso}, and back`, () => {
      assert.equal(isoFromGoTime(text), iso);
      assert.equal(formatGoTime(parseGoTime(text)), text);
    });
  }
  for (const text of [ZERO_TIME_TEXT, '', 'soon', '2017-02-30 04:40:00 +0200 CEST', '2017-07-14 24:00:00 +0000 UTC']) {
    it(`"${text}" is no time`, () => assert.equal(parseGoTime(text), null));
  }

  it('is the zero time when there is none', () => assert.equal(formatGoTime(null), ZERO_TIME_TEXT));
});

describe('counts since 1970', () => {
  it('become ISO text', () => {
    assert.equal(isoFromSeconds(1_500_000_000n), '2017-07-14T02:40:00.000Z');
    assert.equal(isoFromNanoseconds(1_500_000_000_123_456_789n), '2017-07-14T02:40:00.123Z');
  });

  it('mean never when 0, negative or beyond the calendar', () => {
    assert.equal(isoFromSeconds(0n), null);
    assert.equal(isoFromSeconds(-5n), null);
    assert.equal(isoFromSeconds(9_000_000_000_000_000n), null);
    assert.equal(isoFromNanoseconds(0n), null);
  });
});
