import assert from 'node:assert/strict';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { TestContext } from 'node:test';
import { selfSignedCertificate, type TestCertificate } from './certificate.ts';

/** A vic-machine-server that answers what a test wants it to. */
export interface FakeVicMachine {
  readonly origin: string;
  readonly port: number;
  readonly certificate: TestCertificate;
  /** requests in the order in which they came */
  readonly seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
}

/** Listens until the test is over. */
export async function startVicMachine(t: TestContext, answer: RequestListener): Promise<FakeVicMachine> {
  const certificate = await selfSignedCertificate();
  const seen: FakeVicMachine['seen'] = [];
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  return { origin: `https://127.0.0.1:${address.port}`, port: address.port, certificate, seen };
}
