/**
 * Builds what is shipped: manifest and ui into `dist/`. The ui is built again only when one of its sources changed
 * since the last build; `--force` builds it anyway.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const UI_SOURCES = ['ui/**/*', 'packages/contract/src/**/*', 'angular.json', 'package-lock.json', 'tsconfig.base.json'];
const STAMP = 'dist/ui.sources.sha256';

run(['manifest/src/build.ts', '--out', 'dist/manifest']);
const sources = hashOf(UI_SOURCES);
if (process.argv.includes('--force') || !isBuiltFrom(sources)) {
  run(['node_modules/@angular/cli/bin/ng.js', 'build', 'ui']);
  writeFileSync(STAMP, sources);
}

function isBuiltFrom(hash: string): boolean {
  return existsSync('dist/ui/index.html') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync([...patterns]).sort()) {
    if (statSync(path).isFile()) hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function run(program: readonly string[]): void {
  const { status } = spawnSync(process.execPath, program, { stdio: 'inherit' });
  if (status === 0) return;
  console.error(`${program.join(' ')} failed.`);
  process.exit(status ?? 1);
}
