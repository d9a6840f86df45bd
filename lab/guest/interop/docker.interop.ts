/** The docker command line against the engine of a VCH: plain, with TLS, and with client certificates. Skipped where there is no docker. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { makeCertificateAuthority, type CertificateAuthority } from '../../vic-machine/certificate-authority.ts';
import type { EngineFacts } from '../docker/answers.ts';
import { startDockerEngine, type EngineTls } from '../docker/engine.ts';

const run = promisify(execFile);
const ADDRESS = '127.0.0.1';
const hasDocker = spawnSync('docker', ['--version']).status === 0;
const skip = hasDocker ? false : 'SKIPPED: there is no docker command line here';

const FACTS: EngineFacts = {
  name: 'vch-1',
  version: 'v1.5.8-21343-9489f63e',
  gitCommit: '9489f63e',
  buildDate: '2022/06/10@13:26:47',
  containers: { running: 2, paused: 0, stopped: 1 },
  cpus: 2,
  memoryBytes: 2_147_483_648,
  volumeStores: ['default'],
  networks: ['bridge'],
  insecureRegistries: ['insecure.example.com:5000'],
  vcenterVersion: '8.0.3',
  now: new Date('2026-03-01T12:00:00Z'),
};

describe('the docker command line', { skip }, () => {
  let folder: string;
  let authority: CertificateAuthority;
  let server: { certificate: string; privateKey: string };
  let clientOptions: string[];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vic-docker-'));
    authority = await makeCertificateAuthority('Lab CA');
    server = await authority.issue('vch-1.lab.local', [ADDRESS]);
    const client = await authority.issue('operator');
    const files = { ca: authority.certificate, cert: client.certificate, key: client.privateKey };
    clientOptions = await Promise.all(
      Object.entries(files).map(async ([name, text]) => {
        const file = path.join(folder, `${name}.pem`);
        await writeFile(file, text, { mode: 0o600 });
        return `--tls${name === 'ca' ? 'cacert' : name}=${file}`;
      }),
    );
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function withEngine(tls: EngineTls | null, ask: (host: string) => Promise<void>): Promise<void> {
    const engine = await startDockerEngine({ address: ADDRESS, port: 0, tls, facts: () => FACTS });
    try {
      await ask(`tcp://${ADDRESS}:${engine.port}`);
    } finally {
      await engine.close();
    }
  }
  const docker = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('docker', [...args], {
      env: { ...process.env, DOCKER_CONFIG: path.join(folder, 'config') },
    });
    return stdout;
  };

  it('reads version and state over plain TCP', async () => {
    await withEngine(null, async (host) => {
      assert.match(
        await docker('-H', host, 'version'),
        /Version:\s+v1\.5\.8-21343-9489f63e[\s\S]*API version:\s+1\.25/,
      );
      const info = await docker('-H', host, 'info');
      assert.match(info, /Server Version: v1\.5\.8-21343-9489f63e/);
      assert.match(info, /Running: 2/);
      assert.match(info, /Storage Driver: vSphere Integrated Containers/);
    });
  });

  it('reads them over TLS with a client certificate, and is turned away without', async () => {
    await withEngine({ ...server, clientAuthorities: authority.certificate }, async (host) => {
      assert.match(await docker('-H', host, '--tlsverify', ...clientOptions, 'info'), /Name: vch-1/);
      await assert.rejects(docker('-H', host, '--tls', 'version'));
    });
  });

  it('reads them over TLS without one where the VCH asks for none', async () => {
    await withEngine({ ...server, clientAuthorities: null }, async (host) => {
      const [caOption = ''] = clientOptions;
      assert.match(await docker('-H', host, '--tlsverify', caOption, 'version'), /v1\.5\.8-21343/);
    });
  });
});
