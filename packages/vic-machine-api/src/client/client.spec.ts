import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  answeredBytes,
  recordedExchange,
  recordedExchanges,
  startQuirkServer,
  type ArrivedRequest,
  type QuirkServer,
  type RecordedExchange,
} from '../../testing/index.ts';
import {
  AnswerNotUnderstoodError,
  createVicMachineClient,
  isNotOffered,
  PathParameterError,
  VicMachineProblem,
  type Credentials,
  type Scope,
  type VicMachineClient,
} from '../index.ts';

const THUMBPRINT = 'F3:C3:0A:61:22:E0:1A:05:FA:6B:A7:F4:88:33:CF:C0:12:80:B4:90';
const SCOPE: Scope = { target: '127.0.0.1:8989', thumbprint: THUMBPRINT };
const ADMIN: Credentials = { userName: 'administrator@vsphere.local', password: 'Admin!23' };

interface Started {
  readonly server: QuirkServer;
  readonly client: VicMachineClient;
}

async function started(
  context: TestContext,
  exchanges: readonly (string | RecordedExchange)[],
  credentials: () => Promise<Credentials> = () => Promise.resolve(ADMIN),
): Promise<Started> {
  const server = await startQuirkServer({ exchanges });
  context.after(() => server.close());
  return { server, client: createVicMachineClient({ baseUrl: server.url, credentials }) };
}

/** The exchange with another target or another answer. */
function variant(id: string, change: Partial<RecordedExchange>): RecordedExchange {
  return { ...recordedExchange(id), ...change };
}

async function problem(call: Promise<unknown>): Promise<VicMachineProblem> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof VicMachineProblem, String(error));
    return error;
  }
  return assert.fail('did not reject');
}

const ACCEPT: readonly (readonly [string, string, (client: VicMachineClient) => Promise<unknown>])[] = [
  ['service.hello', 'text/plain', (client) => client.hello()],
  ['service.version', 'text/plain', (client) => client.version()],
  ['list.all', 'application/json', (client) => client.listVchs(SCOPE)],
  ['get.vch-full', 'application/json', (client) => client.getVch(SCOPE, 'vm-125')],
  ['log.ok', 'text/plain', (client) => client.getLog(SCOPE, 'vm-136')],
  ['certificate.given', 'application/x-pem-file', (client) => client.getCertificate(SCOPE, 'vm-125')],
  ['delete.running-all', 'application/json', (client) => client.deleteVch(SCOPE, 'vm-115', null)],
  ['create.ok-min', 'application/json', (client) => client.createVch(SCOPE, { name: 'vch-min' })],
];

describe('the client', () => {
  for (const [id, accept, call] of ACCEPT) {
    it(`asks for ${accept} in ${id}`, async (context) => {
      const { server, client } = await started(context, [id]);
      await call(client);
      assert.equal(server.requests[0]?.headers['accept'], accept);
    });
  }

  it('reads texts as texts, since it always sends Accept', async (context) => {
    const { client } = await started(context, [
      'service.hello-no-accept',
      'service.hello',
      'service.version',
      'log.ok',
    ]);
    assert.equal(await client.version(), 'v1.5.8-21343-9489f63e');
    assert.match(await client.getLog(SCOPE, 'vm-136'), /^Nov 22 2026 00:46:35\.205Z INFO/);
  });

  it('sends host and port of the target with its colon', async (context) => {
    const { server, client } = await started(context, ['list.empty']);
    assert.deepEqual(await client.listVchs(SCOPE), []);
    assert.match(server.requests[0]?.path ?? '', /^\/container\/target\/127\.0\.0\.1:8989\/vch\?thumbprint=/);
  });

  it('works within a datacenter', async (context) => {
    const { server, client } = await started(context, ['create.ok-datacenter', 'delete.datacenter']);
    const scope = { ...SCOPE, datacenter: 'datacenter-2' };
    await client.createVch(scope, { name: 'vch-dc' });
    await client.deleteVch(scope, 'vm-136', null);
    assert.match(
      server.requests[1]?.path ?? '',
      /^\/container\/target\/127\.0\.0\.1:8989\/datacenter\/datacenter-2\/vch\/vm-136\?/,
    );
  });

  it('leaves the target out where the base URL stands for it', async (context) => {
    const { server, client } = await started(context, []);
    await problem(client.listVchs({ target: null, datacenter: 'datacenter-2' }));
    await problem(client.getVch({ target: null }, 'vm-1'));
    assert.deepEqual(
      server.requests.map((request) => request.path),
      ['/datacenter/datacenter-2/vch', '/vch/vm-1'],
    );
  });

  for (const vchId of ['', '.', '..', 'a/b', 'a?b', 'a#b', 'a%2Fb', 'a b', 'a\\b', 'ä', 'a\nb']) {
    it(`refuses the id ${JSON.stringify(vchId)}, which would be another path`, async (context) => {
      const { server, client } = await started(context, []);
      await assert.rejects(client.getVch(SCOPE, vchId), PathParameterError);
      assert.deepEqual(server.requests, []);
    });
  }

  it('asks for credentials once for every request', async (context) => {
    const tickets = ['first', 'second'].values();
    const next = async (): Promise<Credentials> => ({ ticket: tickets.next().value ?? 'none left' });
    const { server, client } = await started(context, ['list.empty', 'service.version'], next);
    await client.listVchs(SCOPE);
    await client.version();
    await client.listVchs(SCOPE);
    const sent = server.requests.map((request) => request.headers['x-vmware-ticket']);
    assert.deepEqual(sent, ['first', undefined, 'second']);
  });

  it('sends names and passwords beyond ASCII', async (context) => {
    const { server, client } = await started(context, ['list.empty'], async () => ({
      userName: 'jürgen',
      password: '密',
    }));
    await client.listVchs(SCOPE);
    const [, encoded = ''] = (server.requests[0]?.headers['authorization'] ?? '').split(' ');
    assert.equal(Buffer.from(encoded, 'base64').toString(), 'jürgen:密');
  });

  it('sends a patch as a merge patch', async (context) => {
    const { server, client } = await started(context, ['notimpl.patch.target-vch-vm']);
    const refused = await problem(client.patchVch(SCOPE, 'vm-1', { debug: 1, syslog_addr: null }));
    assert.ok(isNotOffered(refused));
    const request: ArrivedRequest | undefined = server.requests[0];
    assert.equal(request?.headers['content-type'], 'application/merge-patch+json');
    assert.deepEqual(JSON.parse(request.body), { debug: 1, syslog_addr: null });
  });

  it('sends no content type without a body', async (context) => {
    const { server, client } = await started(context, ['delete.again']);
    await problem(client.deleteVch(SCOPE, 'vm-115', null));
    assert.equal(server.requests[0]?.headers['content-type'], undefined);
    assert.equal(server.requests[0]?.body, '');
  });

  it('takes the answer of a finished change', async (context) => {
    const { client } = await started(context, ['create.ok-min']);
    assert.deepEqual(await client.createVch(SCOPE, { name: 'vch-min' }), { task: null, vchId: null });
  });

  it('learns the id of a VCH from a server that tells it', async (context) => {
    const recorded = recordedExchange('create.ok-min').response;
    assert.ok(recorded);
    const path = '/container/target/127.0.0.1:8989/vch/vm-77';
    const exchange = variant('create.ok-min', {
      response: { ...recorded, headers: { ...recorded.headers, Location: path } },
    });
    const { client } = await started(context, [exchange]);
    assert.equal((await client.createVch(SCOPE, { name: 'vch-min' })).vchId, 'vm-77');
  });

  it('does not follow a redirect with the credentials', async (context) => {
    const response = { status: 302, reason: 'Found', headers: { Location: 'http://127.0.0.1:9/' }, body: '' };
    const { server, client } = await started(context, [variant('list.empty', { response })]);
    await assert.rejects(client.listVchs(SCOPE), TypeError);
    assert.equal(server.requests.length, 1);
  });

  for (const body of ['<!doctype html><p>Welcome', '{"answer": 42}', '[]', '"text"', '{"vchs"']) {
    it(`tells that ${body} is no list`, async (context) => {
      const response = { status: 200, reason: 'OK', headers: { 'Content-Type': 'application/json' }, body };
      const { client } = await started(context, [variant('list.empty', { response })]);
      await assert.rejects(client.listVchs(SCOPE), AnswerNotUnderstoodError);
    });
  }

  it('shows no page of a proxy as a message', async (context) => {
    const body = '<html><body>502 Bad Gateway</body></html>';
    const response = { status: 502, reason: 'Bad Gateway', headers: { 'Content-Type': 'text/html' }, body };
    const { client } = await started(context, [variant('list.empty', { response })]);
    const { status, message } = await problem(client.listVchs(SCOPE));
    assert.deepEqual([status, message], [502, 'The server answered with status 502 and no message.']);
  });

  it('follows a task to its end', async (context) => {
    const task = {
      id: 't1',
      operation: 'createVch',
      state: 'running',
      step: 'upload',
      percent: 40,
      started: 'x',
      log: [],
    };
    const events = [
      { task, log: ['one', 'two'] },
      { task: { ...task, state: 'succeeded', percent: 100 }, log: ['three'] },
    ];
    const body = events.map((event, index) => `id: ${index}\ndata: ${JSON.stringify(event)}\n\n`).join(': alive\n\n');
    const exchange: RecordedExchange = {
      id: 'events',
      request: { method: 'GET', path: '/container/target/127.0.0.1:8989/vch-task/t1/events' },
      response: { status: 200, reason: 'OK', headers: { 'Content-Type': 'text/event-stream' }, body },
    };
    const { server, client } = await started(context, [exchange]);
    const seen: unknown[] = [];
    for await (const event of client.followTask({ target: '127.0.0.1:8989' }, 't1', { lastEventId: '7' })) {
      seen.push([event.task.state, event.log]);
    }
    assert.deepEqual(seen, [
      ['running', ['one', 'two']],
      ['succeeded', ['three']],
    ]);
    assert.equal(server.requests[0]?.headers['last-event-id'], '7');
  });
});

describe('problems', () => {
  /** Every recorded failure, asked for again by its own request. */
  const failures = recordedExchanges().filter(({ response }) => response !== null && response.status >= 400);

  for (const exchange of failures) {
    it(`are read from the body: ${exchange.id}`, async (context) => {
      const { response } = exchange;
      assert.ok(response);
      // As the answer to a list: what a problem says does not depend on the operation.
      const { client } = await started(context, [variant('list.empty', { response })]);
      const found = await problem(client.listVchs(SCOPE));
      const said: unknown = response.bodyJson ?? response.body;
      const expected = typeof said === 'string' ? { message: said } : said;
      assert.deepEqual(
        { status: found.status, ...(found.code === undefined ? {} : { code: found.code }), message: found.message },
        { status: response.status, ...(typeof expected === 'object' ? expected : {}) },
      );
    });
  }

  it('are JSON although the certificate operation labels them as PEM', async (context) => {
    const { client } = await started(context, ['certificate.none', 'certificate.unknown']);
    const none = await problem(client.getCertificate(SCOPE, 'vm-115'));
    assert.deepEqual([none.status, none.message], [404, 'no certificate found for VCH vm-115']);
    const unknown = await problem(client.getCertificate(SCOPE, 'vm-9999'));
    assert.equal(unknown.message, 'unable to find VCH vm-9999: id "vm-9999" could not be found');
  });

  it('are plain text in the log operation', async (context) => {
    const { client } = await started(context, ['log.nofile']);
    assert.equal((await problem(client.getLog(SCOPE, 'vm-206'))).message, 'no log file available in datastore folder');
  });

  it('are JSON labelled as text after a crash of a handler', async (context) => {
    const { client } = await started(context, ['get.no-compute']);
    const crashed = await problem(client.getVch(SCOPE, 'vm-156'));
    assert.deepEqual([crashed.status, crashed.message], [500, 'runtime error: index out of range [0] with length 0']);
  });

  it('have their escaped characters back', async (context) => {
    const exchange = recordedExchange('create.volume-nolabel');
    assert.ok(exchange.response);
    assert.match(answeredBytes(exchange.response).toString(), /\\u003cdatastore url/, 'as the server writes it');
    const { client } = await started(context, [exchange]);
    assert.match((await problem(client.createVch(SCOPE, { name: 'x' }))).message, /<datastore url w\/ path>:label/);
  });
});
