import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../src/api-error.ts';
import { PEM } from '../testing/fake-operations.ts';
import { basic, objectOf, testApp } from '../testing/test-app.ts';

const TARGET = '/container/target/vc.example.com:443';
const AUTH = basic('ann');

describe('paths and methods', () => {
  const missing = [`${TARGET}/vch/`, '/container/target//vch', '/container/', '/', `${TARGET}/vch/vm-1/nothing`];
  for (const url of missing) {
    test(`${url} is no path`, async (t) => {
      const { server } = await testApp(t);
      const answer = await server.inject({ url, headers: AUTH });
      assert.equal(answer.statusCode, 404);
      assert.deepEqual(answer.json(), { code: 404, message: `path ${url} was not found` });
    });
  }

  test('HEAD and unusual methods are refused, with the ones there are', async (t) => {
    const { server } = await testApp(t);
    for (const method of ['HEAD', 'PUT', 'TRACE'] as const) {
      const answer = await server.inject({ method, url: `${TARGET}/vch`, headers: AUTH });
      assert.equal(answer.statusCode, 405);
      assert.equal(answer.headers.allow, 'GET,POST');
    }
  });

  test('a method is refused before credentials are asked for', async (t) => {
    const { server } = await testApp(t);
    assert.equal((await server.inject({ method: 'PUT', url: `${TARGET}/vch` })).statusCode, 405);
  });

  test('a plain OPTIONS is answered anywhere', async (t) => {
    const { server } = await testApp(t);
    const answer = await server.inject({ method: 'OPTIONS', url: '/nowhere' });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.body, '');
  });

  test('a preflight that asks for too much is told nothing', async (t) => {
    const { server } = await testApp(t);
    const headers = { origin: 'https://a.example', 'access-control-request-method': 'POST' };
    const refused = await server.inject({
      method: 'OPTIONS',
      url: `${TARGET}/vch`,
      headers: { ...headers, 'access-control-request-headers': 'x-other' },
    });
    assert.equal(refused.statusCode, 200);
    assert.equal(refused.headers['access-control-allow-origin'], undefined);
  });

  test('path parameters are passed on as they came, the query decoded', async (t) => {
    const { server, target, calls } = await testApp(t);
    const url = '/container/target/a%3A1/datacenter/d%2F%zz/vch/vm%201?thumbprint=A%3AB&thumbprint=C%3AD&x=%zz';
    assert.equal((await server.inject({ url, headers: AUTH })).statusCode, 200);
    assert.equal(target.requests[0]?.host, 'a%3A1');
    assert.equal(target.requests[0].datacenterId, 'd%2F%zz');
    assert.equal(target.requests[0].thumbprint, 'C:D');
    assert.deepEqual(calls[0]?.input, ['vm%201']);
  });

  test('an empty thumbprint and an empty compute resource count as none', async (t) => {
    const { server, target, calls } = await testApp(t);
    await server.inject({ url: `${TARGET}/vch?thumbprint=&compute-resource=`, headers: AUTH });
    assert.equal(target.requests[0]?.thumbprint, null);
    assert.deepEqual(calls[0]?.input, [{ computeResource: null }]);
  });
});

describe('credentials', () => {
  test('with both kinds the ticket counts', async (t) => {
    const { server, target } = await testApp(t);
    await server.inject({ url: `${TARGET}/vch`, headers: { ...AUTH, 'x-vmware-ticket': 'ticket-1' } });
    assert.deepEqual(target.requests[0]?.credentials, { kind: 'ticket', ticket: 'ticket-1' });
  });

  for (const authorization of ['Bearer abcd', 'Basic', 'Basic %%%%', 'Basic YQ', 'Basic bm9jb2xvbg==']) {
    test(`"${authorization}" is no credential`, async (t) => {
      const { server } = await testApp(t);
      const answer = await server.inject({ url: `${TARGET}/vch`, headers: { authorization } });
      assert.equal(answer.statusCode, 401);
      assert.equal(answer.headers['www-authenticate'], undefined);
    });
  }

  test('an empty ticket is none', async (t) => {
    const { server } = await testApp(t);
    const answer = await server.inject({ url: `${TARGET}/vch`, headers: { 'x-vmware-ticket': '' } });
    assert.equal(answer.statusCode, 401);
  });

  test('a password may hold colons and any letters', async (t) => {
    const { server, target } = await testApp(t);
    await server.inject({ url: `${TARGET}/vch`, headers: basic('ann', 'pä:ss:wörd') });
    assert.deepEqual(target.requests[0]?.credentials, { kind: 'password', userName: 'ann', password: 'pä:ss:wörd' });
  });
});

describe('content types', () => {
  const CASES: readonly [string, string | undefined, string, string][] = [
    ['vch/vm-1/certificate', '*/*', 'application/x-pem-file', PEM],
    ['vch/vm-1/certificate', 'application/json', 'application/json', PEM],
    ['vch/vm-1/certificate', undefined, '', PEM],
    ['vch/vm-1/log', 'text/plain', 'text/plain', 'a line\nand "another"\n'],
    ['vch/vm-1/log', 'application/json', 'application/json', '"a line\\nand \\"another\\"\\n"\n'],
    ['vch/vm-1/log', undefined, '', '"a line\\nand \\"another\\"\\n"\n'],
    ['vch', 'text/html', '', '{"vchs":[{"id":"vm-1","name":"one"}]}\n'],
    ['vch', 'application/*;q=0.1', 'application/json', '{"vchs":[{"id":"vm-1","name":"one"}]}\n'],
    ['vch', 'application/json;q=0', '', '{"vchs":[{"id":"vm-1","name":"one"}]}\n'],
  ];
  for (const [path, accept, contentType, body] of CASES) {
    test(`${path} under ${accept ?? 'no Accept'}`, async (t) => {
      const { server } = await testApp(t);
      const headers = accept === undefined ? AUTH : { ...AUTH, accept };
      const answer = await server.inject({ url: `${TARGET}/${path}`, headers });
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.headers['content-type'], contentType);
      assert.equal(answer.body, body);
    });
  }

  test('a failure of the log is text, or a JSON string', async (t) => {
    const getLog = () => Promise.reject(new ApiError(404, 'no log file available in datastore folder'));
    const { server } = await testApp(t, { operations: { getLog } });
    const url = `${TARGET}/vch/vm-1/log`;
    const text = await server.inject({ url, headers: { ...AUTH, accept: '*/*' } });
    assert.equal(text.body, 'no log file available in datastore folder');
    const json = await server.inject({ url, headers: { ...AUTH, accept: 'application/json' } });
    assert.equal(json.body, '"no log file available in datastore folder"\n');
  });

  test('a failure of the certificate is JSON labelled as PEM', async (t) => {
    const getCertificate = () => Promise.reject(new ApiError(404, 'no certificate found for VCH vm-1'));
    const { server } = await testApp(t, { operations: { getCertificate } });
    const answer = await server.inject({ url: `${TARGET}/vch/vm-1/certificate`, headers: { ...AUTH, accept: '*/*' } });
    assert.equal(answer.headers['content-type'], 'application/x-pem-file');
    assert.equal(answer.body, '{"message":"no certificate found for VCH vm-1"}\n');
  });

  test('markup in a message is written as escapes', async (t) => {
    const getVch = () => Promise.reject(new ApiError(400, '<b>&'));
    const { server } = await testApp(t, { operations: { getVch } });
    const answer = await server.inject({ url: `${TARGET}/vch/vm-1`, headers: AUTH });
    assert.equal(answer.body, '{"message":"\\u003cb\\u003e\\u0026"}\n');
  });
});

describe('failures', () => {
  test('what nobody foresaw is told by its id only, and logged', async (t) => {
    const getVch = () => Promise.reject(new TypeError('undefined is not a function'));
    const { server, logText, target } = await testApp(t, { operations: { getVch } });
    const headers = { ...AUTH, 'x-correlation-id': 'abc-123' };
    const answer = await server.inject({ url: `${TARGET}/vch/vm-1`, headers });
    assert.equal(answer.statusCode, 500);
    assert.match(String(objectOf(answer)['message']), /look up op=abc-123 in the log/);
    assert.match(logText(), /op=abc-123: 500 .*TypeError: undefined is not a function/);
    assert.equal(target.openSessions(), 0);
  });

  test('a body that is too large is 413', async (t) => {
    const { server } = await testApp(t);
    const payload = JSON.stringify({ name: 'x'.repeat(1_100_000) });
    const headers = { ...AUTH, 'content-type': 'application/json' };
    const answer = await server.inject({ method: 'POST', url: `${TARGET}/vch`, headers, payload });
    assert.equal(answer.statusCode, 413);
    assert.deepEqual(answer.json(), { code: 413, message: 'the body is too large' });
  });

  test('a service that is being stopped takes nothing more', async (t) => {
    const app = await testApp(t);
    await app.services.work.end(0);
    const answer = await app.server.inject({ url: `${TARGET}/vch`, headers: AUTH });
    assert.equal(answer.statusCode, 503);
    assert.equal(app.target.requests.length, 0);
  });
});

describe('bodies', () => {
  const post = {
    method: 'POST',
    url: `${TARGET}/vch`,
    headers: { ...AUTH, 'content-type': 'application/json' },
  } as const;

  test('creation gets what is known, without nulls', async (t) => {
    const { server, calls } = await testApp(t);
    const payload = '{"name":"a","debug":null,"colour":"red","__proto__":{"x":1},"registry":{"insecure":["b",null]}}';
    const answer = await server.inject({ ...post, payload });
    assert.equal(answer.statusCode, 201);
    assert.equal(answer.body, '{"task":null}\n');
    assert.equal(answer.headers.location, `${TARGET}/vch/vm-9`);
    assert.deepEqual(calls[0]?.input, [{ name: 'a', registry: { insecure: ['b'] } }]);
  });

  test('a patch keeps its nulls', async (t) => {
    const { server, calls } = await testApp(t);
    const headers = { ...AUTH, 'content-type': 'application/merge-patch+json; charset=utf-8' };
    const answer = await server.inject({
      method: 'PATCH',
      url: `${TARGET}/vch/vm-1`,
      headers,
      payload: '{"registry":{"whitelist":null}}',
    });
    assert.equal(answer.statusCode, 202);
    assert.deepEqual(calls[0]?.input, ['vm-1', { registry: { whitelist: null } }]);
  });

  test('a patch with a field that no VCH has is refused by its name', async (t) => {
    const { server, calls } = await testApp(t);
    const headers = { ...AUTH, 'content-type': 'application/merge-patch+json' };
    const payload = '{"compute":{"cpu":{"limmit":null}}}';
    const answer = await server.inject({ method: 'PATCH', url: `${TARGET}/vch/vm-1`, headers, payload });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /"compute\.cpu\.limmit in body is no field of a VCH"/);
    assert.equal(calls.length, 0);
  });

  for (const payload of ['', '{}', 'null']) {
    test(`deletion with "${payload}" has the defaults`, async (t) => {
      const { server, calls } = await testApp(t);
      const headers = payload === '' ? AUTH : post.headers;
      const answer = await server.inject({ method: 'DELETE', url: `${TARGET}/vch/vm-1`, headers, payload });
      assert.equal(answer.statusCode, 202);
      assert.equal(answer.body, '{"task":null}\n');
      assert.deepEqual(calls[0]?.input, ['vm-1', payload === '' ? null : {}]);
    });
  }
});

describe('actions', () => {
  test('opening the firewall answers nothing', async (t) => {
    const { server, calls } = await testApp(t);
    const url = `${TARGET}?action=firewall:allow&compute-resource=c1`;
    const answer = await server.inject({ method: 'POST', url, headers: AUTH });
    assert.equal(answer.statusCode, 204);
    assert.equal(answer.body, '');
    assert.deepEqual(calls[0]?.input, ['firewall:allow', { computeResource: 'c1' }]);
  });

  test('a missing action and an unreadable switch are 422', async (t) => {
    const { server } = await testApp(t);
    const missing = await server.inject({ method: 'POST', url: TARGET, headers: AUTH });
    assert.deepEqual(missing.json(), { code: 602, message: 'action in query is required' });
    const url = `${TARGET}/vch/vm-1?action=upgrade&rollback=maybe`;
    const unreadable = await server.inject({ method: 'POST', url, headers: AUTH });
    assert.deepEqual(unreadable.json(), { code: 601, message: 'rollback in query must be of type bool' });
  });

  test('an upgrade passes its switches on', async (t) => {
    const { server, calls } = await testApp(t);
    const url = `${TARGET}/vch/vm-1?action=upgrade&rollback=true&bootstrap-iso=b.iso`;
    assert.equal((await server.inject({ method: 'POST', url, headers: AUTH })).statusCode, 202);
    assert.deepEqual(calls[0]?.input, ['vm-1', { bootstrapIso: 'b.iso', isRollback: true }]);
  });

  test('debug answers what was opened', async (t) => {
    const { server, calls } = await testApp(t);
    const answer = await server.inject({
      method: 'POST',
      url: `${TARGET}/vch/vm-1?action=debug`,
      headers: { ...AUTH, 'content-type': 'application/json' },
      payload: '{"enable_ssh":true}',
    });
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(calls[0]?.input, ['vm-1', { enable_ssh: true }]);
  });
});

describe('the description', () => {
  test('is served as JSON and as a page that loads nothing', async (t) => {
    const { server } = await testApp(t);
    const json = await server.inject({ url: '/swagger.json' });
    assert.equal(objectOf(json)['openapi'], '3.1.0');
    const page = await server.inject({ url: '/container/docs' });
    assert.match(page.headers['content-type'] ?? '', /^text\/html/);
    assert.match(page.body, /Make a VCH/);
    assert.doesNotMatch(page.body, /<script|src=|@import/);
  });
});
