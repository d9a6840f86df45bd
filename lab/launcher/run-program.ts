import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a Node program that may ask on the terminal, where it says itself why it fails. Rejects with `failure` then. */
export async function runOnTerminal(args: readonly string[], failure: string): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['inherit', 'ignore', 'inherit'] });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(failure);
}

/**
 * Runs a Node program to its end and gives what it printed on standard output.
 * Rejects with what it said on standard error when its exit code is not 0.
 */
export function runProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else
        reject(new Error(errors.trim() || output.trim() || `${args[0] ?? 'program'} ended with code ${String(code)}`));
    });
  });
}
