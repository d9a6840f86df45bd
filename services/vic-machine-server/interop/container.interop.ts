/** The image, built by buildah and run as the account it is made for. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildImage } from '../packaging/image.ts';
import { selfSigned, writeCertificate } from '../test/testing/certificates.ts';
import { findBuildah } from './find-buildah.ts';

const ACCOUNT = 10_000;
const VERSION = 'v2.0.0-30000-0123abcd';
const TAG = 'vic-machine-server-interop';
const PRODUCT = '/opt/vmware/vsphere-integrated-containers';
/** Of the image's own two volumes, buildah binds one only, and which is chance: other places than those. */
const LOG_FOLDER = '/tmp/log';
const CERTIFICATE_FOLDER = '/tmp/certs';
const CERTIFICATE = {
  TLS_CERTIFICATE: `${CERTIFICATE_FOLDER}/server.crt`,
  TLS_PRIVATE_KEY: `${CERTIFICATE_FOLDER}/server.key`,
};
const PROGRAM = [`${PRODUCT}/bin/node`, '--use-system-ca', `${PRODUCT}/bin/vic-machine-server.mjs`];

const buildah = findBuildah();

describe('the image of vic-machine-server', { skip: buildah === null, timeout: 5 * 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'image-'));
  const certs = path.join(folder, 'certs');
  const log = path.join(folder, 'log');
  const tool = [
    buildah ?? '',
    '--storage-driver=vfs',
    `--root=${path.join(folder, 'storage')}`,
    `--runroot=${path.join(folder, 'run')}`,
  ];
  let container = '';

  const ask = (...args: string[]): string => {
    const [program = '', ...options] = tool;
    const { status, stdout, stderr } = spawnSync(program, [...options, ...args], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  const start = (variables: Record<string, string>, ...args: string[]): ChildProcess => {
    const [program = '', ...options] = tool;
    const all = { ...CERTIFICATE, ...variables };
    const environment = Object.entries(all).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const volumes = ['--volume', `${certs}:${CERTIFICATE_FOLDER}:ro`, '--volume', `${log}:${LOG_FOLDER}`];
    const run = ['run', '--isolation=chroot', `--user=${ACCOUNT}:${ACCOUNT}`, ...environment, ...volumes];
    return spawn(program, [...options, ...run, container, '--', ...PROGRAM, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  };

  before(async () => {
    await buildImage({ tag: TAG, workFolder: folder, version: VERSION, buildah: tool });
    container = ask('from', '--pull-never', TAG);
    for (const each of [folder, certs, log]) mkdirSync(each, { recursive: true });
    chmodSync(folder, 0o755);
    const { TLS_PRIVATE_KEY } = writeCertificate(certs, await selfSigned('appliance'));
    chownSync(TLS_PRIVATE_KEY, ACCOUNT, ACCOUNT);
    chownSync(log, ACCOUNT, ACCOUNT);
  });

  after(() => {
    if (container !== '') ask('rm', container);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is configured as the original', () => {
    const config = configOf(JSON.parse(ask('inspect', '--type=image', TAG)));
    assert.equal(config['User'], '10000:10000');
    assert.equal(config['WorkingDir'], PRODUCT);
    assert.deepEqual(config['Entrypoint'], PROGRAM);
    assert.deepEqual(Object.keys(config['Volumes'] ?? {}).sort(), ['/certs', '/var/log/vic-machine-server']);
    assert.deepEqual(Object.keys(config['ExposedPorts'] ?? {}).sort(), ['443/tcp', '80/tcp']);
    assert.ok(config['Healthcheck']);
    const environment = config['Env'];
    assert.ok(
      Array.isArray(environment) &&
        environment.includes('TLS_PORT=443') &&
        environment.includes(`VIC_VERSION=${VERSION}`),
    );
  });

  it('serves as its account, is well, writes its log, and ends when told', async (t) => {
    const service = start({ HOST: '127.0.0.1', PORT: '0', TLS_PORT: '0', LOG_DIRECTORY: LOG_FOLDER });
    const ended = new Promise<number | null>((resolve) => service.once('close', resolve));
    t.after(async () => {
      if (service.exitCode === null) process.kill(innermost(service.pid ?? 0), 'SIGKILL');
      await ended;
    });
    const output = outputOf(service);
    const [, httpPort = ''] = await output.until(/at http, port (\d+)/);
    const [, httpsPort = ''] = await output.until(/at https, port (\d+)/);

    const version = await fetch(`http://127.0.0.1:${httpPort}/container/version`);
    assert.equal(await version.text(), VERSION);

    const health = start({ HOST: '127.0.0.1', PORT: httpPort, TLS_PORT: httpsPort }, '--health');
    assert.equal(await new Promise((resolve) => health.once('close', resolve)), 0);

    const pid = innermost(service.pid ?? 0);
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\t10000\t10000\t10000\t10000$/m);
    process.kill(pid, 'SIGTERM');
    assert.equal(await ended, 0);
    assert.match(
      readFileSync(path.join(log, 'vic-machine-server.log'), 'utf8'),
      /GET \/container\/version answered 200/,
    );
  });
});

/** What `buildah inspect` tells of an image in Docker's form. */
function configOf(inspected: unknown): Record<string, unknown> {
  return field(field(inspected, 'Docker'), 'config');
}

function field(value: unknown, name: string): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null);
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  assert.ok(typeof found === 'object' && found !== null, name);
  return Object.fromEntries(Object.entries(found));
}

function outputOf(child: ChildProcess) {
  let text = '';
  const waiting = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const look of waiting) look();
  });
  return {
    until: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text);
          if (found) resolve(found);
        };
        waiting.add(look);
        child.once('close', () => reject(new Error(`It ended without ${String(pattern)}: ${text}`)));
        look();
      }),
  };
}

/** The last process in the chain of children: the program itself. buildah starts its child from any of its threads. */
function innermost(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim());
  const child = children.find((each) => each !== '')?.split(' ')[0];
  return child === undefined ? pid : innermost(Number(child));
}
