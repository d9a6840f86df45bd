import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { PackageFailure } from './failure.ts';

/** A program of the package: its source and the file it becomes. */
export interface Program {
  readonly entry: string;
  readonly outFile: string;
}

/** What went into a bundle, for the licence notices. */
export interface Bundled {
  /** Files of the bundle, relative to the root of the repository. */
  readonly inputs: readonly string[];
}

/**
 * Some libraries inside are CommonJS and call `require` or use `__dirname`, which an ES module does not have.
 */
const COMMONJS_NAMES = [
  `import { createRequire as createRequireHere } from 'node:module';`,
  `import { dirname as dirnameHere } from 'node:path';`,
  `import { fileURLToPath as fileURLToPathHere } from 'node:url';`,
  `const require = createRequireHere(import.meta.url);`,
  `const __filename = fileURLToPathHere(import.meta.url);`,
  `const __dirname = dirnameHere(__filename);`,
].join('\n');

/**
 * Bundles a program with everything it imports into one ES module for Node 24 and later.
 * @param root folder of the repository
 * @throws PackageFailure
 */
export async function bundle(root: string, { entry, outFile }: Program): Promise<Bundled> {
  if (!existsSync(path.join(root, entry))) throw new PackageFailure(`${entry} is missing.`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    // Names show in logs and in what errors say of themselves.
    keepNames: true,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    banner: { js: COMMONJS_NAMES },
    metafile: true,
    logLevel: 'silent',
  }).catch((error: unknown) => {
    throw new PackageFailure(`${entry} cannot be bundled: ${firstLines(error)}`, { cause: error });
  });
  return { inputs: inputsOf(metafile) };
}

/**
 * Licences of the libraries in the bundles, one after the other by name.
 * @param root folder of the repository
 */
export function licenceNotices(root: string, bundles: readonly Bundled[]): string {
  const folders = new Set(bundles.flatMap(({ inputs }) => inputs.flatMap((input) => packageFolder(input) ?? [])));
  const notices = [...folders].sort().map((folder) => notice(path.join(root, folder)));
  return `Libraries inside this package and their licences.\n\n${notices.join('\n')}`;
}

function inputsOf({ inputs }: Metafile): string[] {
  return Object.keys(inputs).map((input) => input.split(path.sep).join('/'));
}

/** `node_modules/@scope/name` of a file in it, also if it is nested. */
function packageFolder(file: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}

const LICENCE_FILES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'license.md', 'LICENSE-MIT'];

function notice(folder: string): string {
  const { name, version, license } = describe(path.join(folder, 'package.json'));
  const file = LICENCE_FILES.map((each) => path.join(folder, each)).find((each) => existsSync(each));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(file, 'utf8').trim();
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`;
}

function describe(file: string): { name: string; version: string; license: string } {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const fields = new Map(Object.entries(typeof content === 'object' && content !== null ? content : {}));
  const textOf = (field: string) => String(fields.get(field) ?? 'unknown');
  return { name: textOf('name'), version: textOf('version'), license: textOf('license') };
}

function firstLines(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 3).join(' ');
}
