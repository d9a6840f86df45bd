import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from '../../src/logging/redaction.ts';

const SECRET = 'S3cr3t-value-0123456789';

const CASES: readonly [string, unknown][] = [
  ['a header', { headers: { 'vmware-api-session-id': SECRET } }],
  ['a cookie', { cookie: `vmware_soap_session=${SECRET}` }],
  ['a cookie in a text', `failed with vmware_soap_session="${SECRET}"; Path=/`],
  ['a ticket in a subprotocol', `vic.stream.v1, ticket.${SECRET}`],
  ['a SOAP body', `<CloneSession><cloneTicket>${SECRET}</cloneTicket></CloneSession>`],
  ['a prefixed SOAP body', `<v:password xsi:type="x">${SECRET}</v:password>`],
  ['a JSON text', `{"session_clone_ticket":"${SECRET}"}`],
  ['a query', `https://x/y?token=${SECRET}&a=1`],
  ['an address of a proxy', `cannot reach "http://user:${SECRET}@proxy.example.com:3128"`],
  ['an error', new Error(`password=${SECRET}`)],
  ['the cause of an error', new Error('outer', { cause: new Error(`password: ${SECRET}`) })],
  ['a list', [{ password: SECRET }]],
  ['a key', `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----`],
];

for (const [name, value] of CASES) {
  test(`takes the secret out of ${name}`, () => {
    assert.doesNotMatch(JSON.stringify(redact(value)), new RegExp(SECRET));
  });
}

test('leaves the rest as it is', () => {
  assert.deepEqual(redact({ vcenter: 'vc1', count: 3, ok: true }), { vcenter: 'vc1', count: 3, ok: true });
  const address = 'https://127.0.0.1:8443/sdk?user=a@b.example.com';
  assert.equal(redact(address), address);
});

test('bounds depth and length', () => {
  const endless: Record<string, unknown> = {};
  endless['again'] = endless;
  assert.ok(JSON.stringify(redact(endless)).length < 1_000);
  assert.ok(JSON.stringify(redact('x'.repeat(100_000))).length < 5_000);
});
