import assert from 'node:assert/strict';
import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { after, before, describe, it } from 'node:test';
import { dockerFault } from '../../src/configure/docker-answers.ts';
import { makeCertificates, type VchCertificates } from '../../src/create/certificates.ts';

const ADDRESS = '127.0.0.1';

function answer(status: number) {
  return (_request: unknown, response: { writeHead(status: number): { end(): unknown } }): void => {
    response.writeHead(status).end();
  };
}

async function withServer(server: Server, work: (port: number) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, ADDRESS, resolve));
  const address = server.address();
  try {
    await work(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('asking Docker whether it answers', () => {
  let certificates: VchCertificates;
  let others: VchCertificates;
  before(async () => {
    const request = {
      keyBits: 2048,
      organizations: [],
      commonName: 'vch.example.com',
      addresses: [],
      isSelfSigned: false,
    };
    [certificates, others] = await Promise.all([
      makeCertificates(request, Date.now()),
      makeCertificates(request, Date.now()),
    ]);
  });
  after(() => undefined);

  const tlsServer = (options: ServerOptions = {}, status = 200) =>
    createTlsServer(
      { cert: certificates.server.certificate, key: certificates.server.privateKey, ...options },
      answer(status),
    );
  const ask = (port: number, made: VchCertificates | null, asksForCertificates = false) =>
    dockerFault(
      {
        address: ADDRESS,
        port,
        certificate: made === null ? null : Buffer.from(made.server.certificate),
        asksForCertificates,
      },
      new AbortController().signal,
    );

  it('takes an answer without TLS', () =>
    withServer(createPlainServer(answer(200)), async (port) => {
      assert.equal(await ask(port, null), null);
    }));

  it('takes an answer of the certificate that the VCH has, whatever its name', () =>
    withServer(tlsServer(), async (port) => {
      assert.equal(await ask(port, certificates), null);
    }));

  it('takes no answer under another certificate', () =>
    withServer(tlsServer(), async (port) => {
      assert.match((await ask(port, others)) ?? '', /Docker at 127\.0\.0\.1:\d+ does not answer/);
    }));

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`takes it for an answer that clients must show a certificate (${maxVersion})`, () => {
      const asking = { maxVersion, requestCert: true, rejectUnauthorized: true, ca: certificates.authority ?? '' };
      return withServer(tlsServer(asking), async (port) => {
        assert.equal(await ask(port, certificates, true), null);
        assert.match((await ask(port, certificates)) ?? '', /does not answer/);
      });
    });
  }

  it('takes no failure for an answer', () =>
    withServer(tlsServer({}, 500), async (port) => {
      assert.match((await ask(port, certificates)) ?? '', /answers \/info with status 500/);
    }));

  it('says that nobody listens', async () => {
    let free = 0;
    await withServer(createPlainServer(), (port) => Promise.resolve(void (free = port)));
    assert.match((await ask(free, null)) ?? '', /does not answer \(ECONNREFUSED\)/);
  });
});
