import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeIncludes } from './range.ts';

const CASES: readonly [string, string, boolean][] = [
  ['[7.0,)', '7.0.0', true],
  ['[7.0,)', '9.1.0.0', true],
  ['[7.0,)', '6.7.3', false],
  ['(6.7, 8.0.3]', '6.7.0', false],
  ['(6.7, 8.0.3]', '6.7.1', true],
  ['(6.7, 8.0.3]', '8.0.3', true],
  ['(6.7, 8.0.3]', '8.0.3.1', false],
  ['[7.0, 8.0)', '8.0', false],
  ['[7.0, 8.0)', '7.99', true],
  ['(,8.0]', '6.5', true],
  ['(,)', '1', true],
  ['7.0', '7.0.3', true],
  ['7.0', '7.1', false],
  [' 8.0.3 ', '8.0.3', true],
  ['8.0.0', '8', true],
  ['[10.0,)', '9.0', false],
];

for (const [range, version, expected] of CASES) {
  test(`range "${range}" ${expected ? 'includes' : 'leaves out'} version ${version}`, () => {
    assert.equal(rangeIncludes(range, version), expected);
  });
}

for (const [range, version] of [
  ['latest', '8.0'],
  ['[8.0', '8.0'],
  ['[8.0,)', 'eight'],
  ['1.2.3.4.5', '8.0'],
] as const) {
  test(`range "${range}" with version "${version}" is refused as malformed`, () => {
    assert.throws(() => rangeIncludes(range, version), RangeError);
  });
}
