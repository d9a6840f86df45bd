/** `node manifest/src/build.ts [--out dist/manifest]`: builds the manifest, or says in clear text why it is invalid. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildManifest } from './build-manifest.ts';

function main(): void {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const outFolder = values.out ?? path.join(import.meta.dirname, '../../dist/manifest');
  const files = buildManifest({ outFolder });
  process.stdout.write(`Manifest: ${files.length} files in ${path.relative(process.cwd(), outFolder) || '.'}\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
