import { execFile } from 'node:child_process';
import { access, constants, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Public programs that check us: the vCenter simulator and the command line client of govmomi. */
export type GoTool = 'vcsim' | 'govc';

/** The last release that `go install` takes: later ones have replacements in their module file, which it refuses. */
const VERSION = 'v0.46.3';
const INSTALL_MS = 10 * 60_000;

const run = promisify(execFile);

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function onPath(name: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    if (folder !== '' && (await isExecutable(file))) return file;
  }
  return null;
}

function cacheFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  return path.join(cache, 'vic-interop', 'go-bin');
}

async function install(go: string, tool: GoTool, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  console.error(`Installing ${tool} ${VERSION} with Go into ${folder} …`);
  await run(go, ['install', `github.com/vmware/govmomi/${tool}@${VERSION}`], {
    // Outside of any module, so that nobody else's module file has a say.
    cwd: folder,
    env: { ...process.env, GOBIN: folder, GO111MODULE: 'on', GOFLAGS: '' },
    timeout: INSTALL_MS,
  });
  return path.join(folder, tool);
}

/**
 * A public Go program: the file named by the environment variable `VCSIM` or `GOVC`, else on the PATH, else in our
 * cache, else installed there with Go. Null, said loudly, if there is no way to have it.
 * @throws Error if the environment variable names something that cannot be run
 */
export async function findGoTool(tool: GoTool): Promise<string | null> {
  const variable = tool.toUpperCase();
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (await isExecutable(named)) return named;
    throw new Error(`The environment variable ${variable} names ${named}, which cannot be run.`);
  }
  const known = await onPath(tool);
  if (known !== null) return known;
  const folder = cacheFolder();
  const cached = path.join(folder, tool);
  if (await isExecutable(cached)) return cached;
  const go = await onPath('go');
  if (go === null) {
    console.error(`SKIPPED: neither ${tool} nor Go is on this machine; set ${variable} or install one of them.`);
    return null;
  }
  try {
    return await install(go, tool, folder);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : '';
    console.error(`SKIPPED: ${tool} ${VERSION} could not be installed with Go. ${reason}`);
    return null;
  }
}
