import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Build } from '@vic/extraconfig';
import { upgradeStatus } from '../../src/vch/upgrade-status.ts';

const OWN = { version: 'v1.5.8', buildNumber: '21343', commit: '9489f63e', buildDate: '' };
const build = (buildNumber: string): Build => ({
  version: 'v1.5.8',
  buildNumber,
  gitCommit: '9489f63e',
  buildDate: '',
  state: '',
  pluginVersion: 10,
});
const status = (buildNumber: string, updating?: string): string =>
  upgradeStatus(build(buildNumber), new Map(updating === undefined ? [] : [['UpdateInProgress', updating]]), OWN);

describe('the upgrade status of a VCH', () => {
  it('compares build numbers and nothing else', () => {
    assert.equal(status('21343'), 'Up to date');
    assert.equal(status('21000'), 'Upgradeable to v1.5.8-21343-9489f63e');
    assert.equal(status('99999'), 'VCH has newer version');
    assert.equal(status('021343'), 'Up to date');
    assert.equal(status('9'), 'Upgradeable to v1.5.8-21343-9489f63e', 'as numbers, not as text');
  });

  it('tells an update that runs, unless the VCH has this build already', () => {
    assert.equal(status('21000', 'true'), 'Upgrade in progress');
    assert.equal(status('99999', '1'), 'Upgrade in progress');
    assert.equal(status('21343', 'true'), 'Up to date');
    assert.equal(status('21000', 'false'), 'Upgradeable to v1.5.8-21343-9489f63e');
    assert.equal(status('21000', '<nil>'), 'Upgradeable to v1.5.8-21343-9489f63e');
  });

  it('says what cannot be read', () => {
    assert.equal(status('abc'), 'Unknown: invalid BuildNumber format "abc"');
    assert.match(status('21000', 'maybe'), /^Unknown: .*"maybe"/);
    assert.match(upgradeStatus(null, new Map(), OWN), /^Unknown: /);
    assert.match(upgradeStatus(build('1'), new Map(), { ...OWN, buildNumber: 'dev' }), /^Unknown: .*"dev"/);
  });
});
