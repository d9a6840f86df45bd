import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { connect } from '../client.ts';
import { TransportError, UntrustedCertificateError } from '../errors.ts';
import { selfSignedCertificate } from '../testing/certificate.ts';
import { InstantClock } from '../testing/fake-clock.ts';
import { ScriptedServer } from '../testing/scripted-server.ts';
import { fetchThumbprint, normalizeThumbprint, type Trust } from './trust.ts';

describe('normalizeThumbprint', () => {
  const sha1 = 'AA'.repeat(20).match(/../g)?.join(':');
  for (const given of ['aa'.repeat(20), 'AA:'.repeat(20), 'aa '.repeat(20)]) {
    it(`takes "${given.slice(0, 8)}…"`, () => {
      assert.equal(normalizeThumbprint(given), sha1);
    });
  }

  for (const given of ['', 'abc', 'zz'.repeat(20), 'aa'.repeat(28)]) {
    it(`refuses "${given.slice(0, 8)}"`, () => {
      assert.equal(normalizeThumbprint(given), undefined);
    });
  }
});

describe('certificates', () => {
  let server: ScriptedServer;
  before(async () => {
    server = await ScriptedServer.start(() => ({ returns: '2026-01-01T00:00:00Z' }));
  });
  after(() => server.stop());

  it('are fetched without sending anything', async () => {
    const shown = await fetchThumbprint('127.0.0.1', server.port);
    assert.equal(shown.sha256, server.certificate.sha256);
    assert.equal(shown.sha1, server.certificate.sha1);
    assert.match(shown.pem, /^-----BEGIN CERTIFICATE-----/);
    assert.equal(server.calls.length, 0);
  });

  for (const algorithm of ['sha1', 'sha256'] as const) {
    it(`are trusted by their ${algorithm} thumbprint`, async () => {
      const client = await server.connect({ trust: { thumbprint: server.certificate[algorithm].toLowerCase() } });
      assert.equal(client.content.about.version, '8.0.2');
      await client.close();
    });

    it(`are refused for another ${algorithm} thumbprint, and nothing is sent`, async () => {
      const calls = server.calls.length;
      const thumbprint = server.certificate[algorithm].replace(/^../, (pair) => (pair === '00' ? '01' : '00'));
      await assert.rejects(
        server.connect({ trust: { thumbprint } }),
        (error: unknown) =>
          error instanceof UntrustedCertificateError &&
          error.expected === thumbprint &&
          error.actual === server.certificate[algorithm],
      );
      assert.equal(server.calls.length, calls);
    });
  }

  it('are refused if nobody vouches for them', async () => {
    await assert.rejects(
      server.connect({ trust: {} }),
      (error: unknown) => error instanceof UntrustedCertificateError && error.actual === server.certificate.sha256,
    );
  });

  it('are trusted if their authority is', async () => {
    const client = await server.connect({ trust: { ca: server.certificate.cert } });
    await client.close();
  });

  it('are refused if they are for another name', async () => {
    const byName = await connect({
      url: `https://localhost:${server.port}/sdk`,
      trust: { ca: server.certificate.cert },
    }).catch((error: unknown) => error);
    assert.ok(byName instanceof UntrustedCertificateError);
  });

  it('are refused by a thumbprint that is none', async () => {
    await assert.rejects(server.connect({ trust: { thumbprint: 'abc' } }), UntrustedCertificateError);
  });

  it('are checked for every connection', async () => {
    const first = await ScriptedServer.start(() => ({ returns: '2026-01-01T00:00:00Z' }));
    const client = await first.connect();
    const { port } = first;
    await first.stop();
    const other = await ScriptedServer.start(() => ({ returns: '2026-01-01T00:00:00Z' }), port);
    await assert.rejects(
      client.invoke('CurrentTime', { type: 'ServiceInstance', value: 'ServiceInstance' }, {}),
      UntrustedCertificateError,
    );
    assert.deepEqual(other.calls, []);
    await client.close();
    await other.stop();
  });
});

describe('servers that cannot be reached', () => {
  it('are told apart from untrusted ones', async () => {
    const closed = net.createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    const { sha256 } = await selfSignedCertificate();
    const trusts: Trust[] = [{ thumbprint: sha256 }, {}];
    for (const trust of trusts) {
      await assert.rejects(
        connect({ url: `https://127.0.0.1:${port}`, trust, clock: new InstantClock() }),
        (error: unknown) =>
          error instanceof TransportError &&
          error.code === 'unreachable' &&
          error.message.includes('refuses connections'),
      );
    }
  });

  it('may speak something other than TLS', async () => {
    const plain = net.createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const address = plain.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await assert.rejects(
      fetchThumbprint('127.0.0.1', port),
      (error: unknown) => error instanceof TransportError && error.code === 'unreachable',
    );
    await new Promise((resolve) => plain.close(resolve));
  });

  it('may say nothing at all', async () => {
    const silent = net.createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await assert.rejects(
      fetchThumbprint('127.0.0.1', port, 50),
      (error: unknown) => error instanceof TransportError && error.code === 'timeout',
    );
    silent.close();
  });
});
