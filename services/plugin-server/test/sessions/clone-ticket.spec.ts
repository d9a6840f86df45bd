import { SESSION_HEADER } from '@vic/contract';
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { Vcenter } from '../../src/config/vcenter.ts';
import { requestCloneTicket } from '../../src/sessions/clone-ticket.ts';
import { ClientUnavailableError, SessionRejectedError } from '../../src/sessions/session-error.ts';
import { listen } from '../testing/listen.ts';

/** A vCenter whose client answers as told. */
async function startClient(t: TestContext, listener: RequestListener): Promise<Vcenter> {
  const port = await listen(t, createServer(listener));
  return {
    guid: 'vc-1',
    name: 'vc1',
    sdkUrl: 'https://vc1.example.com/sdk',
    trust: {},
    clientUrl: `http://127.0.0.1:${port}`,
    isOwnClient: false,
    address: 'vc.example.com',
    vicMachine: { origin: null, trust: null },
  };
}

test('asks with the token in its header and the GUID in the body', async (t) => {
  const seen: unknown[] = [];
  const vcenter = await startClient(t, (request, response) => {
    seen.push(request.method, request.url, request.headers[SESSION_HEADER]);
    request.on('data', (data: Buffer) => seen.push(JSON.parse(data.toString())));
    request.on('end', () => response.end('{"session_clone_ticket":"once"}'));
  });
  assert.equal(await requestCloneTicket(vcenter, 'a-token'), 'once');
  assert.deepEqual(seen, ['POST', '/api/ui/vcenter/session/clone-ticket', 'a-token', { vc_guid: 'vc-1' }]);
});

for (const status of [400, 401, 403, 404]) {
  test(`HTTP ${status} says that the token is not accepted`, async (t) => {
    const vcenter = await startClient(t, (_request, response) => response.writeHead(status).end('no'));
    await assert.rejects(requestCloneTicket(vcenter, 'a-token'), SessionRejectedError);
  });
}

for (const status of [408, 429, 500, 502, 503]) {
  test(`HTTP ${status} says nothing about the token`, async (t) => {
    const vcenter = await startClient(t, (_request, response) => response.writeHead(status).end('no'));
    await assert.rejects(requestCloneTicket(vcenter, 'a-token'), ClientUnavailableError);
  });
}

for (const [what, answer] of [
  ['no JSON', '<html></html>'],
  ['no ticket', '{"session_clone_ticket":""}'],
  ['more than the limit', JSON.stringify({ session_clone_ticket: 'x', more: 'y'.repeat(100_000) })],
] as const) {
  test(`an answer with ${what} is no ticket`, async (t) => {
    const vcenter = await startClient(t, (_request, response) => response.end(answer));
    await assert.rejects(requestCloneTicket(vcenter, 'a-token'), ClientUnavailableError);
  });
}

test('a client that ends the connection is unavailable', async (t) => {
  const vcenter = await startClient(t, (request) => request.destroy());
  await assert.rejects(requestCloneTicket(vcenter, 'a-token'), ClientUnavailableError);
});
