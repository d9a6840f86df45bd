import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { test, type TestContext } from 'node:test';
import { aCertificate, type TestCertificate } from '../testing/a-certificate.ts';
import { downloadManifest } from './manifest-download.ts';

async function aServer(context: TestContext, certificate: TestCertificate, answer: RequestListener): Promise<URL> {
  const server = createServer({ cert: certificate.pem, key: certificate.keyPem }, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return new URL(`https://127.0.0.1:${address.port}/vic/plugin.zip`);
}

test('downloads from a server with exactly the given certificate, whatever names are in it', async (context) => {
  const certificate = await aCertificate(['elsewhere.example.com']);
  const url = await aServer(context, certificate, (_request, response) => response.end('content'));
  assert.equal(Buffer.from(await downloadManifest(url, certificate.pem)).toString(), 'content');
});

test('refuses a server with another certificate', async (context) => {
  const url = await aServer(context, await aCertificate(), (_request, response) => response.end('content'));
  const { pem } = await aCertificate();
  await assert.rejects(downloadManifest(url, pem), { name: 'DownloadError', message: /cannot be reached/ });
});

test('tells the status of an answer that is no success, and follows no redirect', async (context) => {
  const certificate = await aCertificate();
  const url = await aServer(context, certificate, (_request, response) =>
    response.writeHead(302, { location: 'https://127.0.0.1:1/' }).end(),
  );
  await assert.rejects(downloadManifest(url, certificate.pem), { message: `${url.href} answered with status 302.` });
});

test('stops at 5 MB', async (context) => {
  const certificate = await aCertificate();
  const url = await aServer(context, certificate, (_request, response) => response.end(Buffer.alloc(6 * 1024 * 1024)));
  await assert.rejects(downloadManifest(url, certificate.pem), { message: `${url.href} is larger than 5 MB.` });
});

test('tells that nothing listens', async () => {
  const url = new URL('http://127.0.0.1:1/plugin.zip');
  await assert.rejects(downloadManifest(url, null), { message: '127.0.0.1:1 refuses connections.' });
});
