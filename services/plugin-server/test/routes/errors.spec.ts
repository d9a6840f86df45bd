import { Problem, SESSION_HEADER } from '@vic/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Value from 'typebox/value';
import { startTestApp, TOKEN } from '../testing/test-app.ts';

const CASES = [
  { name: 'no token', url: '/vic/api/vchs', token: '', status: 401, code: 'session-missing' },
  { name: 'unknown sort field', url: '/vic/api/vchs?sort=colour', token: TOKEN, status: 400, code: 'invalid' },
  { name: 'unknown parameter', url: '/vic/api/vchs?colour=red', token: TOKEN, status: 400, code: 'invalid' },
  { name: 'page 0', url: '/vic/api/containers?page=0', token: TOKEN, status: 400, code: 'invalid' },
  { name: 'huge page', url: '/vic/api/containers?pageSize=5000', token: TOKEN, status: 400, code: 'invalid' },
  { name: 'unknown vCenter', url: '/vic/api/vc/x/vchs/vm-1', token: TOKEN, status: 404, code: 'unknown-vcenter' },
  { name: 'a moid that is none', url: '/vic/api/vc/vc-1/vchs/vm%3C1', token: TOKEN, status: 400, code: 'invalid' },
  { name: 'unknown VCH', url: '/vic/api/vc/vc-1/vchs/vm-1', token: TOKEN, status: 404, code: 'not-found' },
  { name: 'no such address', url: '/vic/nothing', token: TOKEN, status: 404, code: 'not-found' },
] as const;

for (const { name, url, token, status, code } of CASES) {
  test(`${name} is a problem document with the code ${code}`, async (t) => {
    const { get } = await startTestApp(t);
    const answer = await get(url, token);
    const problem = Value.Parse(Problem, answer.body);
    assert.deepEqual(
      [answer.status, problem.code, problem.correlationId],
      [status, code, answer.headers['x-correlation-id']],
    );
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    assert.notEqual(problem.remedy, '');
  });
}

test('names the parameter that is wrong', async (t) => {
  const { get } = await startTestApp(t);
  const { body } = await get('/vic/api/vchs?colour=red');
  assert.deepEqual(Value.Parse(Problem, body).fields, [{ path: 'colour', message: 'is unknown' }]);
});

test('the inner detail of a failure is logged and not sent', async (t) => {
  const { get, opener, lines } = await startTestApp(t);
  opener.failures.set('vc-1', new Error('inner detail at /some/place'));
  const { status, body } = await get('/vic/api/vc/vc-1/vms/vm-1/card');
  assert.equal(status, 500);
  assert.doesNotMatch(JSON.stringify(body), /inner detail/);
  assert.ok(lines.some((line) => line.includes('inner detail')));
});

test('a correlation id comes back, unless it does not look like one', async (t) => {
  const { server } = await startTestApp(t);
  const sent = async (id: string) => {
    const answer = await server.inject({ url: '/vic/healthz', headers: { 'x-correlation-id': id } });
    return answer.headers['x-correlation-id'];
  };
  assert.equal(await sent('abcdef-123456'), 'abcdef-123456');
  assert.notEqual(await sent('a\tb<script>'), 'a\tb<script>');
});

test('too many requests of one token are refused, others are not', async (t) => {
  const limits = { requestsPerMinute: 2, bodyBytes: 65_536, sessions: 10, streams: 10 };
  const { get } = await startTestApp(t, { config: { limits } });
  await get('/vic/api/summary');
  await get('/vic/api/summary');
  const { status, body } = await get('/vic/api/summary');
  assert.deepEqual([status, Value.Parse(Problem, body).code], [429, 'too-many-requests']);
  assert.equal((await get('/vic/api/summary', 'made-up')).status, 401);
});

test('a body beyond the limit is refused', async (t) => {
  const { server } = await startTestApp(t);
  const answer = await server.inject({
    method: 'POST',
    url: '/vic/dynamic/VirtualMachine/summary',
    headers: { [SESSION_HEADER]: TOKEN },
    payload: { objectIds: ['x'.repeat(100_000)] },
  });
  assert.equal(answer.statusCode, 413);
});

test('tokens never reach the log', async (t) => {
  const { get, server, lines } = await startTestApp(t);
  await get('/vic/api/containers');
  const headers = { 'sec-websocket-protocol': 'vic.stream.v1, ticket.abcdefghijklmnop' };
  await server.inject({ url: '/vic/api/stream', headers });
  assert.doesNotMatch(lines.join('\n'), /token-of-alice|abcdefghijklmnop/);
});

test('writes one log line for each request', async (t) => {
  const { get, lines } = await startTestApp(t);
  lines.length = 0;
  await get('/vic/healthz');
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /"path":"\/vic\/healthz","status":200/);
});
