import { SESSION_HEADER } from '@vic/contract';
import { aComputeResource, aSpec } from '@vic/contract/vch-spec/testing';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { test, type TestContext } from 'node:test';
import { FakeVcenter } from '../testing/fake-vcenter.ts';
import { settle } from '../testing/manual-clock.ts';
import { putPlaces } from '../testing/places.ts';
import { startTestApp, TOKEN, type TestApp } from '../testing/test-app.ts';
import { startVicMachine } from '../testing/vic-machine.ts';

const VCENTER_SHA1 = '11:'.repeat(19) + '11';
const PREFLIGHT = '/vic/api/vc/vc-1/vch-preflight';

interface ListeningApp extends TestApp {
  readonly port: number;
}

async function listen(t: TestContext, vicMachine: { url?: string; thumbprint?: string } = {}): Promise<ListeningApp> {
  const vcenter = new FakeVcenter();
  putPlaces(vcenter);
  const vcenters = { 'vc-1': { fqdn: 'vc.example.com', port: 8989, thumbprint: VCENTER_SHA1, vicMachine } };
  const app = await startTestApp(t, { vcenters: [vcenter], config: { vcenters } });
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.server.address();
  return { ...app, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

interface Question {
  readonly path: string;
  readonly body?: object;
  readonly agent?: Agent;
}

function ask({ port }: ListeningApp, { path, body, agent }: Question): ClientRequest {
  const asked = request({
    host: '127.0.0.1',
    port,
    path,
    method: body ? 'POST' : 'GET',
    headers: { [SESSION_HEADER]: TOKEN, ...(body && { 'content-type': 'application/json' }) },
    ...(agent && { agent }),
  });
  // The test itself breaks it off.
  asked.on('error', () => undefined);
  return asked.end(body && JSON.stringify(body));
}

const draft = () => {
  const datacenter = { moid: 'datacenter-1', path: '/DC' };
  const resource = { ...aComputeResource, vcGuid: 'vc-1', moid: 'domain-c1', kind: 'cluster' as const, datacenter };
  return { spec: aSpec({ compute: { resource } }), slice: null };
};

for (const [what, question] of [
  ['a preflight', { path: PREFLIGHT, body: draft() }],
  ['a list of datastores', { path: '/vic/api/vc/vc-1/compute/domain-c1/datastores' }],
] as const) {
  test(`the reads of ${what} end when its caller goes away`, async (t) => {
    const app = await listen(t);
    await app.get('/vic/api/vchs');
    const stall = app.vcenter.stall('RetrievePropertiesEx');
    const asked = ask(app, question);
    await stall.asked;
    asked.destroy();
    await stall.givenUp;
    await settle();
    const log = app.lines.join('');
    assert.match(log, /caller gone/);
    assert.doesNotMatch(log, /"level":"?(?:error|50)/);
  });
}

test('the checks of vic-machine-server end when the caller of a preflight goes away', async (t) => {
  const checking = Promise.withResolvers<IncomingMessage>();
  const server = await startVicMachine(t, (asked, response) => {
    const { url = '' } = asked;
    if (url.includes('vch-validation')) checking.resolve(asked);
    else if (url.endsWith('/version')) response.end('v2.0.0-30000-0123abc');
    else response.setHeader('content-type', 'application/json').end('{"version":"v2.0.0","bootstrap_images":[]}');
  });
  const app = await listen(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  const asked = ask(app, { path: PREFLIGHT, body: draft() });
  const { socket } = await checking.promise;
  const closed = once(socket, 'close');
  asked.destroy();
  await closed;
});

test('a stream of vic-machine-server ends when nobody reads it any more', async (t) => {
  const streaming = Promise.withResolvers<IncomingMessage>();
  const server = await startVicMachine(t, (asked, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('id: 1\n\n');
    streaming.resolve(asked);
  });
  const app = await listen(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  const asked = ask(app, { path: '/vic/api/vc/vc-1/vic-machine/vch-task/task-1/events' });
  await once(asked, 'response');
  const { socket } = await streaming.promise;
  const closed = once(socket, 'close');
  asked.destroy();
  await closed;
});

test('many requests on one connection leave nothing behind on it', async (t) => {
  const warnings: Error[] = [];
  const warn = (warning: Error) => void warnings.push(warning);
  process.on('warning', warn);
  t.after(() => process.off('warning', warn));
  const server = await startVicMachine(t, (_asked, response) => response.end('{"vchs":[]}'));
  const app = await listen(t, { url: server.origin, thumbprint: server.certificate.sha256 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  for (let count = 0; count < 12; count += 1) {
    const asked = ask(app, { path: '/vic/api/vc/vc-1/vic-machine/vch', agent });
    await new Promise((resolve) => asked.on('response', (answer) => answer.on('end', resolve).resume()));
  }
  assert.deepEqual(warnings, []);
});
