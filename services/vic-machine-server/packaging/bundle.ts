import { build } from 'esbuild';
import path from 'node:path';

const ENTRY = path.join(import.meta.dirname, '../src/server.ts');

/** Some libraries inside are CommonJS and call `require`, which an ES module does not have. */
const COMMONJS_NAMES = [
  `import { createRequire as createRequireHere } from 'node:module';`,
  `import { dirname as dirnameHere } from 'node:path';`,
  `import { fileURLToPath as fileURLToPathHere } from 'node:url';`,
  `const require = createRequireHere(import.meta.url);`,
  `const __filename = fileURLToPathHere(import.meta.url);`,
  `const __dirname = dirnameHere(__filename);`,
].join('\n');

/**
 * Bundles the program with everything it imports into one ES module for Node 24 and later.
 * @returns folders of the packages inside, as paths from the working directory
 */
export async function bundleProgram(outFile: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [ENTRY],
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
  });
  const folders = Object.keys(metafile.inputs).flatMap((input) => packageFolder(input) ?? []);
  return [...new Set(folders)].sort();
}

/** `node_modules/@scope/name` of a file in it, also if it is nested. */
function packageFolder(file: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null;
}
