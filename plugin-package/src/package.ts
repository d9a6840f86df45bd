/** `npm run package`: builds `dist/vic-plugin-<version>.tgz` from the built ui and checks that it runs with Node alone. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './packaging/build-package.ts';
import { verifyPackage } from './packaging/verify-package.ts';

const ROOT = path.join(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { ui: { type: 'string' }, out: { type: 'string' } } });
  const outFolder = path.resolve(values.out ?? path.join(ROOT, 'dist'));
  const uiFolder = path.resolve(values.ui ?? path.join(ROOT, 'dist/ui'));
  const { archive, bytes } = await buildPackage({ root: ROOT, uiFolder, outFolder });
  process.stdout.write(`${path.relative(process.cwd(), archive)}: ${(bytes / 1_048_576).toFixed(1)} MB\n`);
  for (const sentence of await verifyPackage(archive)) process.stdout.write(`  ${sentence}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
