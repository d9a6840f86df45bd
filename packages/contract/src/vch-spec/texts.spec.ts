import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CLI_ONLY_OPTIONS } from './cli/comments.ts';
import { SPEC_FAULTS } from './fault.ts';
import { FIELDS } from './fields.ts';
import type { Shown } from './show.ts';
import { toSummary } from './summary.ts';
import { changedSpec, type FieldChange } from './testing/field-change.ts';
import { aFilledSpec, aSpec } from './testing/specifications.ts';
import { vchSpecDefaults } from './vch-spec.ts';

const parse: (text: string) => unknown = JSON.parse;
const CATALOGUE = new URL('../../../../ui/public/i18n/create-vch/en.json', import.meta.url);
const catalogue = parse(readFileSync(CATALOGUE, 'utf8'));

/** The English text of a key; null if there is none. */
function textOf(key: string): string | null {
  const found = key
    .split('.')
    .reduce<unknown>(
      (node, part) =>
        typeof node === 'object' && node !== null
          ? new Map<string, unknown>(Object.entries(node)).get(part)
          : undefined,
      catalogue,
    );
  return typeof found === 'string' ? found : null;
}

/** Names of the placeholders of a text; what is in apostrophes is none. */
function placeholdersOf(message: string): string[] {
  const names = [...message.replaceAll(/'\{\w+\}'/g, '').matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
  return [...new Set(names)];
}

test('every fault has a text with exactly its values', () => {
  for (const [code, values] of Object.entries(SPEC_FAULTS)) {
    const message = textOf(`createVch.fault.${code}`);
    assert.ok(message, code);
    assert.deepEqual(placeholdersOf(message).toSorted(), values.toSorted(), code);
  }
});

test('every field has a label without colon, and help of a sentence or two', () => {
  for (const { labelKey, helpKey } of FIELDS) {
    assert.match(textOf(labelKey) ?? '', /^[A-Z][^:.]*$/, labelKey);
    assert.match(textOf(helpKey) ?? '', /^[A-Z].*\.$/, helpKey);
  }
});

test('labels within a slice tell its fields apart', () => {
  const labels = FIELDS.filter(({ path }) => !path.includes('*')).map(({ slice, labelKey }) => [
    slice,
    textOf(labelKey),
  ]);
  assert.equal(new Set(labels.map(String)).size, labels.length);
});

const parseGolden: (text: string) => Readonly<Record<string, { readonly change: FieldChange }>> = JSON.parse;
const golden = parseGolden(readFileSync(new URL('testing/field-table.golden.json', import.meta.url), 'utf8'));

test('every value of a summary is a literal or has a text with its values', () => {
  const specs = [
    vchSpecDefaults,
    aSpec(),
    ...(['browser', 'files', 'server', 'none'] as const).map((source) => aFilledSpec(source)),
    ...Object.values(golden).map(({ change }) => changedSpec(change)),
  ];
  const shown: Shown[] = specs.flatMap((spec) => toSummary(spec).map(({ value }) => value));
  for (const value of shown) {
    if (typeof value === 'string') continue;
    const message = textOf(value.key);
    assert.ok(message, value.key);
    assert.deepEqual(placeholdersOf(message), Object.keys(value.values), value.key);
  }
});

/** Where each of a few values is chosen from. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'general.debug': ['0', '1', '2', '3'],
  'general.syslog.transport': ['tcp', 'udp'],
  shares: ['low', 'normal', 'high', 'custom'],
  addressMode: ['dhcp', 'static'],
  'storage.volumeStores.kind': ['datastore', 'nfs'],
  'networks.containerNetworks.firewall': ['closed', 'outbound', 'peers', 'published', 'open'],
  'security.source': ['browser', 'files', 'server', 'none'],
  'security.subject.keyAlgorithm': ['RSA-2048', 'RSA-3072', 'RSA-4096', 'EC-P256', 'EC-P384'],
};

test('every choice has a text', () => {
  for (const [id, values] of Object.entries(CHOICES))
    for (const value of values) assert.ok(textOf(`createVch.value.${id}.${value}`), `${id}.${value}`);
});

test('every option that only the command line has is explained', () => {
  for (const option of CLI_ONLY_OPTIONS)
    assert.deepEqual(placeholdersOf(textOf(`createVch.cli.only.${option}`) ?? ''), ['option'], option);
});
