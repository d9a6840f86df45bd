/** The docker command line against a VCH that our service has made on the simulated vCenter. Skipped where there is no docker. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { addressText, decodeVch } from '@vic/extraconfig';
import { extraConfigOf } from '../../vcenter/inventory.ts';
import { makeCertificateAuthority } from '../certificate-authority.ts';
import { startServiceLab, type ServiceLab } from '../service-lab.ts';

const run = promisify(execFile);
const hasDocker = spawnSync('docker', ['--version']).status === 0;
const skip = hasDocker ? false : 'SKIPPED: there is no docker command line here';
/** A VCH with a static address, so that its certificate can name it. */
const ADDRESS = '127.0.1.100';

describe('the docker command line', { skip }, () => {
  let lab: ServiceLab;
  let folder: string;
  before(async () => {
    lab = await startServiceLab();
    folder = await mkdtemp(path.join(tmpdir(), 'vic-docker-'));
  });
  after(async () => {
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const docker = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, DOCKER_CONFIG: path.join(folder, 'config') };
    return (await run('docker', [...args], { env })).stdout;
  };

  it('reads version and state of a VCH without TLS', async () => {
    const vm = await lab.makeVch('vch-plain');
    const address = addressText(decodeVch(extraConfigOf(vm)).init.networks.get('client')?.assigned.ip ?? null);
    const host = `tcp://${address ?? ''}:2375`;
    assert.match(await docker('-H', host, 'version'), /v1\.5\.8-21343-9489f63e/);
    assert.match(await docker('-H', host, 'info'), /Name: vch-plain/);
  });

  it('verifies a VCH with a given certificate, and shows its own', async () => {
    const authority = await makeCertificateAuthority('Lab CA');
    const server = await authority.issue('vch.lab.local', [ADDRESS]);
    const client = await authority.issue('operator');
    await lab.makeVch('vch-tls', {
      network: {
        bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'DC0_DVPG0' } },
        public: {
          port_group: { name: 'VM Network' },
          static: `${ADDRESS}/24`,
          gateway: { address: '127.0.1.254' },
          nameservers: ['192.0.2.53'],
        },
      },
      auth: {
        server: { certificate: { pem: server.certificate }, private_key: { pem: server.privateKey } },
        client: { certificate_authorities: [{ pem: authority.certificate }] },
      },
    });
    const files = { cacert: authority.certificate, cert: client.certificate, key: client.privateKey };
    const options = await Promise.all(
      Object.entries(files).map(async ([name, text]) => {
        const file = path.join(folder, `${name}.pem`);
        await writeFile(file, text, { mode: 0o600 });
        return `--tls${name}=${file}`;
      }),
    );
    const host = `tcp://${ADDRESS}:2376`;
    assert.match(await docker('-H', host, '--tlsverify', ...options, 'info'), /Name: vch-tls/);
    await assert.rejects(docker('-H', host, '--tls', 'version'));
  });
});
