import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Value } from 'typebox/value';
import { DeployedPlugins, PluginToken, SessionInfo, TreeWindow } from './browser/wire.ts';
import { startClient, type RunningClient } from './start-client.ts';
import { fakeGate, FakeVcenter, GUID_1, GUID_2, PASSWORD, smallInventory } from './testing/fake-vcenter.ts';
import { SAMPLE_KEY, startSamplePlugin, type SamplePlugin } from './testing/sample-plugin.ts';
import { selfSigned } from './testing/self-signed.ts';

const TICKET_PATH = '/api/ui/vcenter/session/clone-ticket';
const vc1 = new FakeVcenter('vc1', GUID_1);
const vc2 = new FakeVcenter('vc2', GUID_2);
let client: RunningClient;
let plugin: SamplePlugin;
let folder: string;

before(async () => {
  const tls = await selfSigned();
  plugin = await startSamplePlugin(tls);
  folder = await mkdtemp(path.join(tmpdir(), 'standin-'));
  const passwordFile = path.join(folder, 'password');
  await writeFile(passwordFile, `${PASSWORD}\n`);
  vc1.changes = smallInventory();
  vc1.extensions = [plugin.extension(tls.sha256)];
  const discovery = { user: 'discovery', passwordFile };
  const vcenters = ['vc1', 'vc2'].map((name) => ({ url: `https://${name}/sdk`, name, discovery }));
  client = await startClient({ listen: { port: 0 }, vcenters }, fakeGate([vc1, vc2]));
});

after(async () => {
  await client.close();
  await plugin.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly cookie: string;
}

async function call(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(client.url + url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...content,
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text, cookie };
}

async function login(): Promise<string> {
  const { cookie } = await call('POST', '/ui/host/login', { userName: 'admin', password: PASSWORD });
  return cookie;
}

async function tokenOf(cookie: string): Promise<string> {
  const { body } = await call('GET', '/ui/host/plugins', undefined, { cookie });
  assert.ok(Value.Check(DeployedPlugins, body));
  const instance = body.plugins[0]?.instance ?? '';
  const token = (await call('POST', '/ui/host/plugin-token', { instance }, { cookie })).body;
  assert.ok(Value.Check(PluginToken, token));
  return token.sessionToken;
}

describe('login', () => {
  test('a wrong password gives one clear sentence and no session', async () => {
    const answer = await call('POST', '/ui/host/login', { userName: 'admin', password: 'wrong' });
    assert.deepEqual([answer.status, answer.cookie], [401, '']);
    assert.deepEqual(answer.body, { message: 'The user name or the password is wrong.' });
  });

  test('the cookie never reaches plug-ins and cannot be read by scripts', async () => {
    const answer = await fetch(`${client.url}/ui/host/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName: 'admin', password: PASSWORD }),
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^standin_session=[\w-]{43}; Path=\/ui; HttpOnly; SameSite=Strict$/u);
  });

  test('one vCenter that is down is shown, not fatal', async () => {
    vc2.isUp = false;
    const { status, body } = await call('POST', '/ui/host/login', { userName: 'admin', password: PASSWORD });
    vc2.isUp = true;
    assert.equal(status, 200);
    assert.ok(Value.Check(SessionInfo, body));
    assert.deepEqual(
      body.vcenters.map(({ name, state }) => [name, state]),
      [
        ['vc1', 'connected'],
        ['vc2', 'down'],
      ],
    );
    assert.equal(body.vcenters[1]?.reason, 'vc2 cannot be reached.');
  });

  test('requests without a session are refused', async () => {
    for (const url of ['plugins', 'tasks', 'admin', 'events']) {
      assert.equal((await call('GET', `/ui/host/${url}`)).status, 401, url);
    }
  });

  test('logging out closes the connections to all vCenters', async () => {
    const before = vc1.openConnections;
    const cookie = await login();
    assert.equal(vc1.openConnections, before + 1);
    await call('POST', '/ui/host/logout', {}, { cookie });
    assert.equal(vc1.openConnections, before);
    assert.equal((await call('GET', '/ui/host/session', undefined, { cookie })).status, 204);
  });
});

describe('clone tickets', () => {
  test('a token is traded for a ticket of its user’s session', async () => {
    const token = await tokenOf(await login());
    const answer = await call('POST', TICKET_PATH, { vc_guid: GUID_1 }, { 'vmware-api-session-id': token });
    assert.equal(answer.status, 200);
    assert.deepEqual(Object.keys(answer.body ?? {}), ['session_clone_ticket']);
  });

  const refusals: readonly [string, unknown, Record<string, string> | null, number][] = [
    ['no token', { vc_guid: GUID_1 }, {}, 401],
    ['an unknown token', { vc_guid: GUID_1 }, { 'vmware-api-session-id': 'made-up' }, 401],
    ['a body without GUID', { 'vc-guid': GUID_1 }, null, 400],
    ['an unknown GUID', { vc_guid: 'nobody' }, null, 400],
    ['a vCenter where the plug-in is not registered', { vc_guid: GUID_2 }, null, 403],
  ];
  for (const [what, body, given, status] of refusals) {
    test(`${what} gives ${status}`, async () => {
      const headers = given ?? { 'vmware-api-session-id': await tokenOf(await login()) };
      assert.equal((await call('POST', TICKET_PATH, body, headers)).status, status);
    });
  }

  test('a vCenter that is down gives 503', async () => {
    const token = await tokenOf(await login());
    vc1.isUp = false;
    const { status } = await call('POST', TICKET_PATH, { vc_guid: GUID_1 }, { 'vmware-api-session-id': token });
    vc1.isUp = true;
    assert.equal(status, 503);
  });

  test('the same token is given out again for a while, and dies with its session', async () => {
    const cookie = await login();
    const token = await tokenOf(cookie);
    assert.equal(await tokenOf(cookie), token);
    await call('POST', '/ui/host/logout', {}, { cookie });
    const answer = await call('POST', TICKET_PATH, { vc_guid: GUID_1 }, { 'vmware-api-session-id': token });
    assert.equal(answer.status, 401);
  });

  test('rotated tokens are invalid', async () => {
    const cookie = await login();
    const token = await tokenOf(cookie);
    await call('POST', '/ui/host/switch', { name: 'session.rotateToken' });
    const answer = await call('POST', TICKET_PATH, { vc_guid: GUID_1 }, { 'vmware-api-session-id': token });
    assert.equal(answer.status, 401);
    assert.notEqual(await tokenOf(cookie), token);
  });
});

describe('pages', () => {
  test('every deep link is answered by the shell, under a strict policy', async () => {
    const answer = await fetch(`${client.url}/ui/app/VirtualMachine/vm-1@${GUID_1}/summary`);
    assert.equal(answer.status, 200);
    assert.doesNotMatch(answer.headers.get('content-security-policy') ?? 'unsafe', /unsafe/u);
  });

  test('the SDK library needs no session and is checked for news at each load', async () => {
    const answer = await fetch(`${client.url}/api/ui/htmlClientSdk.js`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-cache');
  });

  test('the tree shows what is expanded', async () => {
    const cookie = await login();
    const root = `urn:vmomi:Folder:group-d1:${GUID_1}`;
    const query = { expanded: [root], offset: 0, limit: 10 };
    const { body } = await call('POST', '/ui/host/tree/hosts', query, { cookie });
    assert.ok(Value.Check(TreeWindow, body));
    assert.deepEqual(
      body.rows.map(({ name, level }) => [name, level]),
      [
        ['vc1', 1],
        ['Alpha', 2],
        ['vc2', 1],
      ],
    );
  });

  test('a session that the switch ended is refused everywhere', async () => {
    const cookie = await login();
    await call('POST', '/ui/host/switch', { name: 'session.expire' });
    assert.equal((await call('GET', '/ui/host/tasks', undefined, { cookie })).status, 401);
    assert.equal((await call('POST', '/ui/host/plugin-token', { instance: SAMPLE_KEY }, { cookie })).status, 401);
  });

  test('a malformed request is refused with a sentence', async () => {
    const cookie = await login();
    const { status, body } = await call('POST', '/ui/host/tree/hosts', { expanded: 'all' }, { cookie });
    assert.equal(status, 400);
    assert.match(JSON.stringify(body), /malformed/u);
  });
});
