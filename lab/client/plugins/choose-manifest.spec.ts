import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMULATED_VERSIONS, emulationOf } from '../emulation.ts';
import { sampleManifest } from '../testing/sample-plugin.ts';
import { chooseManifest } from './choose-manifest.ts';

const around = {
  emulation: emulationOf(),
  environment: 'onprem' as const,
  vcenterVersion: '8.0.3',
  serverTypes: ['MANIFEST_SERVER'],
};
const good = { file: 'good.json', manifest: sampleManifest() };
const forNewest = sampleManifest();
forNewest.requirements['vsphere.client'].version = '[9.5,)';

for (const version of EMULATED_VERSIONS) {
  test(`release ${version} takes a manifest of version 1.2.0`, () => {
    const choice = chooseManifest([good], { ...around, emulation: emulationOf(version) });
    assert.equal(choice.file, 'good.json');
  });
}

test('the first acceptable manifest of a package wins', () => {
  const broken = { file: 'broken.json', manifest: { ...sampleManifest(), _comment: 'no' } };
  assert.equal(chooseManifest([broken, good], around).file, 'good.json');
});

test('unmet version ranges lead to the next manifest where they take part in the choice', () => {
  const newest = { file: 'newest.json', manifest: forNewest };
  assert.equal(chooseManifest([newest, good], around).file, 'good.json');
});

test('unmet version ranges end the search where they do not take part', () => {
  const emulation = { ...emulationOf(), rangesTakePartInChoice: false };
  const newest = { file: 'newest.json', manifest: forNewest };
  assert.equal(chooseManifest([newest, good], { ...around, emulation }).file, null);
});

test('a requirement that the release does not know is a reason', () => {
  const emulation = { ...emulationOf(), capabilities: [] };
  const choice = chooseManifest([good], { ...around, emulation });
  assert.ok(choice.file === null && choice.reasons.some((reason) => reason.includes('plugin.dynamic.extensions')));
});

test('a vCenter out of range is a reason that names both', () => {
  const choice = chooseManifest([good], { ...around, vcenterVersion: '6.7.0' });
  assert.ok(choice.file === null && choice.reasons.some((reason) => reason.includes('vCenter Server 6.7.0')));
});
