import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Agent, request } from 'undici';
import { makeCertificateAuthority, type CertificateAuthority } from '../../vic-machine/certificate-authority.ts';
import type { EngineFacts } from './answers.ts';
import { startDockerEngine, type DockerEngine } from './engine.ts';

const FACTS: EngineFacts = {
  name: 'vch-1',
  version: 'v1.5.8-21343-9489f63e',
  gitCommit: '9489f63e',
  buildDate: '2022/06/10@13:26:47',
  containers: { running: 2, paused: 0, stopped: 1 },
  cpus: 1,
  memoryBytes: 2_147_483_648,
  volumeStores: ['default'],
  networks: ['bridge'],
  insecureRegistries: [],
  vcenterVersion: '8.0.3',
  now: new Date('2026-03-01T12:00:00Z'),
};
const ADDRESS = '127.0.0.1';

describe('the Docker engine of a VCH', () => {
  let engine: DockerEngine;
  before(async () => {
    engine = await startDockerEngine({ address: ADDRESS, port: 0, tls: null, facts: () => FACTS });
  });
  after(() => engine.close());
  const ask = (path: string, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
    request(`http://${ADDRESS}:${engine.port}${path}`, { method });

  it('answers a ping with the headers by which clients negotiate', async () => {
    const { statusCode, headers, body } = await ask('/_ping');
    assert.equal(statusCode, 200);
    assert.equal(await body.text(), 'OK');
    assert.equal(headers['api-version'], '1.25');
    assert.equal(headers['docker-experimental'], 'false');
    assert.equal(headers['ostype'], 'linux');
    assert.equal(headers['server'], 'Docker/v1.5.8-21343-9489f63e (linux)');
    const head = await ask('/_ping', 'HEAD');
    assert.equal(head.statusCode, 200);
    await head.body.dump();
  });

  it('says its version and state, with and without a version in the path', async () => {
    for (const path of ['/version', '/v1.25/version', '/v1.19/version']) {
      const { body } = await ask(path);
      assert.partialDeepStrictEqual(await body.json(), { Version: FACTS.version, ApiVersion: '1.25' });
    }
    const { body } = await ask('/v1.24/info');
    assert.partialDeepStrictEqual(await body.json(), { Name: 'vch-1', Containers: 3, ContainersRunning: 2 });
  });

  it('refuses versions that it does not have, and what it cannot do', async () => {
    for (const [path, status, message] of [
      ['/v1.47/info', 400, /too new/],
      ['/v1.18/info', 400, /too old/],
      ['/v1.25/containers/json', 404, /page not found/],
    ] as const) {
      const { statusCode, body } = await ask(path);
      assert.equal(statusCode, status);
      assert.match(JSON.stringify(await body.json()), message);
    }
    const posted = await ask('/info', 'POST');
    assert.equal(posted.statusCode, 404);
    await posted.body.dump();
  });
});

describe('with TLS', () => {
  let authority: CertificateAuthority;
  let engine: DockerEngine;
  before(async () => {
    authority = await makeCertificateAuthority('Lab CA');
    const server = await authority.issue('vch-1.lab.local', [ADDRESS]);
    const tls = { ...server, clientAuthorities: authority.certificate };
    engine = await startDockerEngine({ address: ADDRESS, port: 0, tls, facts: () => FACTS });
  });
  after(() => engine.close());

  it('lets those in who have a certificate of its authority', async () => {
    const client = await authority.issue('operator');
    const dispatcher = new Agent({
      connect: { ca: authority.certificate, cert: client.certificate, key: client.privateKey },
    });
    const { body } = await request(`https://${ADDRESS}:${engine.port}/_ping`, { dispatcher });
    assert.equal(await body.text(), 'OK');
    await dispatcher.close();
  });

  it('turns away those who have none, or one of another', async () => {
    const stranger = await (await makeCertificateAuthority('Another CA')).issue('operator');
    for (const own of [{}, { cert: stranger.certificate, key: stranger.privateKey }]) {
      const dispatcher = new Agent({ connect: { ca: authority.certificate, ...own } });
      await assert.rejects(request(`https://${ADDRESS}:${engine.port}/_ping`, { dispatcher }));
      await dispatcher.close();
    }
  });
});
