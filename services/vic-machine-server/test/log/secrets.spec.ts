import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSecretMask, secretsOf } from '../../src/log/secret-mask.ts';
import type { OperationContext } from '../../src/operation-context.ts';
import { basic, testApp } from '../testing/test-app.ts';

const PASSWORD = 'canary "password" <&>';
const TICKET = 'canary-ticket--cst-VCT-52';
const OPERATIONS_PASSWORD = 'canary\\operations';
const KEY = '-----BEGIN RSA PRIVATE KEY-----\nY2FuYXJ5\n-----END RSA PRIVATE KEY-----\n';
const CANARY = /canary|Y2FuYXJ5/;

function escapedXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

describe('the log', () => {
  test('never holds a secret, whatever operations say and requests bring', async (t) => {
    const tell = (context: OperationContext, ...input: unknown[]): Promise<never> => {
      const { credentials } = context.session.request;
      const own = credentials.kind === 'password' ? credentials.password : credentials.ticket;
      context.log.info(`called with ${JSON.stringify(credentials)} and ${JSON.stringify(input)}`);
      context.log.debug(`${escapedXml(own)} <password>canary</password>`);
      context.log.warning(`vmware_soap_session="canary-cookie"; ${KEY}`);
      const cause = new Error(context.log.text.includes('ops') ? OPERATIONS_PASSWORD : own);
      return Promise.reject(new Error(`failed with ${own}`, { cause }));
    };
    const { server, logText } = await testApp(t, { operations: { createVch: tell, listVchs: tell } });
    const payload = JSON.stringify({
      name: 'a',
      endpoint: { operations_credentials: { user: 'ops', password: OPERATIONS_PASSWORD } },
      auth: { server: { private_key: { pem: KEY } } },
    });
    const json = { 'content-type': 'application/json' };
    const post = { method: 'POST', url: '/container/target/root:canary@vc/vch?password=canary', payload } as const;
    await server.inject({ ...post, headers: { ...basic('ann', PASSWORD), ...json } });
    await server.inject({ ...post, headers: { 'x-vmware-ticket': TICKET, ...json, cookie: 'canary' } });
    await server.inject({ ...post, headers: { ...basic('ann', PASSWORD), ...json, prefer: 'respond-async' } });
    await server.inject({ url: '/container/target/vc/vch', headers: basic('ann', PASSWORD) });
    assert.match(logText(), /\[redacted\]/);
    assert.match(logText(), /POST \/container\/target\/…@vc\/vch answered 500/);
    assert.doesNotMatch(logText(), CANARY);
    assert.doesNotMatch(logText(), new RegExp(Buffer.from(`ann:${PASSWORD}`).toString('base64').slice(0, 20)));
  });

  test('keeps each message in its line', async (t) => {
    const getVch = ({ log }: OperationContext) => {
      log.info('one\nNov 22 2026 00:46:35.205Z INFO  forged\u001b[2J');
      return Promise.resolve({});
    };
    const { server, logText } = await testApp(t, { operations: { getVch } });
    await server.inject({ url: '/container/target/vc/vch/vm-1', headers: basic('ann') });
    for (const line of logText().trimEnd().split('\n')) {
      assert.match(line, /^[A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d\.\d{3}Z (DEBUG|INFO |WARN |ERROR) op=/);
    }
    assert.match(logText(), /one\\nNov 22 .* forged\\u001b/);
  });
});

describe('secretsOf', () => {
  test('finds texts below fields with the name of a secret', () => {
    const body = { a: 'x', password: 'p', list: [{ private_key: { pem: ['k1', 'k2'] } }], root_password: 'r' };
    assert.deepEqual(secretsOf(body), ['p', 'k1', 'k2', 'r']);
  });
});

describe('createSecretMask', () => {
  test('takes the longer of two secrets first', () => {
    const mask = createSecretMask();
    mask.add('abcd', 'abcdef');
    assert.equal(mask.apply('x abcdef abcd'), 'x [redacted] [redacted]');
  });
});
