import { Problem, SESSION_HEADER } from '@vic/contract';
import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import Value from 'typebox/value';
import { FakeVcenter } from '../testing/fake-vcenter.ts';
import { startTestApp, TOKEN, type TestApp } from '../testing/test-app.ts';
import { startVicMachine } from '../testing/vic-machine.ts';

const VCENTER_SHA1 = '11:'.repeat(19) + '11';
const BASE = '/vic/api/vc/vc-1/vic-machine';

const problemOf = ({ body }: { readonly body: unknown }): Problem => Value.Parse(Problem, body);

interface VicMachine {
  url?: string;
  thumbprint?: string;
}

async function startPluginServer(
  t: TestContext,
  vicMachine: VicMachine,
  vcenter = new FakeVcenter(),
): Promise<TestApp> {
  const vcenters = { 'vc-1': { fqdn: 'vc.example.com', port: 8989, thumbprint: VCENTER_SHA1, vicMachine } };
  return startTestApp(t, { vcenters: [vcenter], config: { vcenters } });
}

const ok = (_request: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json', 'x-inner': 'secret' }).end('{"vchs":[]}');

test('passes the call on with a fresh ticket, and target and thumbprint of the configuration', async (t) => {
  const server = await startVicMachine(t, ok);
  const app = await startPluginServer(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  const first = await app.get(`${BASE}/datacenter/datacenter-2/vch?compute-resource=DC0_C0`);
  const second = await app.get(`${BASE}/vch`);
  assert.deepEqual([first.status, first.body, second.status], [200, { vchs: [] }, 200]);
  assert.equal(first.headers['x-inner'], undefined);
  const [one, two] = server.seen;
  assert.equal(
    one?.url,
    `/container/target/vc.example.com:8989/datacenter/datacenter-2/vch?compute-resource=DC0_C0&thumbprint=${VCENTER_SHA1}`,
  );
  assert.equal(typeof one.headers['x-vmware-ticket'], 'string');
  assert.notEqual(one.headers['x-vmware-ticket'], two?.headers['x-vmware-ticket']);
  assert.equal(one.headers[SESSION_HEADER], undefined);
});

test('passes body, content type and preference on, and the answer back as it is', async (t) => {
  const server = await startVicMachine(t, (_request, response) =>
    response
      .writeHead(202, {
        'content-type': 'application/json',
        'preference-applied': 'respond-async',
        location: '/container/target/vc.example.com:8989/vch-task/abc?thumbprint=x',
      })
      .end('{"id":"abc"}\n'),
  );
  const app = await startPluginServer(t, { url: server.origin, thumbprint: server.certificate.sha1 });
  const body = '{ "name": "x" }';
  const answer = await app.server.inject({
    method: 'POST',
    url: `${BASE}/vch`,
    headers: { [SESSION_HEADER]: TOKEN, 'content-type': 'application/json', prefer: 'respond-async' },
    payload: body,
  });
  assert.deepEqual([answer.statusCode, answer.body], [202, '{"id":"abc"}\n']);
  assert.equal(answer.headers['preference-applied'], 'respond-async');
  assert.equal(answer.headers.location, `${BASE}/vch-task/abc`);
  assert.equal(server.seen[0]?.body, body);
  assert.equal(server.seen[0].headers['prefer'], 'respond-async');
});

test('an error of the server comes back as it is', async (t) => {
  const server = await startVicMachine(t, (_request, response) => {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('no log file available in datastore folder');
  });
  const app = await startPluginServer(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  const answer = await app.get(`${BASE}/vch/vm-1/log`);
  assert.deepEqual([answer.status, answer.body], [404, 'no log file available in datastore folder']);
});

test('calls for single VCHs reach the server one at a time', async (t) => {
  let underway = 0;
  let most = 0;
  const server = await startVicMachine(t, (_request, response) => {
    underway += 1;
    most = Math.max(most, underway);
    setImmediate(() => {
      underway -= 1;
      response.end('{}');
    });
  });
  const app = await startPluginServer(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  const calls = Array.from({ length: 20 }, (_each, index) => app.get(`${BASE}/vch/vm-${index}`));
  const answers = await Promise.all(calls);
  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(most, 1);
});

test('nothing is sent to a server with another certificate', async (t) => {
  const server = await startVicMachine(t, ok);
  const app = await startPluginServer(t, { url: server.origin, thumbprint: VCENTER_SHA1 });
  const answer = await app.get(`${BASE}/vch`);
  assert.equal(answer.status, 502);
  assert.equal(problemOf(answer).code, 'vic-machine-untrusted');
  assert.equal(server.seen.length, 0);
});

test('a server that nobody can reach is said to be unavailable', async (t) => {
  const app = await startPluginServer(t, { url: 'https://127.0.0.1:1', thumbprint: VCENTER_SHA1 });
  const answer = await app.get(`${BASE}/vch`);
  assert.deepEqual([answer.status, problemOf(answer).code], [503, 'vic-machine-unavailable']);
});

test('work whose answer is lost is told apart from work that did not begin', async (t) => {
  const server = await startVicMachine(t, (request) => request.socket.destroy());
  const app = await startPluginServer(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  const answer = await app.server.inject({
    method: 'DELETE',
    url: `${BASE}/vch/vm-1`,
    headers: { [SESSION_HEADER]: TOKEN },
  });
  assert.equal(answer.json<{ code: string }>().code, 'vic-machine-answer-lost');
});

test('finds the appliance that vCenter knows and pins what vCenter keeps of it', async (t) => {
  const server = await startVicMachine(t, ok);
  const vcenter = new FakeVcenter();
  putAppliance(vcenter, 'vm-1', { name: 'old: one, really', version: 'v1.5.7-7206-92ebfaf5', address: '127.0.0.9' });
  putAppliance(vcenter, 'vm-2', { name: 'new', version: 'v1.5.8-21343-9489f63e', address: '127.0.0.1' });
  putAppliance(vcenter, 'vm-3', { name: 'newer, but off', version: 'v1.5.9-30000-9489f63e', isOn: false });
  putAppliance(vcenter, 'vm-4', { name: 'no version', version: '', address: '127.0.0.8' });
  vcenter.appliance = { url: 'https://127.0.0.1:9443/plugin.zip', thumbprint: server.certificate.sha1 };
  const app = await startPluginServer(t, {}, vcenter);
  const answer = await app.get(`${BASE}/vch`);
  // the appliance's port is fixed, and nobody listens there
  assert.equal(problemOf(answer).code, 'vic-machine-unavailable');
  assert.match(problemOf(answer).detail, /https:\/\/127\.0\.0\.1:8443 /);
});

test('an appliance whose certificate nobody vouches for is not talked to', async (t) => {
  const vcenter = new FakeVcenter();
  putAppliance(vcenter, 'vm-1', { name: 'appliance', version: 'v1.5.7-7206-92ebfaf5', address: '127.0.0.1' });
  const app = await startPluginServer(t, {}, vcenter);
  const answer = await app.get(`${BASE}/vch`);
  assert.equal(problemOf(answer).code, 'vic-machine-untrusted');
  assert.match(problemOf(answer).detail, /"vicMachine\.thumbprint"/);
});

for (const [what, appliance, detail] of [
  ['none', null, /knows no VIC appliance/],
  ['one that is off', { isOn: false }, /is powered off/],
  ['one without an address', {}, /has no address yet/],
] as const) {
  test(`no appliance to talk to: ${what}`, async (t) => {
    const vcenter = new FakeVcenter();
    if (appliance) putAppliance(vcenter, 'vm-1', { name: 'appliance', version: '', ...appliance });
    const app = await startPluginServer(t, {}, vcenter);
    const answer = await app.get(`${BASE}/vch`);
    const problem = problemOf(answer);
    assert.deepEqual([answer.status, problem.code], [503, 'vic-machine-missing']);
    assert.match(problem.detail, detail);
  });
}

test('without a token nothing is asked', async (t) => {
  const server = await startVicMachine(t, ok);
  const app = await startPluginServer(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  assert.equal((await app.get(`${BASE}/vch`, '')).status, 401);
  assert.equal((await app.get(`${BASE}/vch`, 'a-token-that-nobody-knows')).status, 401);
  assert.equal((await app.get(`${BASE}/hello`)).status, 404);
  assert.equal((await app.get(`${BASE}/vch?thumbprint=${VCENTER_SHA1}`)).status, 400);
  assert.equal(server.seen.length, 0);
});

test('neither ticket nor body reaches the log', async (t) => {
  const server = await startVicMachine(t, ok);
  const app = await startPluginServer(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  await app.server.inject({
    method: 'POST',
    url: `${BASE}/vch`,
    headers: { [SESSION_HEADER]: TOKEN, 'content-type': 'application/json' },
    payload: '{"endpoint":{"operations_credentials":{"password":"canary-password"}}}',
  });
  const log = app.lines.join('');
  assert.equal(log.includes('canary-password'), false);
  assert.equal(log.includes(String(server.seen[0]?.headers['x-vmware-ticket'])), false);
});

interface FakeAppliance {
  readonly name: string;
  readonly version: string;
  readonly address?: string;
  readonly isOn?: boolean;
}

function putAppliance(
  vcenter: FakeVcenter,
  moid: string,
  { name, version, address, isOn = true }: FakeAppliance,
): void {
  vcenter.putVm({ moid, name, powerState: isOn ? 'poweredOn' : 'poweredOff' });
  vcenter.change(moid, {
    'config.managedBy': { typeName: 'ManagedByInfo', extensionKey: 'com.vmware.vic', type: 'VicApplianceVM' },
    'config.vAppConfig.product': [{ typeName: 'VAppProductInfo', version }],
    ...(address === undefined ? {} : { 'guest.ipAddress': address }),
  });
}
