import { Problem, SESSION_HEADER } from '@vic/contract';
import { OperationsUserReport, PreflightReport } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import { aComputeResource, aSpec } from '@vic/contract/vch-spec/testing';
import { TransportError } from '@vic/vim25';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import Value from 'typebox/value';
import type { LoginOutcome, OperationsLogin } from '../../src/operations-user/operations-login.ts';
import { FakeVcenter } from '../testing/fake-vcenter.ts';
import { settle } from '../testing/manual-clock.ts';
import { putPlaces } from '../testing/places.ts';
import { startTestApp, TOKEN, type TestApp } from '../testing/test-app.ts';

const PASSWORD = 'S3cr3t-pass-0123456789';
const KEY = `-----BEGIN PRIVATE KEY-----\n${'S3cr3tK3y'.repeat(7)}\n-----END PRIVATE KEY-----\n`;

const resource = {
  ...aComputeResource,
  vcGuid: 'vc-1',
  moid: 'domain-c1',
  kind: 'cluster' as const,
  name: 'cluster-1',
};
const draft = (): VchSpec =>
  aSpec({
    compute: { resource: { ...resource, datacenter: { moid: 'datacenter-1', path: '/DC' } } },
    operationsUser: { user: 'ops@vsphere.local', password: PASSWORD },
    security: {
      source: 'files',
      brought: { serverCertificate: null, serverKey: { fileName: 'key.pem', pem: KEY }, clientAuthorities: [] },
    },
  });

async function start(t: TestContext, operationsLogin?: OperationsLogin): Promise<TestApp> {
  const vcenter = new FakeVcenter();
  putPlaces(vcenter);
  return startTestApp(t, { vcenters: [vcenter], ...(operationsLogin && { operationsLogin }) });
}

async function post({ server }: TestApp, path: string, payload: object, token = TOKEN) {
  const answer = await server.inject({
    method: 'POST',
    url: `/vic/api/vc/vc-1/${path}`,
    headers: token === '' ? {} : { [SESSION_HEADER]: token },
    payload,
  });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

function assertNoSecrets({ lines }: TestApp, body: unknown): void {
  const everything = `${lines.join('\n')}\n${JSON.stringify(body)}`;
  assert.doesNotMatch(everything, /S3cr3t/);
}

test('a draft is checked as far as things are known, and each check tells its field', async (t) => {
  const app = await start(t);
  const { status, body } = await post(app, 'vch-preflight', { spec: draft(), slice: null });
  assert.equal(status, 200, JSON.stringify(body));
  const { checks, isPassed } = Value.Parse(PreflightReport, body);
  assert.equal(isPassed, false);
  assert.ok(checks.some(({ code, outcome }) => code === 'vic-machine-missing' && outcome === 'error'));
  for (const { slice, path } of checks) assert.ok(path === '' || path.startsWith(`/${slice}/`), `${slice} ${path}`);
  assertNoSecrets(app, body);
});

test('steps about which no vCenter knows anything have no checks', async (t) => {
  const app = await start(t);
  for (const slice of ['security', 'registry']) {
    assert.deepEqual((await post(app, 'vch-preflight', { spec: draft(), slice })).body, { isPassed: true, checks: [] });
  }
});

test('a compute resource that is gone is told, not a failure', async (t) => {
  const app = await start(t);
  const spec = draft();
  const gone = { ...spec, compute: { ...spec.compute, resource: { ...resource, moid: 'domain-c9' } } };
  const { status, body } = await post(app, 'vch-preflight', { spec: gone, slice: 'compute' });
  assert.equal(status, 200);
  assert.deepEqual(
    Value.Parse(PreflightReport, body).checks.map(({ code, outcome }) => [code, outcome]),
    [['compute-unknown', 'error']],
  );
});

test('a draft for another vCenter is refused', async (t) => {
  const app = await start(t);
  const spec = draft();
  const elsewhere = { ...spec, compute: { ...spec.compute, resource: { ...resource, vcGuid: 'vc-2' } } };
  for (const [path, payload] of [
    ['vch-preflight', { spec: elsewhere, slice: null }],
    ['operations-user-check', { spec: elsewhere }],
  ] as const) {
    const { status, body } = await post(app, path, payload);
    assert.deepEqual([status, Value.Parse(Problem, body).fields?.[0]?.path], [400, '/compute/resource']);
  }
});

test('without a session nothing is checked', async (t) => {
  const app = await start(t);
  for (const path of ['vch-preflight', 'operations-user-check', 'open-firewall']) {
    const payload = { spec: draft(), slice: null, computeResource: 'domain-c1' };
    assert.equal((await post(app, path, payload, '')).status, 401, path);
  }
});

test('a body that is no draft is refused without repeating its secrets', async (t) => {
  const app = await start(t);
  const spec = { ...draft(), general: { name: PASSWORD } };
  const { status, body } = await post(app, 'operations-user-check', { spec });
  assert.equal(status, 400);
  assertNoSecrets(app, body);
});

test('a vCenter that fails is a problem, and no secret is in the log', async (t) => {
  const app = await start(t);
  app.vcenter.failures.set('RetrievePropertiesEx', new TransportError('reset', 'The connection broke.'));
  const { status, body } = await post(app, 'vch-preflight', { spec: draft(), slice: 'storage' });
  assert.deepEqual([status, Value.Parse(Problem, body).code], [503, 'vcenter-unavailable']);
  assertNoSecrets(app, body);
});

test('two requests at once try a password once, and a refused one is not tried again', async (t) => {
  let tries = 0;
  const answered = Promise.withResolvers<LoginOutcome>();
  const app = await start(t, () => {
    tries += 1;
    return answered.promise;
  });
  const check = async () =>
    Value.Parse(OperationsUserReport, (await post(app, 'operations-user-check', { spec: draft() })).body);
  const asked = Promise.all([check(), check()]);
  await settle();
  answered.resolve({ kind: 'refused', reason: 'Wrong.' });
  const both = await asked;
  assert.deepEqual(
    both.map(({ fault }) => fault),
    ['Wrong.', 'Wrong.'],
  );
  assert.equal((await check()).login, 'not-tried');
  assert.equal(tries, 1);
  assertNoSecrets(app, both);
});

test('a log-in that no answer came to is a problem and may be tried again', async (t) => {
  let tries = 0;
  const app = await start(t, () => {
    tries += 1;
    return Promise.reject(new TransportError('timeout', 'No answer.', { cause: new Error(`password=${PASSWORD}`) }));
  });
  for (const expected of [1, 2]) {
    const { status, body } = await post(app, 'operations-user-check', { spec: draft() });
    assert.deepEqual([status, tries], [503, expected]);
    assertNoSecrets(app, body);
  }
});

test('an operations user who logs in is told what is missing, and logged out', async (t) => {
  const other = new FakeVcenter();
  putPlaces(other);
  const client = other.connect('ops@vsphere.local');
  const app = await start(t, () => Promise.resolve({ kind: 'session', client }));
  const { status, body } = await post(app, 'operations-user-check', { spec: draft() });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(Value.Parse(OperationsUserReport, body).login, 'accepted');
  assert.ok(client.isClosed);
});

test('a draft without password is not tried', async (t) => {
  const app = await start(t, () => Promise.reject(new Error('never')));
  const spec = { ...draft(), operationsUser: { user: 'ops@vsphere.local', password: '', grantsPermissions: false } };
  const { body } = await post(app, 'operations-user-check', { spec });
  assert.deepEqual(Value.Parse(OperationsUserReport, body).login, 'not-tried');
});
