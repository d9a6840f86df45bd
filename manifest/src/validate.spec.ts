import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aManifest, aMenu } from './testing/a-manifest.ts';
import { validateManifest } from './validate.ts';

const VIEW = { navigationId: 'one', labelKey: 'name', uri: 'index.html#/one' };

describe('validateManifest', () => {
  test('finds nothing wrong with a sound manifest', () => {
    assert.deepEqual(validateManifest(aManifest()), []);
  });

  const schemaCases: readonly [string, unknown, RegExp][] = [
    ['something that is no object', 'text', /manifest: must be object/],
    ['an unknown property', { ...aManifest(), _comment: 'x' }, /manifest: unknown property "_comment"/],
    [
      'an unknown manifest version',
      { ...aManifest(), manifestVersion: '2.0.0' },
      /manifestVersion: must be one of 1.0.0/,
    ],
    [
      'an unknown capability flag',
      { ...aManifest(), requirements: { 'plugin.api.version': '1.2.0', 'time.travel': true } },
      /requirements: unknown property "time.travel"/,
    ],
    [
      'a malformed version range',
      { ...aManifest(), requirements: { 'plugin.api.version': '1.2.0', 'vsphere.client': { version: '>=7' } } },
      /requirements\/vsphere.client\/version: must match pattern/,
    ],
    [
      'a lower-case object type',
      aManifest({ objects: { virtualMachine: { monitor: { views: [VIEW] } } } }),
      /objects: "virtualMachine" is no valid name here/,
    ],
    [
      'a card and cards at once',
      cards({ view: { uri: 'a' }, views: [{ uri: 'b' }] }),
      /summary: must match exactly one/,
    ],
  ];
  for (const [name, manifest, expected] of schemaCases) {
    test(`refuses ${name}`, () => assert.match(validateManifest(manifest).join('\n'), expected));
  }

  const semanticCases: readonly [string, unknown, string][] = [
    [
      'a navigationId used twice',
      aManifest({ objects: { VirtualMachine: { monitor: { views: [VIEW, VIEW] } } } }),
      'navigationId "one" is used more than once',
    ],
    [
      'the navigationId of the global view used again',
      aManifest({ objects: { HostSystem: { configure: { views: [{ ...VIEW, navigationId: 'main' }] } } } }),
      'navigationId "main" is used more than once',
    ],
    ['an action id used twice', aMenu([{ id: 'go' }, { id: 'go' }]), 'id "go" is used more than once'],
    [
      'dynamic items without a dynamicUri',
      cards({ view: { id: 'card', uri: 'a', dynamic: true } }),
      'VirtualMachine/summary: dynamic items need a dynamicUri',
    ],
    [
      'a dynamic card without an id',
      cards({ dynamicUri: 'dynamic/x', view: { uri: 'a', dynamic: true } }),
      'VirtualMachine/summary: a dynamic card needs an id',
    ],
    [
      'a dynamic action without an id',
      aMenu([{ dynamic: true }], { dynamicUri: 'dynamic/x' }),
      'VirtualMachine/menu: a dynamic action needs an id',
    ],
    [
      'a text missing for a locale',
      aManifest({}, { locales: ['en-US', 'de-DE'], definitions: { name: { 'en-US': 'VIC' } } }),
      'text "name" is missing for locale de-DE',
    ],
    ['an unknown icon tile', aMenu([{ icon: { name: 'ghost' } }]), 'icon "ghost" is no tile of the sprite sheet'],
    [
      'a navigation target that no view has',
      aMenu([{ trigger: { type: 'navigation', targetViewId: 'nowhere' } }]),
      'VirtualMachine/menu: no view has the targetViewId "nowhere"',
    ],
    [
      'forceExpand on a static category',
      aManifest({ objects: { VirtualMachine: { monitor: { forceExpand: true, views: [VIEW] } } } }),
      'VirtualMachine/monitor: forceExpand is allowed on a dynamic category only',
    ],
  ];
  for (const [name, manifest, expected] of semanticCases) {
    test(`refuses ${name}`, () => assert.deepEqual(validateManifest(manifest), [expected]));
  }

  test('refuses a serverType that no registered server has', () => {
    const manifest = aMenu([{ id: 'go', dynamic: true }], { dynamicUri: { path: 'd', serverType: 'AUX' } });
    assert.deepEqual(validateManifest(manifest, { serverTypes: ['OTHER'] }), [
      'VirtualMachine/menu: no registered server has the serverType "AUX"',
    ]);
    assert.deepEqual(validateManifest(manifest, { serverTypes: ['AUX'] }), []);
  });

  test('accepts a navigation target that is the global view, and separators', () => {
    const manifest = aMenu([{ trigger: { type: 'navigation', targetViewId: 'main' } }, { type: 'separator' }]);
    assert.deepEqual(validateManifest(manifest), []);
  });

  test('accepts a literal text in place of a text key', () => {
    assert.deepEqual(validateManifest({ ...aManifest(), configuration: { nameKey: 'My plug-in' } }), []);
  });
});

function cards(summary: unknown): unknown {
  return aManifest({ objects: { VirtualMachine: { summary } } });
}
