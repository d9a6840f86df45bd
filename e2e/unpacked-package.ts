import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extract } from 'tar';

const DIST = path.resolve(import.meta.dirname, '../dist');

/** Unpacks the archive of `npm run package` into a temporary folder, as an administrator would. */
export async function unpackPackage(): Promise<{ folder: string; remove(): Promise<void> }> {
  const archive = globSync('vic-plugin-*.tgz', { cwd: DIST }).sort().at(-1);
  if (archive === undefined) throw new Error('There is no package in dist/. Run "npm run package" first.');
  const folder = await mkdtemp(path.join(tmpdir(), 'vic-package-'));
  await extract({ file: path.join(DIST, archive), cwd: folder, strip: 1 });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
