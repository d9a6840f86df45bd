import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildManifest, packageVersion } from '@vic/manifest';
import { pack } from './archive.ts';
import { bundle, licenceNotices, type Program } from './bundle.ts';
import { PackageFailure } from './failure.ts';
import { precompress } from './precompress.ts';

export interface PackageOptions {
  /** Folder of the repository. */
  readonly root: string;
  /** Folder of the built ui. */
  readonly uiFolder: string;
  /** Folder for the archive and, in `package/`, what is in it. */
  readonly outFolder: string;
}

export interface BuiltPackage {
  readonly archive: string;
  /** What is in the archive, unpacked. */
  readonly folder: string;
  /** Size of the archive. */
  readonly bytes: number;
}

/**
 * Builds the archive that is installed: one folder with everything a machine needs that has Node and nothing else.
 * @throws PackageFailure
 */
export async function buildPackage({ root, uiFolder, outFolder }: PackageOptions): Promise<BuiltPackage> {
  if (!existsSync(path.join(uiFolder, 'index.html'))) {
    const folder = path.relative(process.cwd(), uiFolder);
    throw new PackageFailure(
      `The ui is not built: ${path.join(folder, 'index.html')} is missing. Run "npm run build" first.`,
    );
  }
  const name = `vic-plugin-${packageVersion}`;
  const folder = path.join(outFolder, 'package', name);
  rmSync(path.dirname(folder), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const programs = programsIn(folder);
  const bundles = await Promise.all(programs.map((program) => bundle(root, program)));
  copyFiles(root, uiFolder, folder);
  buildManifest({ outFolder: path.join(folder, 'manifest') });
  await precompress(path.join(folder, 'ui'));
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), licenceNotices(root, bundles));
  const archive = path.join(outFolder, `${name}.tgz`);
  await pack(folder, archive);
  return { archive, folder, bytes: statSync(archive).size };
}

function programsIn(folder: string): Program[] {
  return [
    { entry: 'plugin-package/src/start.ts', outFile: path.join(folder, 'plugin-server.mjs') },
    { entry: 'plugin-package/src/vic-plugin.ts', outFile: path.join(folder, 'vic-plugin.mjs') },
  ];
}

function copyFiles(root: string, uiFolder: string, folder: string): void {
  cpSync(path.join(root, 'plugin-package/files'), folder, { recursive: true });
  for (const script of readdirSync(path.join(folder, 'bin'))) chmodSync(path.join(folder, 'bin', script), 0o755);
  cpSync(uiFolder, path.join(folder, 'ui'), { recursive: true });
  const licence = path.join(root, 'LICENSE');
  if (!existsSync(licence)) throw new PackageFailure('The file LICENSE is missing in the root of the repository.');
  cpSync(licence, path.join(folder, 'LICENSE'));
}
