import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompress } from './precompress.ts';

test('compresses text files that are worth it, and no images and no index.html', async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'precompress-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const text = 'the same words again '.repeat(500);
  for (const name of ['main.js', 'index.html', 'image.png']) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'tiny.css'), 'a{}');
  assert.equal(await precompress(folder), 1);
  assert.deepEqual(readdirSync(folder).sort(), [
    'image.png',
    'index.html',
    'main.js',
    'main.js.br',
    'main.js.gz',
    'tiny.css',
  ]);
  assert.equal(brotliDecompressSync(readFileSync(path.join(folder, 'main.js.br'))).toString(), text);
  assert.equal(gunzipSync(readFileSync(path.join(folder, 'main.js.gz'))).toString(), text);
});
