import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build } from 'esbuild';

describe('the package', () => {
  it('runs in browsers, and brings neither the description nor anything of Node', async () => {
    const { metafile } = await build({
      entryPoints: [new URL('index.ts', import.meta.url).pathname],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });
    const packages = Object.keys(metafile.inputs).map((file) => /node_modules\/([^/]+)/.exec(file)?.[1] ?? 'ours');
    assert.deepEqual([...new Set(packages)].sort(), ['eventsource-parser', 'openapi-fetch', 'ours']);
    assert.ok(!Object.keys(metafile.inputs).some((file) => file.endsWith('.json') || file.includes('/server/')));
  });
});
