/** Schemathesis, which makes requests out of an API's description: installed for one run where Python is. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PACKAGE = 'schemathesis==4.32.5';
const INSTALL_MS = 180_000;
const RUN_MS = 180_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Installs it into a folder. @returns the program; or why it is not there */
export async function installSchemathesis(
  folder: string,
): Promise<{ readonly program: string } | { readonly reason: string }> {
  const environment = path.join(folder, 'python');
  try {
    await run('python3', ['-m', 'venv', environment], { timeout: INSTALL_MS });
    const pip = path.join(environment, 'bin', 'pip');
    await run(pip, ['install', '--quiet', '--disable-pip-version-check', PACKAGE], { timeout: INSTALL_MS });
    return { program: path.join(environment, 'bin', 'schemathesis') };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { reason: `${PACKAGE} cannot be installed with python3 and pip (${reason})` };
  }
}

export interface SchemathesisRun {
  readonly program: string;
  readonly folder: string;
  readonly description: object;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** what is checked of answers */
  readonly checks: readonly string[];
  /** how long it may look for faults */
  readonly seconds: number;
}

/** @returns exit code, 0 if nothing was found, and what it says */
export async function runSchemathesis(options: SchemathesisRun): Promise<{ code: number; output: string }> {
  const { program, folder, description, url, user, password, checks, seconds } = options;
  const file = path.join(folder, 'description.json');
  await writeFile(file, JSON.stringify(description));
  const args = ['run', file, '--url', url, '--auth', `${user}:${password}`, '--checks', checks.join(',')];
  const amount = ['--max-time', String(seconds), '--phases', 'examples,coverage,fuzzing', '--workers', '1'];
  const repeatable = ['--seed', '20261122', '--generation-database', 'none', '--no-shrink', '--no-color'];
  const limits = ['--request-timeout', '30', '--suppress-health-check', 'all', '--warnings', 'off'];
  try {
    const { stdout } = await run(program, [...args, ...amount, ...repeatable, ...limits], {
      cwd: folder,
      timeout: RUN_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
    });
    return { code: 0, output: stdout };
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error)) throw error;
    return { code: 1, output: String(error.stdout) };
  }
}
