import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fetchThumbprint } from '../src/index.ts';
import { findGoTool } from './go-tools.ts';

export interface VcsimOptions {
  /** 0 for any. */
  readonly port?: number;
  /** VMs per resource pool. */
  readonly machines?: number;
  readonly clusters?: number;
  readonly hostsPerCluster?: number;
  /** More of vcsim's own options. */
  readonly flags?: readonly string[];
}

/** A running vcsim. It knows one account. */
export interface Vcsim {
  readonly url: string;
  readonly port: number;
  /** SHA-256 of the certificate it shows, to be pinned. */
  readonly thumbprint: string;
  readonly userName: string;
  readonly password: string;
  /** Ends the process at once, as a crash would. */
  stop(): Promise<void>;
}

const USER_NAME = 'administrator';
const PASSWORD = 'not-a-secret';
const READY_MS = 120_000;

/** The vcsim program, or null if this machine cannot have it. */
export function findVcsim(): Promise<string | null> {
  return findGoTool('vcsim');
}

async function announcedUrl(child: ChildProcess): Promise<URL> {
  const { stdout } = child;
  if (stdout === null) throw new Error('vcsim has no output to read.');
  const lines = createInterface({ input: stdout });
  const late = setTimeout(() => child.kill('SIGKILL'), READY_MS);
  try {
    for await (const line of lines) {
      const url = /GOVC_URL=(\S+)/.exec(line)?.[1];
      if (url !== undefined) return new URL(url);
    }
  } finally {
    clearTimeout(late);
    stdout.resume();
  }
  throw new Error('vcsim ended before it was ready.');
}

/** Starts vcsim on loopback with TLS and waits until its inventory is ready. */
export async function startVcsim(program: string, options: VcsimOptions = {}): Promise<Vcsim> {
  const { port = 0, machines = 2, clusters = 1, hostsPerCluster = 3, flags = [] } = options;
  const child = spawn(
    program,
    [
      ...['-l', `127.0.0.1:${port}`, '-username', USER_NAME, '-password', PASSWORD],
      ...['-vm', String(machines), '-cluster', String(clusters), '-host', String(hostsPerCluster), ...flags],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = await announcedUrl(child);
  url.username = '';
  url.password = '';
  const { sha256 } = await fetchThumbprint(url.hostname, Number(url.port));
  return {
    url: url.href,
    port: Number(url.port),
    thumbprint: sha256,
    userName: USER_NAME,
    password: PASSWORD,
    async stop() {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}
