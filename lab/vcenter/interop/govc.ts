/** Runs govc against one server, with its certificate pinned by thumbprint. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Its standard output; rejects if it fails. */
export type Govc = (...args: string[]) => Promise<string>;

export interface GovcOptions {
  readonly program: string;
  /** An empty folder for its session cache and the file of known hosts. */
  readonly folder: string;
  readonly url: string;
  /** SHA-1 in colon form. */
  readonly thumbprint: string;
  readonly user: string;
  readonly password: string;
}

export function govcFor({ program, folder, url, thumbprint, user, password }: GovcOptions): Govc {
  const knownHosts = path.join(folder, 'known_hosts');
  writeFileSync(knownHosts, `${new URL(url).host} ${thumbprint}\n`);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GOVMOMI_HOME: folder,
    GOVC_URL: url,
    GOVC_USERNAME: user,
    GOVC_PASSWORD: password,
    GOVC_TLS_KNOWN_HOSTS: knownHosts,
  };
  return async (...args) => (await run(program, args, { env, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 })).stdout;
}
