/**
 * Builds what is shipped: manifest and ui into `dist/`. The ui is built again only when one of its sources changed
 * since the last build; `--force` builds it anyway. `--quiet` tells only what is being done and what failed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { runCommand } from './command.ts';

const UI_SOURCES = ['ui/**/*', 'packages/contract/src/**/*', 'angular.json', 'package-lock.json', 'tsconfig.base.json'];
const STAMP = 'dist/ui.sources.sha256';

await runCommand(['force', 'quiet'], async (switches) => {
  const isQuiet = switches.has('quiet');
  run(['manifest/src/build.ts', '--out', 'dist/manifest'], isQuiet);
  const sources = hashOf(UI_SOURCES);
  if (!switches.has('force') && isBuiltFrom(sources)) return;
  if (isQuiet) console.log('Building the ui …');
  run(['node_modules/@angular/cli/bin/ng.js', 'build', 'ui'], isQuiet);
  writeFileSync(STAMP, sources);
});

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

/** @throws Error if the program fails; a quiet one's output is shown then */
function run(program: readonly string[], isQuiet: boolean): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { stdio: isQuiet ? 'pipe' : 'inherit' });
  if (status === 0) return;
  if (isQuiet) console.error(`${String(stdout)}${String(stderr)}`);
  throw new Error(`${program.join(' ')} failed.`);
}
