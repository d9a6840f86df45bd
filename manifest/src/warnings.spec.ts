import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aManifest, aMenu } from './testing/a-manifest.ts';
import { manifestWarnings } from './warnings.ts';

const SHEET = { uri: 'sprites.png', definitions: { main: { x: 0, y: 0 } } };
const I18N = { locales: ['en-US'], definitions: { name: { 'en-US': 'VIC' } } };

test('a sound manifest has no warnings', () => {
  assert.deepEqual(manifestWarnings(aManifest()), []);
});

test('an invalid manifest has faults, not warnings', () => {
  assert.deepEqual(manifestWarnings({ manifestVersion: 7 }), []);
});

test('warns of unused and of literal texts', () => {
  const definitions = { name: { 'en-US': 'VIC' }, spare: { 'en-US': 'Spare' } };
  const manifest = aManifest({ configuration: { nameKey: 'Literal' } }, { locales: ['en-US'], definitions });
  assert.deepEqual(manifestWarnings(manifest), [
    'text "name" is not used',
    'text "spare" is not used',
    '"Literal" is no text key and is shown as it is',
  ]);
});

test('warns of missing en-US texts', () => {
  const manifest = aManifest({}, { locales: ['de-DE'], definitions: { name: { 'de-DE': 'VIC' } } });
  assert.match(manifestWarnings(manifest).join('\n'), /no texts for en-US/);
});

test('warns of a tile outside its sheet', () => {
  const sheetSizes = new Map([['sprites.png', { width: 32, height: 16 }]]);
  assert.deepEqual(manifestWarnings(aManifest(), { sheetSizes }), ['icon "main" lies outside sprites.png']);
});

test('warns of a tile that the dark sheet lacks, and of the theming flag when it is missing', () => {
  const iconSpriteSheet = { ...SHEET, themeOverrides: { dark: { uri: 'dark.png', definitions: {} } } };
  assert.deepEqual(manifestWarnings(aManifest({ definitions: { iconSpriteSheet, i18n: I18N } })), [
    'icon "main" is no tile of dark.png',
    'requirements lack "icon.sprite.sheet.theming", which is used',
  ]);
});

test('warns of a capability that is used but not declared, and the other way round', () => {
  assert.deepEqual(manifestWarnings(aMenu([{ acceptsMultipleTargets: true }])), [
    'requirements lack "action.accepts.multiple.targets", which is used',
  ]);
  const requirements = { 'plugin.api.version': '1.2.0', 'plugin.dynamic.extensions': '1.0.0' };
  assert.deepEqual(manifestWarnings(aManifest({ requirements })), [
    'requirements name "plugin.dynamic.extensions", which is not used',
  ]);
});
