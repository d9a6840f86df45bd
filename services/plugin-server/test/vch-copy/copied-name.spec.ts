import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copiedName } from '../../src/vch-copy/copied-name.ts';

const free = () => Promise.resolve(false);

const CASES: readonly [string, string][] = [
  ['web', 'web-copy'],
  ['web-copy', 'web-copy'],
  ['web-copy3', 'web-copy'],
  ['a'.repeat(31), `${'a'.repeat(26)}-copy`],
  // 3 bytes each: 8 of them and the ending are 29 bytes, 9 would be 32
  ['箱'.repeat(10), `${'箱'.repeat(8)}-copy`],
  ['', '-copy'],
];
for (const [name, expected] of CASES) {
  test(`the copy of "${name}" is "${expected}"`, async () => {
    assert.equal(await copiedName(name, free), expected);
  });
}

test('the copy gets a number while names are taken', async () => {
  const taken = new Set(['web-copy', 'web-copy2']);
  assert.equal(await copiedName('web', (name) => Promise.resolve(taken.has(name))), 'web-copy3');
});

test('the first name is proposed if all are taken', async () => {
  assert.equal(await copiedName('web', () => Promise.resolve(true)), 'web-copy');
});
