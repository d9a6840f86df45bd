import { testCertificate, type TestCertificate } from '@vic/vic-machine-api/testing';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { TestContext } from 'node:test';
import { listen } from './listen.ts';

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
  const certificate = await testCertificate();
  const seen: FakeVicMachine['seen'] = [];
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  const port = await listen(t, server);
  return { origin: `https://127.0.0.1:${port}`, port, certificate, seen };
}
