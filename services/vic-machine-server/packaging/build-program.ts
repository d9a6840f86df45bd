import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleProgram } from './bundle.ts';
import { licenceNotices } from './licence-notices.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

/** File name of the bundled program. */
export const PROGRAM = 'vic-machine-server.mjs';

/**
 * Bundles the service with its licences.
 * @param folder made anew; the default is `dist/vic-machine-server`
 * @returns the folder
 */
export async function buildProgram(folder = path.join(ROOT, 'dist/vic-machine-server')): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packages = await bundleProgram(path.join(folder, PROGRAM));
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), licenceNotices(packages));
  cpSync(path.join(ROOT, 'LICENSE'), path.join(folder, 'LICENSE'));
  return folder;
}
