import { testCertificate, type TestCertificate } from '@vic/vic-machine-api/testing';
import { UntrustedCertificateError, type Trust } from '@vic/vim25';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { createServer } from 'node:tls';
import type { Vcenter } from '../../src/config/vcenter.ts';
import { vcenterThumbprint } from '../../src/vic-machine/vcenter-thumbprint.ts';

async function startVcenter(t: TestContext): Promise<{ certificate: TestCertificate; with(trust: Trust): Vcenter }> {
  const certificate = await testCertificate();
  const server = createServer({ cert: certificate.cert, key: certificate.key }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  const host = `127.0.0.1:${address.port}`;
  return {
    certificate,
    with: (trust) => ({
      guid: 'vc-1',
      name: 'vc1',
      sdkUrl: `https://${host}/sdk`,
      trust,
      clientUrl: `https://${host}`,
      isOwnClient: true,
      address: host,
      vicMachine: { origin: null, trust: null },
    }),
  };
}

test('a pinned SHA-256 becomes the SHA-1 of the same certificate', async (t) => {
  const vcenter = await startVcenter(t);
  const { sha1, sha256 } = vcenter.certificate;
  assert.equal(await vcenterThumbprint(vcenter.with({ thumbprint: sha256.replaceAll(':', '').toLowerCase() })), sha1);
  assert.match(sha1, /^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
});

test('a pinned SHA-1 is written as vic-machine-server wants it', async (t) => {
  const vcenter = await startVcenter(t);
  assert.equal(await vcenterThumbprint(vcenter.with({ thumbprint: 'ab'.repeat(20) })), Array(20).fill('AB').join(':'));
});

test('another certificate than the pinned one has no thumbprint to pass on', async (t) => {
  const vcenter = await startVcenter(t);
  await assert.rejects(vcenterThumbprint(vcenter.with({ thumbprint: 'ab'.repeat(32) })), UntrustedCertificateError);
});

test('a certificate that is verified by its chain is passed on, one that is not is refused', async (t) => {
  const vcenter = await startVcenter(t);
  const { cert, sha1 } = vcenter.certificate;
  assert.equal(await vcenterThumbprint(vcenter.with({ ca: cert })), sha1);
  await assert.rejects(vcenterThumbprint(vcenter.with({})), UntrustedCertificateError);
});
