import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_VERSION } from '../src/config/build-version.ts';
import { buildProgram, PROGRAM } from './build-program.ts';
import { layOutRoot, PRODUCT_FOLDER } from './image-root.ts';

const REPOSITORY = path.join(import.meta.dirname, '../../..');
const CONTAINERFILE = path.join(import.meta.dirname, '../Containerfile');
const ISO_FILES = ['appliance.iso', 'bootstrap.iso'];

export interface ImageOptions {
  /** name of the image */
  readonly tag: string;
  /** folder for everything that is made */
  readonly workFolder: string;
  /** such as `v2.0.0-30000-0123abcd` */
  readonly version?: string;
  /** folder with `appliance.iso` and `bootstrap.iso` to put into the image; null: they are mounted when it runs */
  readonly isoFolder?: string | null;
  /** the program and its first arguments, such as `buildah --root FOLDER` */
  readonly buildah?: readonly string[];
}

/**
 * Builds the image from nothing but files of this machine.
 * @throws Error with one sentence about what is missing or failed
 */
export async function buildImage(options: ImageOptions): Promise<void> {
  const { tag, workFolder, version = DEFAULT_VERSION, isoFolder = null, buildah = ['buildah'] } = options;
  const nodeFolder = path.join(REPOSITORY, `node_modules/node-linux-${process.arch}`);
  const node = path.join(nodeFolder, 'bin/node');
  if (!existsSync(node)) throw new Error(`${node} is missing: run npm install on Linux.`);
  const context = path.join(workFolder, 'image');
  const root = path.join(context, 'root');
  rmSync(context, { recursive: true, force: true });
  mkdirSync(path.join(context, 'log'), { recursive: true });
  layOutRoot(root, node);
  const program = await buildProgram(path.join(workFolder, 'program'));
  const product = path.join(root, PRODUCT_FOLDER);
  cpSync(path.join(program, PROGRAM), path.join(product, 'bin', PROGRAM));
  for (const file of ['LICENSE', 'THIRD-PARTY-NOTICES.txt']) cpSync(path.join(program, file), path.join(product, file));
  cpSync(path.join(nodeFolder, 'LICENSE'), path.join(product, 'LICENSE-NODE'));
  if (isoFolder !== null) for (const iso of ISO_FILES) copyFileSync(path.join(isoFolder, iso), path.join(product, iso));
  run([
    ...buildah,
    'build',
    '--isolation=chroot',
    '--format=docker',
    `--build-arg=VERSION=${version}`,
    `--tag=${tag}`,
    `--file=${CONTAINERFILE}`,
    context,
  ]);
}

function run([program = '', ...args]: readonly string[]): void {
  const { error, status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw new Error(`${program} cannot be started (${error.message}): install it to build images.`);
  if (status !== 0) throw new Error(`${program} failed: ${stderr.trim().split('\n').slice(-3).join(' ')}`);
}
