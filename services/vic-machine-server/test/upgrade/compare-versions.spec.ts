import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyVchConfig, models, zeroOf } from '@vic/extraconfig';
import { requireOlder } from '../../src/upgrade/compare-versions.ts';

const OWN = { version: 'v1.5.8', buildNumber: '21343', commit: '9489f63e', buildDate: '' };

function compare(buildNumber: string | null, pluginVersion = 10): void {
  const config = emptyVchConfig();
  const version = buildNumber === null ? null : { ...zeroOf(models.build), buildNumber, pluginVersion };
  requireOlder('web', { ...config, init: { ...config.init, version } }, OWN);
}

describe('whether a VCH can be upgraded', () => {
  it('takes an older build, by number', () => {
    compare('21342');
    compare('9999');
    compare('1', 9);
  });

  for (const [title, buildNumber, pluginVersion, reason] of [
    ['the same build', '21343', 10, /is up to date/],
    ['a newer build', '30000', 10, /is newer than this service, which is v1\.5\.8-21343-9489f63e/],
    ['an older build with newer data', '21000', 11, /is newer/],
    ['a build without a number', 'dev', 10, /cannot be compared/],
    ['a VCH without a version', null, 10, /cannot be compared/],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(() => compare(buildNumber, pluginVersion), { status: 409, message: reason });
    });
  }
});
