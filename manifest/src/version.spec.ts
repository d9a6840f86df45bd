import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extensionVersion, packageVersion, pluginVersion } from './version.ts';

test('an extension version is the package version with a fourth number', () => {
  assert.equal(extensionVersion('2.0.0'), '2.0.0.0');
  assert.equal(extensionVersion('10.2.3-beta.1'), '10.2.3.0');
  assert.equal(pluginVersion, `${packageVersion}.0`);
});

test('a text that is no version is refused', () => {
  assert.throws(() => extensionVersion('next'), RangeError);
});
