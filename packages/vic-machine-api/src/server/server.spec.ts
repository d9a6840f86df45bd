import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import {
  InstantClock,
  recordedExchange,
  recordedSpecification,
  startQuirkServer,
  testCertificate,
  type ArrivedRequest,
  type QuirkServer,
  type QuirkServerOptions,
  type RecordedExchange,
} from '../../testing/index.ts';
import { createVicMachineClient, VicMachineProblem, type Schemas, type Scope } from '../index.ts';
import {
  ConnectionError,
  OperationNotOfferedError,
  VicMachineServer,
  type VicMachineServerOptions,
  type VicMachineTarget,
} from './index.ts';

const THUMBPRINT = 'F3:C3:0A:61:22:E0:1A:05:FA:6B:A7:F4:88:33:CF:C0:12:80:B4:90';
const MAIN: Scope = { target: '127.0.0.1:8989', thumbprint: THUMBPRINT };
/** the target of the recorded creations that took long */
const SLOW: Scope = { target: '127.0.0.1:8994', thumbprint: THUMBPRINT };
const ORIGINAL = ['service.version', 'service.root'];
const certificate = await testCertificate();

interface Started {
  readonly quirks: QuirkServer;
  readonly server: VicMachineServer;
  readonly at: (scope: Scope) => VicMachineTarget;
}

async function started(
  context: TestContext,
  quirkOptions: QuirkServerOptions,
  serverOptions: Partial<VicMachineServerOptions> = {},
): Promise<Started> {
  const quirks = await startQuirkServer(quirkOptions);
  const server = new VicMachineServer({
    url: quirks.url,
    trust: { thumbprint: certificate.sha256 },
    clock: new InstantClock(),
    poll: { everyMs: 5_000, giveUpMs: 60_000 },
    ...serverOptions,
  });
  context.after(async () => {
    await server.close();
    await quirks.close();
  });
  let ticket = 0;
  return { quirks, server, at: (scope) => server.at(scope, async () => ({ ticket: `ticket-${++ticket}` })) };
}

/** Lets everything that can go on go on. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A list of the slow target. */
function slowList(...vchs: Schemas['VCH_List_Item'][]): RecordedExchange {
  const { request } = recordedExchange('list.client-gone-8');
  return answer('list', request.path, 'GET', { vchs });
}

function answer(id: string, path: string, method: string, bodyJson: unknown, status = 200): RecordedExchange {
  return {
    id,
    request: { method, path },
    response: { status, reason: 'OK', headers: { 'Content-Type': 'application/json' }, bodyJson },
  };
}

const GONE: Schemas['VCH_List_Item'] = {
  id: 'vm-42',
  name: 'vch-gone',
  parent: { id: 'resgroup-39' },
  power_state: 'poweredOff',
};
const SINGLE_VCHS = ['get.vch-min', 'get.vch-full', 'log.ok', 'certificate.given', 'delete.running-all'];

function singleVchCalls(target: VicMachineTarget): Promise<unknown>[] {
  return Array.from({ length: 4 }, () => [
    target.getVch('vm-115'),
    target.getVch('vm-125'),
    target.getLog('vm-136'),
    target.getCertificate('vm-125'),
    target.deleteVch('vm-115', { containers: 'all' }),
  ]).flat();
}

describe('calls for single VCHs', () => {
  it('end the original when two are under way', async (context) => {
    const work = () => new Promise<void>(() => undefined);
    const quirks = await startQuirkServer({ exchanges: SINGLE_VCHS, isCrashing: true, work });
    context.after(() => quirks.close());
    const client = createVicMachineClient({ baseUrl: quirks.url });
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => client.getVch(MAIN, 'vm-115')));
    assert.ok(quirks.hasCrashed());
    assert.ok(answers.every((result) => result.status === 'rejected'));
  });

  it('take turns, so that it survives', async (context) => {
    const { quirks, at } = await started(context, {
      exchanges: [...ORIGINAL, ...SINGLE_VCHS, 'list.all'],
      isCrashing: true,
      work: turn,
    });
    const target = at(MAIN);
    await Promise.all([...singleVchCalls(target), target.listVchs(), target.listVchs()]);
    assert.equal(quirks.hasCrashed(), false);
    assert.equal(quirks.mostAtOnce(), 1);
  });

  it('take turns among all users of a server', async (context) => {
    const { quirks, at } = await started(context, {
      exchanges: [...ORIGINAL, ...SINGLE_VCHS, 'list.all'],
      isCrashing: true,
      work: turn,
    });
    await Promise.all([...singleVchCalls(at(MAIN)), ...singleVchCalls(at(MAIN))]);
    assert.equal(quirks.mostAtOnce(), 1);
  });

  it('go at once to a server that bears it', async (context) => {
    const metadata = answer('metadata', '/container', 'GET', { version: 'v2.0.0-1-abcdef0', bootstrap_images: [] });
    const gate = Promise.withResolvers<undefined>();
    const single = new Set<ArrivedRequest>();
    const { quirks, at } = await started(context, {
      exchanges: ['service.version', metadata, ...SINGLE_VCHS],
      work: async (request) => {
        if (!request.path.includes('/vch/')) return;
        single.add(request);
        if (single.size === 2) gate.resolve(undefined);
        await gate.promise;
      },
    });
    await Promise.all([at(MAIN).getVch('vm-115'), at(MAIN).getVch('vm-125')]);
    assert.equal(quirks.mostAtOnce(), 2);
  });

  it('keep their turn until the server has answered, although the caller left', async (context) => {
    const gate = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const { quirks, at } = await started(context, {
      exchanges: [...ORIGINAL, ...SINGLE_VCHS],
      isCrashing: true,
      work: async (request) => {
        if (!request.path.includes('/vch/vm-125?')) return;
        arrived.resolve(undefined);
        await gate.promise;
      },
    });
    const caller = new AbortController();
    const left = at(MAIN).getVch('vm-125', { signal: caller.signal });
    await arrived.promise;
    const next = at(MAIN).getVch('vm-115');
    caller.abort(new Error('left'));
    await assert.rejects(left, { message: 'left' });
    gate.resolve(undefined);
    assert.equal((await next).settings.name, 'vch-min');
    assert.equal(quirks.hasCrashed(), false);
  });

  it('are refused when too many wait, and when the server is closed', async (context) => {
    const gate = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const { server, at } = await started(
      context,
      {
        exchanges: [...ORIGINAL, ...SINGLE_VCHS],
        work: async (request) => {
          if (!request.path.includes('/vch/')) return;
          arrived.resolve(undefined);
          await gate.promise;
        },
      },
      { waitingCalls: 1 },
    );
    const target = at(MAIN);
    const first = target.getVch('vm-115');
    await arrived.promise;
    const second = target.getVch('vm-115');
    await turn();
    await assert.rejects(target.getVch('vm-115'), { name: 'ConnectionError', code: 'busy', mayHaveArrived: false });
    const refusals = [first, second].map((call) => assert.rejects(call, { code: 'busy' }));
    await server.close();
    await Promise.all(refusals);
    gate.resolve(undefined);
  });
});

describe('tickets', () => {
  it('are fresh for every request, those that look for an outcome included', async (context) => {
    const { quirks, at } = await started(context, {
      exchanges: [
        ...ORIGINAL,
        slowList(),
        slowList(GONE),
        slowList({ ...GONE, power_state: 'poweredOn' }),
        'create.tls-75s',
      ],
      isStrictOnTickets: true,
    });
    await at(SLOW).createVch({ name: 'vch-gone' });
    const tickets = quirks.requests.flatMap((request) => request.headers['x-vmware-ticket'] ?? []);
    assert.deepEqual(tickets, ['ticket-1', 'ticket-2', 'ticket-3', 'ticket-4']);
  });

  it('are not sent for version and metadata', async (context) => {
    const { quirks, server } = await started(context, { exchanges: ORIGINAL });
    await server.capabilities();
    assert.deepEqual(
      quirks.requests.map((request) => [request.path, request.headers['x-vmware-ticket']]),
      [
        ['/container/version', undefined],
        ['/container', undefined],
      ],
    );
  });
});

describe('a creation', () => {
  it('is found by its name, since the original tells no id', async (context) => {
    const { at } = await started(context, {
      exchanges: [...ORIGINAL, 'list.empty', 'list.all', 'create.ok-min'],
    });
    const outcome = await at(MAIN).createVch(recordedSpecification('create.ok-min'));
    assert.deepEqual(outcome, { kind: 'created', vchId: 'vm-115' });
  });

  for (const [how, id] of [
    ['broke over TLS after its work', 'create.tls-75s'],
    ['broke half-way', 'create.client-gone'],
  ] as const) {
    it(`whose answer ${how} is looked for until it runs`, async (context) => {
      const { quirks, at } = await started(context, {
        exchanges: [
          ...ORIGINAL,
          slowList(),
          slowList(),
          slowList(GONE),
          slowList({ ...GONE, power_state: 'poweredOn' }),
          id,
        ],
        tls: certificate,
      });
      assert.deepEqual(await at(SLOW).createVch({ name: 'vch-gone' }), { kind: 'created', vchId: 'vm-42' });
      assert.deepEqual(
        quirks.requests.map((request) => request.method).slice(2),
        ['GET', 'POST', 'GET', 'GET', 'GET'],
        'asked for once, looked for until there',
      );
    });
  }

  it('that was left half-made is told so', async (context) => {
    const { at } = await started(context, {
      exchanges: [...ORIGINAL, slowList(), 'list.client-gone-8', 'create.client-gone'],
    });
    const outcome = await at(SLOW).createVch({ name: 'vch-gone' });
    assert.ok(outcome.kind === 'unfinished');
    assert.equal(outcome.vch.id, 'vm-42');
    assert.ok(outcome.cause instanceof ConnectionError);
  });

  it('is not taken for an older VCH of the same name', async (context) => {
    const { at } = await started(context, {
      exchanges: [...ORIGINAL, slowList({ ...GONE, power_state: 'poweredOn' }), 'create.client-gone'],
    });
    assert.equal((await at(SLOW).createVch({ name: 'vch-gone' })).kind, 'unknown');
  });

  it('of which nothing is seen within the limit is unknown', async (context) => {
    const clock = new InstantClock();
    const { quirks, at } = await started(
      context,
      { exchanges: [...ORIGINAL, slowList(), 'create.client-gone'] },
      { clock, poll: { everyMs: 1000, giveUpMs: 10_000 } },
    );
    const outcome = await at(SLOW).createVch({ name: 'vch-gone' });
    assert.equal(outcome.kind, 'unknown');
    assert.equal(clock.now(), 10_000);
    assert.equal(quirks.requests.filter((request) => request.method === 'POST').length, 1, 'never asked for again');
  });

  it('that is refused is a problem, and nothing is looked for', async (context) => {
    const { quirks, at } = await started(context, {
      exchanges: [...ORIGINAL, 'list.empty', 'create.several-problems'],
    });
    await assert.rejects(at(MAIN).createVch({ name: 'x' }), VicMachineProblem);
    assert.equal(quirks.requests.length, 4);
  });

  it('goes on as a task where the server can', async (context) => {
    const metadata = answer('metadata', '/container', 'GET', { version: 'v2.0.0-1-abcdef0', bootstrap_images: [] });
    const task = {
      id: 't1',
      operation: 'createVch',
      state: 'running',
      step: 'pool',
      percent: 1,
      started: 'x',
      log: [],
    };
    const create = answer('create', recordedExchange('create.ok-min').request.path, 'POST', { task }, 202);
    const { quirks, at } = await started(context, { exchanges: ['service.version', metadata, create] });
    const outcome = await at(MAIN).createVch({ name: 'x' });
    assert.deepEqual(outcome, { kind: 'started', task });
    assert.equal(quirks.requests.at(-1)?.headers['prefer'], 'respond-async');
  });
});

describe('a deletion', () => {
  const path = recordedExchange('create.client-gone').request.path.replace('/vch?', '/vch/vm-42?');
  const lost: RecordedExchange = { id: 'delete.lost', request: { method: 'DELETE', path }, response: null };

  it('whose answer was lost is over when the list has the VCH no more', async (context) => {
    const { quirks, at } = await started(context, {
      exchanges: [...ORIGINAL, slowList(GONE), slowList(GONE), slowList(), lost],
      isCrashing: true,
    });
    assert.deepEqual(await at(SLOW).deleteVch('vm-42', null), { kind: 'deleted' });
    const single = quirks.requests.filter((request) => request.path.includes('/vch/vm-42'));
    assert.deepEqual(
      single.map((request) => request.method),
      ['DELETE'],
      'the VCH itself is left alone',
    );
  });

  it('is unknown while the VCH stays in the list', async (context) => {
    const { at } = await started(context, { exchanges: [...ORIGINAL, slowList(GONE), lost] });
    assert.equal((await at(SLOW).deleteVch('vm-42', null)).kind, 'unknown');
  });

  it('of a VCH that no list shows is asked about in the end', async (context) => {
    const unknown = answer('get', path, 'GET', { message: 'unable to find VCH vm-42' }, 404);
    const { at } = await started(context, { exchanges: [...ORIGINAL, slowList(), lost, unknown] });
    assert.deepEqual(await at(SLOW).deleteVch('vm-42', null), { kind: 'deleted' });
  });

  it('that fails is a problem', async (context) => {
    const { at } = await started(context, { exchanges: [...ORIGINAL, 'list.all', 'delete.running-default'] });
    await assert.rejects(at(MAIN).deleteVch('vm-115', null), { status: 500, message: /VM "ctr-on" is powered on/ });
  });
});

describe('a task', () => {
  const path = '/container/target/127.0.0.1:8989/vch-task/t1/events';
  const task: Schemas['Task'] = {
    id: 't1',
    operation: 'createVch',
    state: 'running',
    step: 'pool',
    percent: 1,
    started: '2026-11-22T00:00:00Z',
    log: [],
  };
  const events = (...list: [id: number, state: Schemas['Task_State'], line: string][]): RecordedExchange => ({
    id: 'events',
    request: { method: 'GET', path: `${path}?thumbprint=${THUMBPRINT}` },
    response: {
      status: 200,
      reason: 'OK',
      headers: { 'Content-Type': 'text/event-stream' },
      body: list
        .map(([id, state, line]) => `id: ${id}\ndata: ${JSON.stringify({ task: { ...task, state }, log: [line] })}\n\n`)
        .join(''),
    },
  });

  const cutOff = (exchange: RecordedExchange): RecordedExchange => {
    const { response } = exchange;
    assert.ok(response);
    return { ...exchange, response: { ...response, headers: { ...response.headers, 'Content-Length': '9999' } } };
  };

  it('is waited for over connections that break', async (context) => {
    const { quirks, at } = await started(context, {
      exchanges: [
        { ...events(), response: null },
        cutOff(events([1, 'running', 'one'], [2, 'running', 'two'])),
        events([3, 'succeeded', 'three']),
      ],
    });
    const lines: string[] = [];
    const last = await at(MAIN).waitForTask(task, { onEvent: ({ log }) => lines.push(...log) });
    assert.equal(last.state, 'succeeded');
    assert.deepEqual(lines, ['one', 'two', 'three']);
    assert.deepEqual(
      quirks.requests.map((request) => request.headers['last-event-id']),
      [undefined, undefined, '2'],
    );
  });

  it('that the server knows no more is a problem', async (context) => {
    const gone = answer('events', `${path}?thumbprint=${THUMBPRINT}`, 'GET', { message: 'no task t1' }, 404);
    const { at } = await started(context, { exchanges: [gone] });
    await assert.rejects(at(MAIN).waitForTask(task), { name: 'VicMachineProblem', status: 404 });
  });

  it('is given up when the server cannot be reached for long', async (context) => {
    const { at } = await started(context, { exchanges: [{ ...events(), response: null }] });
    await assert.rejects(at(MAIN).waitForTask(task), ConnectionError);
  });
});

describe('the original server', () => {
  it('is known by what it does not have', async (context) => {
    const { server } = await started(context, { exchanges: ORIGINAL });
    const { version, compatibility, isOriginal, operations, bootstrapImages } = await server.capabilities();
    assert.equal(version?.build, 21343);
    assert.deepEqual([compatibility, isOriginal, operations.size, bootstrapImages], ['compatible', true, 0, null]);
  });

  it('is not asked for what it does not have', async (context) => {
    const { quirks, at } = await started(context, { exchanges: [...ORIGINAL] });
    await assert.rejects(at(MAIN).upgradeVch('vm-1'), OperationNotOfferedError);
    await assert.rejects(at(MAIN).readFirewall(), OperationNotOfferedError);
    assert.deepEqual(
      quirks.requests.map((request) => request.path),
      ['/container/version', '/container'],
    );
  });

  it('has no certificate of a VCH without TLS, and no log of one whose log is gone', async (context) => {
    const { at } = await started(context, {
      exchanges: [...ORIGINAL, 'certificate.none', 'log.nofile', 'get.not-vch'],
    });
    assert.equal(await at(MAIN).getCertificate('vm-115'), null);
    assert.equal(await at(MAIN).getLog('vm-206'), null);
    await assert.rejects(at(MAIN).getVch('vm-104'), { status: 404, message: /Not a VCH/ });
  });
});

describe('a server of ours', () => {
  const metadata = answer('metadata', '/container', 'GET', { version: 'v2.0.0-1-abcdef0', bootstrap_images: [] });

  it('that answers 501 after all is not asked again', async (context) => {
    const { quirks, server, at } = await started(context, {
      exchanges: ['service.version', metadata, 'notimpl.get.target'],
    });
    await assert.rejects(at(MAIN).readFirewall(), OperationNotOfferedError);
    const asked = quirks.requests.length;
    await assert.rejects(at(MAIN).readFirewall(), OperationNotOfferedError);
    assert.equal(quirks.requests.length, asked);
    assert.equal((await server.capabilities()).operations.has('readFirewall'), false);
  });

  it('is asked again what it is after it could not be reached', async (context) => {
    const failing = answer('metadata', '/container', 'GET', { message: 'starting' }, 503);
    const { server } = await started(context, { exchanges: ['service.version', failing, metadata] });
    await assert.rejects(server.capabilities(), { status: 503 });
    assert.equal((await server.capabilities()).isOriginal, false);
  });
});
