import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realVcentersOf } from './vcenter-options.ts';

const SHA256 = 'AB:'.repeat(31) + 'AB';
const NONE = { vcenter: [], thumbprint: [], register: false };

test('uses the simulated vCenters unless one is named', () => assert.deepEqual(realVcentersOf(NONE), []));

test('pairs vCenters and thumbprints in their order', () => {
  const vcenter = ['https://vc1.example.com', 'https://vc2.example.com:8443'];
  assert.deepEqual(realVcentersOf({ ...NONE, vcenter, thumbprint: [SHA256] }), [
    { url: 'https://vc1.example.com', thumbprint: SHA256 },
    { url: 'https://vc2.example.com:8443', thumbprint: null },
  ]);
});

const REFUSED = [
  [{ vcenter: ['vc.example.com'] }, /^--vcenter vc\.example\.com is not an https address/],
  [{ vcenter: ['http://vc.example.com'] }, /is not an https address/],
  [{ vcenter: ['https://vc.example.com'], thumbprint: ['zz'] }, /^--thumbprint zz has neither 64/],
  [{ vcenter: ['https://vc.example.com'], thumbprint: [SHA256, SHA256] }, /is given 2 times for 1 --vcenter/],
  [{ thumbprint: [SHA256] }, /^--thumbprint goes with --vcenter only/],
  [{ register: true }, /^--register goes with --vcenter only/],
] as const;

for (const [options, sentence] of REFUSED) {
  test(`refuses ${JSON.stringify(options)}`, () => {
    assert.throws(() => realVcentersOf({ ...NONE, ...options }), { message: sentence });
  });
}

for (const scheme of ['https', 'http']) {
  test(`does not repeat a password in an ${scheme} address`, () => {
    const options = { ...NONE, vcenter: [`${scheme}://administrator:hush@vc.example.com`] };
    assert.throws(() => realVcentersOf(options), { message: /^(?!.*hush).*must not hold a user name or password/ });
  });
}
