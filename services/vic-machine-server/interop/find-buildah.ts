import { spawnSync } from 'node:child_process';

const INSTALL_MS = 5 * 60_000;

/**
 * A buildah of this machine: `BUILDAH`, the one on the PATH, or one that is installed now where that is allowed.
 * @returns null, said loudly, if there is no way to have it
 */
export function findBuildah(): string | null {
  const named = process.env['BUILDAH'] ?? 'buildah';
  if (works(named)) return named;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.error('Installing buildah with apt-get …');
    const options = { stdio: 'ignore', timeout: INSTALL_MS } as const;
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'buildah'], options);
    if (works(named)) return named;
  }
  console.error('SKIPPED: the image is not built, since buildah is not here and cannot be installed.');
  return null;
}

function works(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
