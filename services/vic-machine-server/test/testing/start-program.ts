import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { TestContext } from 'node:test';

const SERVER = path.join(import.meta.dirname, '../../src/server.ts');

/** The program in a process of its own. */
export interface Program {
  readonly process: ChildProcess;
  /** all that it wrote */
  readonly output: () => string;
  /** Resolves with what `pattern` found in its output; rejects if the program ends without it. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** @returns its exit code */
  readonly ended: Promise<number | null>;
}

/** Starts `server.ts`; killed after the test if it still runs then. */
export function startProgram(t: TestContext, environment: Record<string, string>, args: string[] = []): Program {
  const child = spawn(process.execPath, [SERVER, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const waiting = new Set<() => void>();
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  t.after(() => child.kill('SIGKILL'));
  return {
    process: child,
    output: () => output,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        void ended.then(() => reject(new Error(`The program ended without ${String(pattern)}: ${output}`)));
        look();
      }),
  };
}
