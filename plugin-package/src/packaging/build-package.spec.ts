import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { pluginVersion } from '@vic/manifest';
import { buildPackage } from './build-package.ts';
import { bundle, licenceNotices } from './bundle.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

function aFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a missing ui build is told in one sentence', async (context) => {
  const outFolder = aFolder(context);
  await assert.rejects(buildPackage({ root: ROOT, uiFolder: path.join(outFolder, 'ui'), outFolder }), {
    name: 'PackageFailure',
    message: /^The ui is not built: .*index\.html is missing\. Run "npm run build" first\.$/,
  });
});

test('a program that is missing is told in one sentence', async (context) => {
  const program = { entry: 'nowhere.ts', outFile: path.join(aFolder(context), 'x.mjs') };
  await assert.rejects(bundle(ROOT, program), { name: 'PackageFailure', message: 'nowhere.ts is missing.' });
});

test('the bundled command runs without any modules around it, and its libraries are credited', async (context) => {
  const folder = aFolder(context);
  const outFile = path.join(folder, 'vic-plugin.mjs');
  const bundled = await bundle(ROOT, { entry: 'plugin-package/src/vic-plugin.ts', outFile });
  const run = (...argv: string[]) => spawnSync(process.execPath, [outFile, ...argv], { cwd: folder, encoding: 'utf8' });
  assert.equal(run('--version').stdout.trim(), pluginVersion);
  const refused = run('status', '-url', 'https://127.0.0.1:1', '-u', 'a', '-p', 'geheim');
  assert.equal(refused.status, 2);
  assert.equal(refused.stderr, 'https://127.0.0.1:1/sdk cannot be used: 127.0.0.1:1 refuses connections.\n');
  const notices = licenceNotices(ROOT, [bundled]);
  for (const library of ['ajv', 'commander', 'fflate', 'saxes', 'undici']) {
    assert.match(notices, new RegExp(`^${library} \\d`, 'm'));
  }
});
