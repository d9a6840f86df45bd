import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compatibility, parseVersion } from './version.ts';

describe('parseVersion', () => {
  it('reads version, build and commit', () => {
    assert.deepEqual(parseVersion('v1.5.8-21343-9489f63e'), {
      text: 'v1.5.8-21343-9489f63e',
      major: 1,
      minor: 5,
      patch: 8,
      build: 21343,
      commit: '9489f63e',
    });
  });

  it('reads a release candidate', () => {
    assert.equal(parseVersion('v1.5.0-rc1-18312-2e86f5b')?.build, 18312);
  });

  for (const text of ['', 'unknown', 'v1.5.8', '<html>']) {
    it(`takes ${JSON.stringify(text)} for no version`, () => {
      assert.equal(parseVersion(text), null);
    });
  }
});

describe('compatibility', () => {
  const cases = [
    ['v1.5.8-21343-9489f63e', 'compatible'],
    ['v2.0.0-1-abcdef0', 'compatible'],
    ['v1.4.3-20000-abcdef0', 'too-old'],
    ['v3.0.0-1-abcdef0', 'too-new'],
    ['unknown', 'unknown'],
  ] as const;
  for (const [version, verdict] of cases) {
    it(`is ${verdict} for ${version}`, () => {
      assert.equal(compatibility(parseVersion(version)), verdict);
    });
  }
});
