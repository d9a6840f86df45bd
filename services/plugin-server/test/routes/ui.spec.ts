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

test('hashed files are kept for ever, the manifest is asked for each time', async (t) => {
  const { get } = await startTestApp(t);
  const script = await get('/vic/main-ABCDEFGH.js', '');
  assert.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((await get('/vic/plugin.json', '')).headers['cache-control'], 'no-cache');
});

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
