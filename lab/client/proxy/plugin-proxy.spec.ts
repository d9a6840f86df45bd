import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { fetchThumbprint } from '@vic/vim25';
import { WebSocket } from 'ws';
import { LintLog } from '../lint/lint-log.ts';
import { PluginTokens } from '../sessions/plugin-tokens.ts';
import { Switches } from '../switches/switches.ts';
import { startSamplePlugin, type SamplePlugin } from '../testing/sample-plugin.ts';
import { selfSigned, type SelfSigned } from '../testing/self-signed.ts';
import { PinnedServer } from './pinned-server.ts';
import { PluginProxy } from './plugin-proxy.ts';

const ROUTE = '/plugins/sample~1~1';
let tls: SelfSigned;
let plugin: SamplePlugin;
let listener: Server;
let origin: string;
let base: string;
const switches = new Switches();
const lint = new LintLog(true);
const servers = new Map<string, PinnedServer>();

function pin(url: string, trust: { thumbprint?: string; certificate?: string }, usesCertificate = true): PinnedServer {
  return new PinnedServer(
    {
      url: new URL(url),
      type: 'MANIFEST_SERVER',
      thumbprint: trust.thumbprint ?? null,
      certificate: trust.certificate ?? null,
    },
    { usesCertificate, fetchThumbprint, pretendsMismatch: () => switches.isCertificateMismatched },
  );
}

before(async () => {
  tls = await selfSigned();
  plugin = await startSamplePlugin(tls);
  const proxy = new PluginProxy({
    serversOf: (instance) => {
      const server = servers.get(instance);
      return server ? [server] : [];
    },
    lint,
    tokens: new PluginTokens(),
    switches,
    answerTimeoutMs: 200,
  });
  listener = createServer((request, response) => void proxy.forward(request, response));
  listener.on('upgrade', (request, socket, head) => void proxy.tunnel(request, socket, head));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  base = `${origin}${ROUTE}/127.0.0.1-${plugin.port}/sample`;
  servers.set('sample~1~1', pin(plugin.manifestUrl, { thumbprint: tls.sha256 }));
});

after(async () => {
  listener.closeAllConnections();
  listener.close();
  for (const server of servers.values()) await server.close();
  await plugin.close();
});

describe('what is passed on', () => {
  test('method, body and headers reach the plug-in server, cookies do not', async () => {
    const answer = await fetch(`${base}/api/echo?a=1`, {
      method: 'PUT',
      body: '{"x":1}',
      headers: {
        cookie: 'standin_session=secret',
        'vmware-api-session-id': 'token',
        'content-type': 'application/json',
      },
    });
    const [seen] = plugin.requests.slice(-1);
    assert.ok(seen);
    assert.equal(answer.status, 200);
    assert.deepEqual([seen.method, seen.url, seen.body], ['PUT', '/sample/api/echo?a=1', '{"x":1}']);
    assert.equal(seen.headers.cookie, undefined);
    assert.equal(seen.headers['vmware-api-session-id'], 'token');
    assert.equal(seen.headers.host, `127.0.0.1:${plugin.port}`);
    assert.equal(seen.headers['x-forwarded-host'], new URL(origin).host);
    assert.equal(seen.headers['x-forwarded-proto'], 'http');
  });

  test('cookies and transport security of the plug-in server do not reach the browser', async () => {
    const { headers } = await fetch(`${base}/cookie`);
    assert.equal(headers.get('set-cookie'), null);
    assert.equal(headers.get('strict-transport-security'), null);
    assert.ok(lint.list().some(({ rule }) => rule === 'set-cookie'));
  });

  test('a call without session header is a finding', async () => {
    await fetch(`${base}/api/echo`);
    assert.ok(lint.list().some(({ rule }) => rule === 'no-session-header'));
  });

  test('a kept connection that the plug-in server closes meanwhile is no failure', async () => {
    const first = await fetch(`${base}/once`);
    await first.text();
    assert.deepEqual([first.status, (await fetch(`${base}/once`)).status], [200, 200]);
  });

  const route = (): string => `${ROUTE}/127.0.0.1-${plugin.port}`;
  const redirects: readonly [string, () => string, () => string][] = [
    ['a path', () => '/sample/a', () => `${route()}/sample/a`],
    ['its own address', () => `https://127.0.0.1:${plugin.port}/b?c=1`, () => `${route()}/b?c=1`],
    ['another server', () => 'https://example.com/x', () => 'https://example.com/x'],
  ];
  for (const [what, to, expected] of redirects) {
    test(`a redirect to ${what} is told in the browser's terms`, async () => {
      const answer = await fetch(`${base}/redirect?to=${encodeURIComponent(to())}`, { redirect: 'manual' });
      assert.equal(answer.headers.get('location'), expected());
    });
  }

  test('a WebSocket is tunnelled', async () => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/ws`);
    const echoed = await new Promise((resolve, reject) => {
      socket.on('open', () => socket.send('hello'));
      socket.on('message', (data) => resolve(Buffer.isBuffer(data) ? data.toString() : null));
      socket.on('error', reject);
    });
    socket.close();
    assert.equal(echoed, 'echo hello');
  });

  test('a refused upgrade keeps its status', async () => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/nothing`);
    const message = await new Promise<string>((resolve) => socket.on('error', ({ message }) => resolve(message)));
    assert.match(message, /401/u);
  });
});

describe('what is refused', () => {
  const unknown: readonly [string, () => string][] = [
    ['an instance that is not deployed', () => `${origin}/plugins/other~1~1/127.0.0.1-${plugin.port}/sample/`],
    ['a server that is not registered', () => `${origin}${ROUTE}/127.0.0.1-1/sample/`],
    ['a route without path', () => `${origin}${ROUTE}/127.0.0.1-${plugin.port}`],
  ];
  for (const [what, url] of unknown) {
    test(`${what} is not found`, async () => {
      assert.equal((await fetch(url())).status, 404);
    });
  }

  test('a server that is down gives 503, and a page that tries again', async () => {
    const gone = await startSamplePlugin(tls);
    servers.set('gone', pin(gone.manifestUrl, { thumbprint: tls.sha256 }));
    await gone.close();
    const url = `${origin}/plugins/gone/127.0.0.1-${gone.port}/sample/index.html`;
    const answer = await fetch(url, { headers: { accept: 'text/html' } });
    assert.equal(answer.status, 503);
    assert.match(await answer.text(), /data-again="true"/u);
  });

  test('a server that does not answer gives 504', async () => {
    assert.equal((await fetch(`${base}/silent`)).status, 504);
  });

  test('the switch for failures answers in the server’s place', async () => {
    switches.setTrouble('proxy.fail', { pattern: '/api/', delayMs: 0, fail: 418 });
    const { status } = await fetch(`${base}/api/echo`);
    switches.setTrouble('proxy.fail', null);
    assert.equal(status, 418);
  });
});

describe('the pinned certificate', () => {
  const other = selfSigned();
  const cases: readonly [string, () => Promise<PinnedServer>, number][] = [
    ['the SHA-1 thumbprint', async () => pin(plugin.manifestUrl, { thumbprint: tls.sha1 }), 200],
    ['the certificate itself', async () => pin(plugin.manifestUrl, { certificate: tls.cert }), 200],
    ['another thumbprint', async () => pin(plugin.manifestUrl, { thumbprint: (await other).sha256 }), 502],
    ['another certificate', async () => pin(plugin.manifestUrl, { certificate: (await other).cert }), 502],
    [
      'a certificate this release does not use',
      async () => pin(plugin.manifestUrl, { certificate: tls.cert }, false),
      502,
    ],
    ['nothing', async () => pin(plugin.manifestUrl, {}), 502],
  ];
  for (const [what, make, status] of cases) {
    test(`${what} in the record gives ${status}`, async () => {
      servers.set('pinned', await make());
      const answer = await fetch(`${origin}/plugins/pinned/127.0.0.1-${plugin.port}/sample/api/echo`);
      await servers.get('pinned')?.close();
      assert.equal(answer.status, status);
    });
  }

  test('a certificate that changes while connections exist gives 502', async () => {
    const first = await startSamplePlugin(tls);
    servers.set('renewed', pin(first.manifestUrl, { thumbprint: tls.sha256 }));
    const url = `${origin}/plugins/renewed/127.0.0.1-${first.port}/sample/api/echo`;
    assert.equal((await fetch(url)).status, 200);
    await first.close();
    const second = await startSamplePlugin(await other, first.port);
    assert.equal((await fetch(url)).status, 502);
    await second.close();
  });
});
