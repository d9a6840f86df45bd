import { fetchThumbprint } from '@vic/vim25';
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { startService } from '../src/service.ts';
import { selfSigned, writeCertificate } from './testing/certificates.ts';
import { fakeOperations } from './testing/fake-operations.ts';
import { ManualClock } from './testing/manual-clock.ts';
import { SETTINGS } from './testing/test-app.ts';

async function started(t: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'service-'));
  const first = await selfSigned('first');
  const files = writeCertificate(folder, first);
  const lines: string[] = [];
  const clock = new ManualClock();
  const host = '127.0.0.1';
  const tls = {
    certificateFile: files.TLS_CERTIFICATE,
    privateKeyFile: files.TLS_PRIVATE_KEY,
    clientAuthorityFile: null,
  };
  const service = await startService({
    config: {
      settings: SETTINGS,
      http: { host, port: 0 },
      https: { host, port: 0, tls },
      log: { level: 'debug', folder: null },
      cleanupMs: 1000,
    },
    operations: fakeOperations().operations,
    clock,
    logSink: { write: (line) => lines.push(line) },
  });
  t.after(() => service.close());
  assert.ok(service.httpPort !== null && service.httpsPort !== null);
  const { httpPort, httpsPort } = service;
  const shown = async () => (await fetchThumbprint(host, httpsPort)).sha256.replaceAll(':', '').toLowerCase();
  return { service, folder, tls, clock, lines, first, httpPort, shown };
}

const thumbprintOf = (pem: string) => new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();

test('shows a new certificate after it was told to read it', async (t) => {
  const { service, folder, shown, first } = await started(t);
  assert.equal(await shown(), thumbprintOf(first.certificate));
  const second = await selfSigned('second');
  writeCertificate(folder, second);
  service.reload();
  assert.equal(await shown(), thumbprintOf(second.certificate));
});

test('keeps its certificate when the new one cannot be used, and says so', async (t) => {
  const { service, tls, shown, first, lines } = await started(t);
  writeFileSync(tls.certificateFile, 'nothing');
  service.reload();
  assert.equal(await shown(), thumbprintOf(first.certificate));
  assert.match(lines.join(''), /ERROR The certificate of HTTPS stays as it was: TLS_CERTIFICATE .* must hold/);
});

test('does not wait at its end for who says nothing', async (t) => {
  const { service, httpPort, clock } = await started(t);
  const silent = connect(httpPort, '127.0.0.1');
  await once(silent, 'connect');
  silent.on('error', () => undefined);
  silent.write('POST /container/target/x/vch HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n');
  const gone = once(silent, 'close');
  const closed = new AbortController();
  const closing = service.close().then(() => closed.abort());
  while (!closed.signal.aborted) await clock.advance(1_000);
  await closing;
  await gone;
});
