/** vic-machine-server in a process of its own, as it is delivered, for tests that end or kill it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { StubIsos } from './stub-iso.ts';

const PROGRAM = path.join(import.meta.dirname, '../../services/vic-machine-server/src/server.ts');

export interface ServiceProcessOptions {
  readonly isos: StubIsos;
  /** 0: any free port */
  readonly port?: number;
  /** as `CLEANUP_TIMEOUT`, such as `10s` */
  readonly cleanupTimeout?: string;
}

export interface ServiceProcess {
  /** all that it wrote */
  output(): string;
  /** Resolves with what the pattern finds in its output; rejects if it ends without. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
  /** its exit code; null: killed */
  readonly ended: Promise<number | null>;
}

/** Starts the program with plain HTTP on 127.0.0.1. */
export function startServiceProcess({ isos, port = 0, cleanupTimeout = '10s' }: ServiceProcessOptions): ServiceProcess {
  const child = spawn(process.execPath, [PROGRAM, '--scheme', 'http'], {
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'debug',
      APPLIANCE_ISO: isos.applianceIso,
      BOOTSTRAP_ISO: isos.bootstrapIso,
      CLEANUP_TIMEOUT: cleanupTimeout,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const watchers = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const look of watchers) look();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    output: () => output,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(output);
          if (found === null) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        void ended.then(() => reject(new Error(`The service ended without ${String(pattern)}: ${output}`)));
        look();
      }),
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** The port on which it serves, once it is ready. */
export async function portOf(service: ServiceProcess): Promise<number> {
  const [, port = ''] = await service.until(/at http, port (\d+)/);
  await service.until(/is ready/);
  return Number(port);
}
