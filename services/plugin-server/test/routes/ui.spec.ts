import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../testing/test-app.ts';

test('each page has a style nonce of its own that its policy names', async (t) => {
  const { get } = await startTestApp(t);
  const nonces = new Set<string>();
  for (const url of ['/vic/', '/vic/index.html']) {
    const { body, headers } = await get(url, '');
    const nonce = /ngCspNonce="([^"]+)"/.exec(String(body))?.[1] ?? '';
    assert.match(String(headers['content-security-policy']), new RegExp(`style-src 'self' 'nonce-${nonce}'`));
    assert.equal(headers['cache-control'], 'no-cache');
    nonces.add(nonce);
  }
  assert.equal(nonces.size, 2);
});

test('the policy allows neither inline nor foreign scripts, and framing by the own origin only', async (t) => {
  const { get } = await startTestApp(t);
  const policy = String((await get('/vic/', '')).headers['content-security-policy']);
  assert.match(policy, /script-src 'self';/);
  assert.match(policy, /connect-src 'self';/);
  assert.match(policy, /frame-ancestors 'self'$/);
  assert.doesNotMatch(policy, /unsafe/);
});

test('framing and Trusted Types follow the configuration', async (t) => {
  const { get } = await startTestApp(t, {
    config: { frameAncestors: ["'self'", 'https://console.example.com'], requireTrustedTypes: true },
  });
  const policy = String((await get('/vic/', '')).headers['content-security-policy']);
  assert.match(policy, /frame-ancestors 'self' https:\/\/console\.example\.com; require-trusted-types-for 'script'$/);
});

test('no placeholder of the nonce is left in the page', async (t) => {
  const { get } = await startTestApp(t);
  const body = String((await get('/vic/', '')).body);
  assert.doesNotMatch(body, /CSP_NONCE/);
  assert.equal(new Set([...body.matchAll(/nonce="([^"]+)"/gi)].map(([, nonce]) => nonce)).size, 1);
});

for (const file of ['main-ABCDEFGH.js', 'chunk-_6BNhT-a.js']) {
  test(`${file} has a hash in its name and is kept for ever`, async (t) => {
    const { get } = await startTestApp(t);
    const { headers } = await get(`/vic/${file}`, '');
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
  });
}

for (const file of ['index.html', 'i18n/en-ABCDEFGH.json', 'word-disabled.js', 'plugin.json', 'sprites-ABCDEFGH.png']) {
  test(`${file} is asked for each time`, async (t) => {
    const { get } = await startTestApp(t);
    const { headers, status } = await get(`/vic/${file}`, '');
    assert.equal(status, 200);
    assert.equal(headers['cache-control'], 'no-cache');
  });
}

for (const [accepted, encoding, body] of [
  ['gzip, deflate, br', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzip'],
  ['identity', undefined, 'void 0;'],
] as const) {
  test(`what was compressed beforehand is sent as it is to who accepts ${accepted}`, async (t) => {
    const { server } = await startTestApp(t);
    const answer = await server.inject({ url: '/vic/chunk-_6BNhT-a.js', headers: { 'accept-encoding': accepted } });
    assert.equal(answer.headers['content-encoding'], encoding);
    assert.match(String(answer.headers['content-type']), /javascript/);
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(answer.body, body);
  });
}

test('nothing else of the manifest folder is served', async (t) => {
  const { get } = await startTestApp(t);
  assert.equal((await get('/vic/secret.key', '')).status, 404);
  assert.equal((await get('/vic/..%2fsecret.key', '')).status, 404);
});

test('no response sets a cookie or forbids frames, and API answers are not stored', async (t) => {
  const { get } = await startTestApp(t);
  for (const url of ['/vic/', '/vic/api/summary', '/vic/api/vchs?page=0']) {
    const { headers } = await get(url);
    assert.equal(headers['set-cookie'], undefined);
    assert.equal(headers['x-frame-options'], undefined);
    if (url.includes('/api/')) assert.equal(headers['cache-control'], 'no-store');
  }
});

test('health and version need no session', async (t) => {
  const { get } = await startTestApp(t);
  assert.deepEqual((await get('/vic/healthz', '')).body, { status: 'ok' });
  assert.equal((await get('/vic/version', '')).status, 200);
});
