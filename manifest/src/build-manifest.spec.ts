import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { buildManifest, manifestFiles } from './build-manifest.ts';
import { readPngSize } from './icons/png.ts';
import { readPluginZip } from './plugin-zip.ts';
import { validateManifest } from './validate.ts';

const GOLDENS = path.join(import.meta.dirname, '../goldens');

test('writes the zip, both manifests and both sprite sheets', (context) => {
  const outFolder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  context.after(() => rmSync(outFolder, { recursive: true }));
  assert.deepEqual(buildManifest({ outFolder }).sort(), [
    'assets/images/sprites-dark.png',
    'assets/images/sprites.png',
    'plugin-70.json',
    'plugin.json',
    'plugin.zip',
  ]);
  const zip = readPluginZip(readFileSync(path.join(outFolder, 'plugin.zip')));
  assert.deepEqual(
    zip.map(({ file }) => file),
    ['plugin-70.json', 'plugin.json'],
  );
  assert.deepEqual(
    zip.flatMap(({ manifest }) => validateManifest(manifest)),
    [],
  );
});

for (const file of ['plugin-70.json', 'plugin.json']) {
  test(`${file} is as reviewed`, () => {
    const built = Buffer.from(manifestFiles().get(file) ?? []).toString();
    assert.equal(built, readFileSync(path.join(GOLDENS, file), 'utf8'));
  });
}

test('building twice gives the same bytes', () => {
  assert.deepEqual(manifestFiles(), manifestFiles());
});

test('both sprite sheets are one column of 32 px tiles', () => {
  const files = manifestFiles();
  for (const name of ['assets/images/sprites.png', 'assets/images/sprites-dark.png']) {
    assert.deepEqual(readPngSize(files.get(name) ?? new Uint8Array(0)), { width: 32, height: 64 });
  }
});
