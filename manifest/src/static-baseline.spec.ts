import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest } from './manifest.ts';
import { toStaticBaseline } from './static-baseline.ts';
import { validateManifest } from './validate.ts';
import { manifestWarnings } from './warnings.ts';

const SIZE = { width: 600, height: 400 };
const TILES = { main: { x: 0, y: 0 } };
const MENU = {
  dynamicUri: 'dynamic/menu',
  actions: [
    {
      id: 'go',
      labelKey: 'name',
      trigger: { type: 'modal', uri: 'index.html#/go', size: SIZE },
      acceptsMultipleTargets: false,
      dynamic: true,
    },
    { type: 'separator' },
  ],
} as const;

const DYNAMIC: Manifest = {
  manifestVersion: '1.2.0',
  requirements: {
    'plugin.api.version': '1.2.0',
    'vsphere.client': { version: '[7.0,)' },
    'icon.sprite.sheet.theming': '1.0.0',
    'action.accepts.multiple.targets': true,
    'plugin.dynamic.extensions': '1.0.0',
  },
  configuration: { nameKey: 'name' },
  objects: {
    VirtualMachine: {
      summary: { dynamicUri: 'dynamic/card', view: { id: 'card', uri: 'index.html#/card', dynamic: true } },
      monitor: {
        dynamicUri: 'dynamic/monitor',
        views: [{ navigationId: 'monitor', labelKey: 'name', uri: 'index.html#/monitor', dynamic: true }],
      },
      menu: MENU,
    },
    ResourcePool: { menu: { ...MENU, actions: [{ ...MENU.actions[0], id: 'pool' }] } },
  },
  definitions: {
    iconSpriteSheet: { uri: 'a.png', definitions: TILES, themeOverrides: { dark: { uri: 'b.png' } } },
    i18n: { locales: ['en-US'], definitions: { name: { 'en-US': 'VIC' } } },
  },
};

test('the baseline has nothing that needs a capability flag', () => {
  const baseline = toStaticBaseline(DYNAMIC);
  assert.deepEqual(validateManifest(DYNAMIC), []);
  assert.deepEqual(validateManifest(baseline), []);
  assert.deepEqual(manifestWarnings(baseline), []);
  assert.deepEqual(baseline.requirements, { 'plugin.api.version': '1.0.0' });
  assert.doesNotMatch(JSON.stringify(baseline), /dynamic|acceptsMultipleTargets|themeOverrides/);
});

test('the baseline keeps cards, views, actions and their order', () => {
  const vm = toStaticBaseline(DYNAMIC).objects?.['VirtualMachine'];
  assert.equal(vm?.summary?.view?.uri, 'index.html#/card');
  assert.equal(vm.monitor?.views[0]?.navigationId, 'monitor');
  assert.equal(vm.menu?.actions.length, 2);
});

test('the baseline leaves out object types that old clients may refuse', () => {
  assert.deepEqual(Object.keys(toStaticBaseline(DYNAMIC).objects ?? {}), ['VirtualMachine']);
});
