import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readManifestDownload, validateManifest } from '@vic/manifest';
import { extract } from 'tar';
import { Agent, request } from 'undici';
import { PackageFailure } from './failure.ts';

const START_LIMIT_MS = 30_000;
const POLL_MS = 100;
const STOP_LIMIT_MS = 10_000;

/**
 * Unpacks the archive in an empty folder and runs what is in it with nothing but Node: the certificate is made, the
 * server starts, serves ui, icons and manifest, and stops; `vic-plugin` prints a record.
 * @returns what was found in order, a sentence each
 * @throws PackageFailure with the first thing that is not
 */
export async function verifyPackage(archive: string): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vic-plugin-verify-'));
  try {
    await extract({ file: archive, cwd: folder });
    const home = path.join(folder, readdirSync(folder)[0] ?? '');
    return [...checkCommand(home), ...(await checkServer(home))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkCommand(home: string): string[] {
  const program = path.join(home, 'vic-plugin.mjs');
  const thumbprint = 'AB'.repeat(32);
  const argv = [program, 'register', '-pu', 'https://127.0.0.1:1/vic/plugin.zip', '-st', thumbprint, '--dry-run'];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: home,
    env: bareEnvironment(),
    encoding: 'utf8',
  });
  ensure(status === 0, `vic-plugin ended with ${String(status)}: ${stderr}`);
  ensure(stdout.includes('"com.vmware.vic"'), 'vic-plugin printed no record.');
  return ['vic-plugin prints a record.'];
}

async function checkServer(home: string): Promise<string[]> {
  const port = await freePort();
  const argv = [
    path.join(home, 'plugin-server.mjs'),
    '--make-certificate',
    '--config',
    path.join(home, 'plugin-server.json'),
  ];
  const options = ['--certificate-host', '127.0.0.1', '--host', '127.0.0.1', '--port', String(port)];
  const server = spawn(process.execPath, [...argv, ...options], {
    cwd: home,
    env: bareEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  try {
    const pages = await untilReady(home, `https://127.0.0.1:${port}`, server, said);
    const found = [...certificateFacts(home), ...(await checkPages(pages, home))];
    const code = await stop(server);
    ensure(code === 0, `The server ended with ${String(code)} after SIGTERM: ${said.join('')}`);
    return [...found, 'The server starts and stops.'];
  } finally {
    server.kill('SIGKILL');
  }
}

/** One page of the running server. */
type Pages = (page: string, headers?: Record<string, string>) => Promise<Page>;

interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

async function checkPages(pages: Pages, home: string): Promise<string[]> {
  const index = await expectPage(pages, '/vic/index.html');
  ensure(index.body.includes('<script'), '/vic/index.html is not the ui.');
  const manifest = await expectPage(pages, '/vic/plugin.json');
  ensure(validateManifest(JSON.parse(manifest.body.toString())).length === 0, '/vic/plugin.json is not valid.');
  const candidates = readManifestDownload((await expectPage(pages, '/vic/plugin.zip')).body);
  const faults = candidates.flatMap((candidate) => validateManifest(candidate.manifest));
  ensure(faults.length === 0, `/vic/plugin.zip is not valid: ${faults.join(', ')}`);
  for (const sheet of ['sprites.png', 'sprites-dark.png']) await expectPage(pages, `/vic/assets/images/${sheet}`);
  const script = readdirSync(path.join(home, 'ui'))
    .find((file) => file.endsWith('.js.br'))
    ?.replace(/\.br$/, '');
  ensure(script !== undefined, 'The ui has no precompressed script.');
  const { headers } = await expectPage(pages, `/vic/${script ?? ''}`, { 'accept-encoding': 'br' });
  ensure(headers['content-encoding'] === 'br', `/vic/${script ?? ''} is not served precompressed.`);
  return ['The ui is served, its scripts precompressed.', 'The manifest and its icons are served and valid.'];
}

async function expectPage(pages: Pages, page: string, headers?: Record<string, string>): Promise<Page> {
  const answer = await pages(page, headers);
  ensure(answer.status === 200, `${page} answers with status ${answer.status}.`);
  return answer;
}

function certificateFacts(home: string): string[] {
  const mode = statSync(path.join(home, 'tls/plugin-server.key')).mode & 0o777;
  ensure(process.platform === 'win32' || mode === 0o600, 'The made key can be read by others.');
  return ['The certificate is made at the first start.'];
}

/** Asks for the health page until it answers; the made certificate is the only one that is trusted. */
async function untilReady(home: string, origin: string, server: ChildProcess, said: readonly string[]): Promise<Pages> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (server.exitCode === null && Date.now() < deadline) {
    const pages = pagesOf(home, origin);
    const answer = await pages?.('/vic/healthz').catch(() => null);
    if (pages && answer?.status === 200) return pages;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new PackageFailure(`The unpacked server does not start: ${said.join('').trim()}`);
}

function pagesOf(home: string, origin: string): Pages | null {
  const pem = readIfThere(path.join(home, 'tls/plugin-server.crt'));
  if (pem === null) return null;
  const { fingerprint256 } = new X509Certificate(pem);
  const checkServerIdentity = (_host: string, shown: { fingerprint256: string }) =>
    shown.fingerprint256 === fingerprint256 ? undefined : new Error('another certificate');
  const dispatcher = new Agent({ connect: { ca: [pem], checkServerIdentity }, keepAliveTimeout: 1, pipelining: 0 });
  return async (page, headers = {}) => {
    const { statusCode, headers: answered, body } = await request(`${origin}${page}`, { dispatcher, headers });
    return { status: statusCode, headers: answered, body: Buffer.from(await body.arrayBuffer()) };
  };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8') || null;
  } catch {
    return null;
  }
}

async function stop(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode;
  const ended = once(server, 'exit', { signal: AbortSignal.timeout(STOP_LIMIT_MS) });
  server.kill('SIGTERM');
  await ended.catch(() => {
    throw new PackageFailure('The server does not stop after SIGTERM.');
  });
  return server.exitCode;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Nothing of the work tree may help: no PATH into it, no search paths for modules. */
function bareEnvironment(): Record<string, string> {
  return { PATH: '/usr/bin:/bin' };
}

function ensure(condition: boolean, sentence: string): void {
  if (!condition) throw new PackageFailure(sentence);
}
