import {
  HelloMessage,
  SESSION_HEADER,
  STREAM_PROTOCOL,
  StreamMessage,
  StreamTicket,
  type ChangesMessage,
} from '@vic/contract';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { test } from 'node:test';
import Value from 'typebox/value';
import { PROOF_MS } from '../../src/sessions/session-cache.ts';
import { HEARTBEAT_MS, MAX_BUFFERED_BYTES, StreamConnection } from '../../src/stream/stream-connection.ts';
import { settle } from '../testing/manual-clock.ts';
import { containerPairs, vchPairs } from '../testing/pairs.ts';
import { startTestApp, TOKEN, type TestApp } from '../testing/test-app.ts';

class FakeSocket {
  bufferedAmount = 0;
  closed: number | null = null;
  isTerminated = false;
  readonly messages: StreamMessage[] = [];

  send(text: string): void {
    this.messages.push(Value.Parse(StreamMessage, JSON.parse(text)));
  }

  close(code: number): void {
    this.closed = code;
  }

  terminate(): void {
    this.isTerminated = true;
  }

  get changes(): ChangesMessage[] {
    return this.messages.filter((message) => message.type === 'changes');
  }
}

async function connect({ services, clock, get }: TestApp) {
  await get('/vic/api/containers');
  await clock.advance(1_000);
  const socket = new FakeSocket();
  const workspace = await services.workspaces.enter(TOKEN);
  return { socket, connection: new StreamConnection(socket, { workspace, activities: services.activities, clock }) };
}

test('says first where the store stands', async (t) => {
  const app = await startTestApp(t);
  const { socket } = await connect(app);
  const hello = Value.Parse(HelloMessage, socket.messages[0]);
  assert.equal(hello.vcenters[0]?.state, 'live');
});

test('tells a change within a quarter of a second, from revision to revision', async (t) => {
  const app = await startTestApp(t);
  app.vcenter.putVm({ moid: 'vm-1', extraConfig: vchPairs({ moid: 'vm-1' }) });
  app.vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  const { socket } = await connect(app);
  const hello = Value.Parse(HelloMessage, socket.messages[0]);
  app.vcenter.change('vm-2', { 'runtime.powerState': 'suspended' });
  await settle();
  await app.clock.advance(250);
  const [message] = socket.changes;
  assert.equal(message?.previousRevision, hello.revision);
  assert.deepEqual(
    message.containers.map(({ state }) => state),
    ['suspended'],
  );
  assert.deepEqual(
    message.vchs.map(({ runningContainerCount }) => runningContainerCount),
    [0],
  );
});

test('gathers changes that come quickly into few messages', async (t) => {
  const app = await startTestApp(t);
  app.vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  const { socket } = await connect(app);
  for (const state of ['suspended', 'poweredOff', 'poweredOn', 'suspended']) {
    app.vcenter.change('vm-2', { 'runtime.powerState': state });
    await settle();
    await app.clock.advance(50);
  }
  await app.clock.advance(250);
  assert.equal(socket.changes.length, 2);
  assert.equal(socket.changes[1]?.previousRevision, socket.changes[0]?.revision);
});

test('tells what was removed', async (t) => {
  const app = await startTestApp(t);
  app.vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  const { socket } = await connect(app);
  app.vcenter.remove('vm-2');
  await settle();
  await app.clock.advance(250);
  assert.deepEqual(socket.changes[0]?.removedContainers, ['urn:vmomi:VirtualMachine:vm-2:vc-1']);
});

test('beats every half minute', async (t) => {
  const app = await startTestApp(t);
  const { socket } = await connect(app);
  await app.clock.advance(HEARTBEAT_MS);
  assert.ok(socket.messages.some(({ type }) => type === 'heartbeat'));
});

test('a slow client is told to ask again once it has caught up', async (t) => {
  const app = await startTestApp(t);
  app.vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  const { socket } = await connect(app);
  socket.bufferedAmount = MAX_BUFFERED_BYTES + 1;
  app.vcenter.change('vm-2', { 'runtime.powerState': 'suspended' });
  await settle();
  await app.clock.advance(1_000);
  assert.equal(socket.changes.length, 0);
  socket.bufferedAmount = 0;
  await app.clock.advance(1_000);
  assert.deepEqual(
    socket.changes.map(({ isPartial }) => isPartial),
    [true],
  );
});

test('a client that takes nothing is given up', async (t) => {
  const app = await startTestApp(t);
  app.vcenter.putVm({ moid: 'vm-2', extraConfig: containerPairs() });
  const { socket } = await connect(app);
  socket.bufferedAmount = MAX_BUFFERED_BYTES + 1;
  app.vcenter.change('vm-2', { 'runtime.powerState': 'suspended' });
  await settle();
  await app.clock.advance(62_000);
  assert.equal(socket.isTerminated, true);
});

test('closes with 4401 when the token is no longer accepted', async (t) => {
  const app = await startTestApp(t);
  const { socket } = await connect(app);
  app.opener.users.delete(TOKEN);
  await app.clock.advance(PROOF_MS + 5_000);
  assert.equal(socket.closed, 4401);
});

test('tells when the state of a vCenter changes', async (t) => {
  const app = await startTestApp(t);
  const { socket } = await connect(app);
  app.opener.users.delete(TOKEN);
  app.vcenter.endSessions();
  await settle();
  const health = socket.messages.find((message) => message.type === 'health');
  assert.equal(health?.type === 'health' ? health.vcenters[0]?.state : null, 'expired');
});

/** Asks for an upgrade. @returns the status that the handshake is answered with, and the protocol */
function handshake(port: number, protocols: string): Promise<{ status: number; protocol: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = {
      connection: 'upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-protocol': protocols,
    };
    const asked = request({ host: '127.0.0.1', port, path: '/vic/api/stream', headers });
    const answer = ({ statusCode = 0, headers: { 'sec-websocket-protocol': protocol } }: IncomingMessage) => {
      asked.destroy();
      resolve({ status: statusCode, protocol });
    };
    asked.on('response', answer);
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      answer(response);
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function listen({ server }: TestApp): Promise<number> {
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

test('a ticket opens the WebSocket once', async (t) => {
  const app = await startTestApp(t);
  const port = await listen(app);
  const headers = { [SESSION_HEADER]: TOKEN };
  const answer = await app.server.inject({ method: 'POST', url: '/vic/api/stream-ticket', headers });
  const { ticket } = Value.Parse(StreamTicket, answer.json());
  const protocols = `${STREAM_PROTOCOL}, ticket.${ticket}`;
  assert.deepEqual(await handshake(port, protocols), { status: 101, protocol: STREAM_PROTOCOL });
  assert.equal((await handshake(port, protocols)).status, 401);
});

test('a WebSocket without a ticket is refused at the handshake', async (t) => {
  const port = await listen(await startTestApp(t));
  assert.equal((await handshake(port, STREAM_PROTOCOL)).status, 401);
});
