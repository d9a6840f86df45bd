import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trustLevelName, versionText } from './words.ts';
import { build } from './models/build.ts';
import { zeroOf } from './zero.ts';

describe('versionText', () => {
  const empty = zeroOf(build);
  it('joins version, build number and commit', () => {
    const made = { ...empty, version: 'v1.5.8', buildNumber: '21343', gitCommit: '9489f63e' };
    assert.equal(versionText(made), 'v1.5.8-21343-9489f63e');
  });
  it('leaves out what is not recorded', () => assert.equal(versionText({ ...empty, version: 'v1.5.8' }), 'v1.5.8'));
  it('is nothing without a build', () => {
    assert.equal(versionText(null), null);
    assert.equal(versionText(empty), null);
  });
});

describe('trustLevelName', () => {
  it('names the levels', () => assert.deepEqual([0, 3, 5].map(trustLevelName), ['unspecified', 'closed', 'peers']));
  it('takes unknown ones for published', () =>
    assert.deepEqual([-1, 6].map(trustLevelName), ['published', 'published']));
});
