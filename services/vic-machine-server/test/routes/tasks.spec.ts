import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { describe, test, type TestContext } from 'node:test';
import { ApiError } from '../../src/api-error.ts';
import type { OperationContext } from '../../src/operation-context.ts';
import type { CreatedVch } from '../../src/operations.ts';
import { settle } from '../testing/manual-clock.ts';
import { basic, objectOf, taskOf, testApp } from '../testing/test-app.ts';

const TARGET = '/container/target/vc';
const VCH = `${TARGET}/vch/vm-1`;
const POST = {
  method: 'POST',
  url: `${TARGET}/vch`,
  headers: { ...basic('ann'), 'content-type': 'application/json', prefer: 'handling=strict, respond-async; wait=5' },
  payload: '{"name":"a"}',
} as const;

/** A creation that goes on until it is told how it ends. */
function pendingCreation() {
  const { promise, resolve, reject } = Promise.withResolvers<CreatedVch>();
  const begun = Promise.withResolvers<OperationContext>();
  return {
    context: begun.promise,
    succeed: () => resolve({ id: 'vm-9', clientCredentials: null }),
    fail: reject,
    createVch: (context: OperationContext) => {
      context.signal.addEventListener('abort', () => reject(new ApiError(500, 'stopped', { isUndone: true })));
      begun.resolve(context);
      return promise;
    },
  };
}

async function started(t: TestContext, options: { showsTasks?: boolean } = {}) {
  const creation = pendingCreation();
  const app = await testApp(t, { operations: { createVch: creation.createVch }, ...options });
  const answer = await app.server.inject(POST);
  const context = await creation.context;
  const read = (user = 'ann') =>
    app.server.inject({ url: `${TARGET}/vch-task/${taskOf(answer).id}`, headers: basic(user) });
  return { app, creation, answer, context, read };
}

describe('Prefer: respond-async', () => {
  test('answers 202 with a task while the work goes on', async (t) => {
    const { answer, read } = await started(t);
    assert.equal(answer.statusCode, 202);
    assert.equal(answer.headers['preference-applied'], 'respond-async');
    const task = taskOf(answer);
    assert.equal(answer.headers.location, `${TARGET}/vch-task/${task.id}`);
    assert.equal(task.state, 'running');
    assert.equal(task.operation, 'createVch');
    assert.equal(taskOf(await read()).state, 'running');
  });

  test('shows progress, messages and the new VCH', async (t) => {
    const { creation, context, read } = await started(t);
    context.progress('Uploading the ISO files', 40.4);
    context.log.info('uploading');
    context.log.debug('a detail');
    const during = taskOf(await read());
    assert.equal(during.step, 'Uploading the ISO files');
    assert.equal(during.percent, 40);
    assert.equal(during.log.length, 1);
    assert.match(during.log[0] ?? '', /INFO {2}uploading$/);
    creation.succeed();
    await settle();
    const after = taskOf(await read());
    assert.equal(after.state, 'succeeded');
    assert.equal(after.vch_id, 'vm-9');
    assert.equal(after.percent, 100);
    assert.ok(after.finished);
  });

  test('a failure says what the answer would have said', async (t) => {
    const { app, creation, read } = await started(t);
    creation.fail(new ApiError(500, 'failed to create VCH: no space', { isUndone: true }));
    await settle();
    const task = taskOf(await read());
    assert.equal(task.state, 'undone');
    assert.deepEqual(task.error, { status: 500, message: 'failed to create VCH: no space' });
    assert.equal(app.target.openSessions(), 0);
  });

  test('wrong credentials are refused at once', async (t) => {
    const { server } = await testApp(t);
    const answer = await server.inject({ ...POST, headers: { ...POST.headers, ...basic('ann', 'wrong') } });
    assert.equal(answer.statusCode, 400);
  });

  test('a task is shown to its user only', async (t) => {
    const { read } = await started(t);
    assert.equal((await read('bob')).statusCode, 404);
    assert.equal((await read('ANN')).statusCode, 200);
  });

  test('a task is forgotten an hour after its end', async (t) => {
    const { app, creation, read } = await started(t);
    creation.succeed();
    await settle();
    await app.clock.advance(3_599_000);
    assert.equal((await read()).statusCode, 200);
    await app.clock.advance(2_000);
    assert.equal((await read()).statusCode, 404);
  });

  test('is a task in vCenter too', async (t) => {
    const { app, creation, context } = await started(t, { showsTasks: true });
    context.progress('x', 10);
    creation.succeed();
    await settle();
    assert.deepEqual(
      app.target.calls.map(({ method, args }) => [method, args['state'] ?? args['percentDone'] ?? args['taskTypeId']]),
      [
        ['CreateTask', 'com.vmware.vic.2.0.0.CreateVch'],
        ['SetTaskState', 'running'],
        ['UpdateProgress', 10],
        ['SetTaskState', 'success'],
      ],
    );
  });

  test('without the preference there is none', async (t) => {
    const { server, target } = await testApp(t, { showsTasks: true });
    await server.inject({ ...POST, headers: { ...basic('ann'), 'content-type': 'application/json' } });
    await server.inject({ url: VCH, method: 'DELETE', headers: basic('ann') });
    assert.deepEqual(target.calls, []);
  });
});

describe('the events of a task', () => {
  async function streamOf(t: TestContext, headers: Record<string, string> = {}) {
    const { app, creation, answer, context } = await started(t);
    const listener = http.createServer((request, response) => app.server.routing(request, response));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    t.after(() => listener.close());
    const address = listener.address();
    assert.ok(typeof address === 'object' && address);
    const request = http.get({
      port: address.port,
      path: `${TARGET}/vch-task/${taskOf(answer).id}/events`,
      headers: { ...basic('ann'), ...headers },
    });
    const response = await new Promise<http.IncomingMessage>((resolve) => request.once('response', resolve));
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (text += chunk));
    const until = async (pattern: RegExp) => {
      while (!pattern.test(text)) await once(response, 'data');
    };
    const events = () => text.split('\n\n').filter((event) => event.includes('data: '));
    return { app, creation, context, response, until, events, text: () => text };
  }

  test('tell each change and end with the task', async (t) => {
    const { creation, context, response, until, events } = await streamOf(t);
    assert.equal(response.headers['content-type'], 'text/event-stream');
    await until(/"running"/);
    context.log.info('one');
    await until(/one/);
    creation.succeed();
    await once(response, 'end');
    const last = events().at(-1) ?? '';
    assert.match(last, /^id: 1\n/);
    assert.match(last, /"state":"succeeded"/);
  });

  test('go on where a stream was cut off', async (t) => {
    const { context, creation, response, events } = await streamOf(t, { 'last-event-id': '1' });
    context.log.info('told before');
    context.log.info('told now');
    creation.succeed();
    await once(response, 'end');
    assert.doesNotMatch(events().join(), /told before/);
    assert.match(events().join(), /told now/);
  });

  test('are kept alive while nothing happens', async (t) => {
    const { app, until, text } = await streamOf(t);
    await until(/"running"/);
    await app.clock.advance(15_000);
    await until(/: the task is running/);
    assert.match(text(), /\n\n: the task is running\n\n/);
  });
});

describe('changes of one VCH', () => {
  test('do not run side by side; other VCHs and readers are free', async (t) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { server } = await testApp(t, { operations: { deleteVch: () => promise } });
    const headers = basic('ann');
    const deletion = server.inject({ method: 'DELETE', url: VCH, headers });
    await settle();
    const busy = await server.inject({ method: 'POST', url: `${VCH}?action=upgrade`, headers });
    assert.equal(busy.statusCode, 409);
    assert.equal(
      objectOf(busy)['message'],
      'VCH vm-1 is busy: its deletion is under way. Wait for it to end, then try again.',
    );
    const other = await server.inject({ method: 'POST', url: `${TARGET}/vch/vm-2?action=upgrade`, headers });
    assert.equal(other.statusCode, 202);
    assert.equal((await server.inject({ url: VCH, headers })).statusCode, 200);
    resolve(undefined);
    assert.equal((await deletion).statusCode, 202);
    assert.equal((await server.inject({ method: 'POST', url: `${VCH}?action=upgrade`, headers })).statusCode, 202);
  });
});

describe('generated client credentials', () => {
  const clientCredentials = { clientCertificate: 'cert', clientPrivateKey: 'key', certificateAuthority: 'ca' };

  async function created(t: TestContext) {
    const app = await testApp(t, { operations: { createVch: async () => ({ id: 'vm-9', clientCredentials }) } });
    await app.server.inject({ ...POST, headers: { ...basic('ann'), 'content-type': 'application/json' } });
    const read = (user: string) =>
      app.server.inject({ url: `${TARGET}/vch/vm-9/client-credentials`, headers: basic(user) });
    return { app, read };
  }

  test('are given to who made the VCH, and to nobody else', async (t) => {
    const { read } = await created(t);
    const answer = await read('ann');
    assert.deepEqual(answer.json(), {
      client_certificate: 'cert',
      client_private_key: 'key',
      certificate_authority: 'ca',
    });
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal((await read('bob')).statusCode, 404);
  });

  test('are forgotten after an hour, or with the VCH', async (t) => {
    const { app, read } = await created(t);
    await app.clock.advance(3_600_001);
    assert.equal((await read('ann')).statusCode, 404);
    const again = await created(t);
    await again.app.server.inject({ method: 'DELETE', url: `${TARGET}/vch/vm-9`, headers: basic('ann') });
    assert.equal((await again.read('ann')).statusCode, 404);
  });
});

describe('the end of the service', () => {
  test('waits for what runs', async (t) => {
    const { app, creation } = await started(t);
    const closing = app.close();
    await settle();
    creation.succeed();
    await closing;
    assert.equal(app.target.openSessions(), 0);
  });

  test('has undone what takes too long, and waits for that too', async (t) => {
    let isUndone = false;
    const createVch = ({ signal }: OperationContext) =>
      new Promise<CreatedVch>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          setImmediate(() => {
            isUndone = true;
            reject(new ApiError(500, 'stopped', { isUndone: true }));
          });
        });
      });
    const app = await testApp(t, { operations: { createVch } });
    const answer = app.server.inject({ ...POST, headers: { ...basic('ann'), 'content-type': 'application/json' } });
    await settle();
    const closing = app.close();
    await app.clock.advance(9_999);
    assert.equal(isUndone, false);
    await app.clock.advance(1);
    await closing;
    assert.equal(isUndone, true);
    assert.equal((await answer).statusCode, 500);
  });

  test('a caller that goes away does not stop the work', async (t) => {
    const creation = pendingCreation();
    const app = await testApp(t, { operations: { createVch: creation.createVch } });
    const listener = http.createServer((request, response) => app.server.routing(request, response));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    t.after(() => listener.close());
    const address = listener.address();
    assert.ok(typeof address === 'object' && address);
    const request = http.request({
      port: address.port,
      method: 'POST',
      path: POST.url,
      headers: { ...basic('ann'), 'content-type': 'application/json' },
    });
    request.on('error', () => undefined);
    request.end(POST.payload);
    const context = await creation.context;
    request.destroy();
    await settle();
    assert.equal(context.signal.aborted, false);
    assert.equal(app.target.openSessions(), 1);
    creation.succeed();
    await settle();
    assert.equal(app.target.openSessions(), 0);
  });
});
