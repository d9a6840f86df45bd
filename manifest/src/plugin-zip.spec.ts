import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { buildPluginZip, INDEX_FILE, isZip, readManifestDownload, readPluginZip } from './plugin-zip.ts';

const CANDIDATES = [
  { file: 'new.json', manifest: { a: 1 } },
  { file: 'old.json', manifest: { b: 2 } },
];

function aZip(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

test('a built zip reads back in the same order', () => {
  assert.deepEqual(readPluginZip(buildPluginZip(CANDIDATES)), CANDIDATES);
});

test('building twice gives the same bytes', () => {
  assert.deepEqual(buildPluginZip(CANDIDATES), buildPluginZip(CANDIDATES));
});

test('a zip is told by its content', () => {
  assert.equal(isZip(buildPluginZip(CANDIDATES)), true);
  assert.equal(isZip(strToU8('{}')), false);
});

test('a bare manifest is one candidate', () => {
  assert.deepEqual(readManifestDownload(strToU8('{"x":1}')), [{ file: 'plugin.json', manifest: { x: 1 } }]);
});

const BROKEN: readonly [string, Uint8Array, RegExp][] = [
  ['a zip without index', aZip({ 'plugin.json': '{}' }), /no plugin-multi-manifest.json at its root/],
  ['an index that is no JSON', aZip({ [INDEX_FILE]: '{' }), /plugin-multi-manifest.json is not valid JSON/],
  ['an index without list', aZip({ [INDEX_FILE]: '{"manifests":[]}' }), /no list "manifests"/],
  ['a listed file that is missing', aZip({ [INDEX_FILE]: '{"manifests":["a.json"]}' }), /names a.json, which is not/],
  ['a file that is no JSON', aZip({ [INDEX_FILE]: '{"manifests":["a.json"]}', 'a.json': '<' }), /a.json is not valid/],
  ['a cut zip', buildPluginZip(CANDIDATES).subarray(0, 200), /damaged or no zip/],
  ['a zip that unpacks to more than 5 MB', aZip({ 'x.json': ' '.repeat(6 * 1024 * 1024) }), /larger than 5 MB/],
  ['a web page', strToU8('<html></html>'), /The manifest is not valid JSON/],
];
for (const [name, bytes, expected] of BROKEN) {
  test(`refuses ${name}`, () => {
    assert.throws(() => readManifestDownload(bytes), { name: 'UnreadableManifestError', message: expected });
  });
}
