import type { VimValue } from '@vic/vim25';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vlanIdText, vlanText } from '../../src/placement/vlan.ts';

const CASES: readonly [string, VimValue | undefined, string | null][] = [
  ['an id', { vlanId: '120' }, '120'],
  ['none', { vlanId: '0' }, null],
  [
    'ranges',
    {
      vlanId: [
        { start: '0', end: '4094' },
        { start: '5', end: '5' },
      ],
    },
    '0-4094, 5',
  ],
  ['one range', { vlanId: { start: '10', end: '20' } }, '10-20'],
  ['a private VLAN', { pvlanId: '201' }, 'pvlan 201'],
  ['nothing readable', undefined, null],
];

for (const [what, spec, text] of CASES) {
  test(`tells the VLAN of a port group with ${what}`, () => {
    assert.equal(vlanText(spec), text);
  });
}

test('4095 stands for all VLANs of a standard port group', () => {
  assert.deepEqual([vlanIdText(4095), vlanIdText(0), vlanIdText(20)], ['0-4094', null, '20']);
});
