import type { Activity } from '@vic/contract/vch-creation';
import { aSpec } from '@vic/contract/vch-spec/testing';
import { VicMachineProblem } from '@vic/vic-machine-api';
import { ConnectionError, type CreateOutcome } from '@vic/vic-machine-api/server';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { Activities, KEPT_MS, MAX_PER_OWNER, TELL_MS } from '../../src/activities/activities.ts';
import type { ActivityRecord } from '../../src/activities/activity-record.ts';
import { Creations } from '../../src/activities/creations.ts';
import { ACCEPT_MS, CLOSE_GRACE_MS, GIVE_UP_MS, LOOK_MS } from '../../src/activities/patience.ts';
import type { Vcenter } from '../../src/config/vcenter.ts';
import { ProblemError } from '../../src/errors.ts';
import { SessionRejectedError } from '../../src/sessions/session-error.ts';
import { aListed, anEvent, aTask, FakeCreationServers } from '../testing/fake-creation-target.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';

const SPEC = aSpec();
const NAME = SPEC.general.name;
const GUID = SPEC.compute.resource?.vcGuid ?? '';
const OWNER = { vcGuid: GUID, userName: 'alice@vsphere.local' };
const VCENTER: Vcenter = {
  guid: GUID,
  name: 'vc.example.com',
  sdkUrl: 'https://vc.example.com/sdk',
  trust: {},
  clientUrl: 'https://vc.example.com',
  isOwnClient: true,
  address: 'vc.example.com',
  vicMachine: { origin: null, trust: null },
};
const SUCCEEDED = anEvent(3, { state: 'succeeded', percent: 100, vch_id: 'vm-9', finished: '2026-03-01T08:05:00Z' });
const lost = new ConnectionError('reset', 'The connection broke.', { mayHaveArrived: true });
const unknownTask = new VicMachineProblem(404, 'There is no task task-1 of yours.');

interface Bench {
  readonly servers: FakeCreationServers;
  readonly clock: ManualClock;
  readonly activities: Activities;
  readonly creations: Creations;
  readonly tokens: string[];
  readonly told: Activity[];
  readonly start: (options?: { requestId?: string; token?: string }) => Promise<ActivityRecord>;
}

function bench(t: TestContext): Bench {
  const servers = new FakeCreationServers();
  const clock = new ManualClock();
  const activities = new Activities(clock);
  const tokens: string[] = ['token-a'];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const creations = new Creations({
    activities,
    servers,
    directory: { get: () => VCENTER },
    tokensOf: () => tokens,
    clock,
    log,
  });
  const told: Activity[] = [];
  activities.subscribe((_owner, activity) => told.push(activity));
  t.after(async () => {
    activities.close();
    await creations.close();
  });
  return {
    servers,
    clock,
    activities,
    creations,
    tokens,
    told,
    start: ({ requestId = randomUUID(), token = 'token-a' } = {}) =>
      creations.start(OWNER, VCENTER, token, { requestId, spec: SPEC }),
  };
}

async function problemOf(promise: Promise<unknown>): Promise<ProblemError> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ProblemError, String(thrown));
  return thrown;
}

describe('a creation at a server with tasks', () => {
  it('tells step, percent, VCH and log as the events do', async (t) => {
    const { servers, start } = bench(t);
    servers.streams = [[anEvent(0, { percent: 0, step: 'Checking' }), anEvent(2, {}, ['one', 'two']), SUCCEEDED]];
    const record = await start();
    await settle();
    assert.deepEqual(record.log.from(0), ['one', 'two']);
    assert.equal(record.toActivity().state, 'succeeded');
    assert.equal(record.toActivity().vchId, `urn:vmomi:VirtualMachine:vm-9:${GUID}`);
  });

  it('is refused when the checks of the server fail, whatever the status', async (t) => {
    const { servers, activities, start } = bench(t);
    const error = { status: 500, message: `failed to create VCH: A VCH with the name "${NAME}" already exists` };
    servers.streams = [[anEvent(1, { state: 'undone', percent: 2, error, finished: '2026-03-01T08:00:01Z' })]];
    servers.faults = [
      { severity: 'error', stage: 2, code: 'name-in-use', path: '/name', message: 'The name is in use' },
    ];
    const problem = await problemOf(start());
    assert.equal(problem.message, `A VCH with the name "${NAME}" already exists.`);
    assert.deepEqual(problem.fields, [{ path: '/general/name', message: 'The name is in use.' }]);
    assert.deepEqual(activities.list([OWNER]), []);
  });

  for (const isSeen of [true, false]) {
    it(`is refused at the name when something has it that the checks ${isSeen ? 'see' : 'do not see'}`, async (t) => {
      const { servers, start } = bench(t);
      const message = `Creating the appliance failed with The specified VCH name (${NAME}) is already in use. Exiting...`;
      const error = { status: 500, message };
      servers.streams = [[anEvent(1, { state: 'undone', percent: 2, error, finished: '2026-03-01T08:00:01Z' })]];
      if (isSeen) servers.faults = [{ severity: 'error', stage: 2, code: 'name-in-use', path: '/name', message }];
      const { fields } = await problemOf(start());
      assert.deepEqual(fields, [
        {
          path: '/general/name',
          message: 'Something in the place of the VCH has this name already. Choose another one.',
        },
      ]);
    });
  }

  it('fails with the reason after it was accepted', async (t) => {
    const { servers, start } = bench(t);
    const error = { status: 500, message: 'failed to create VCH: the host is full' };
    servers.streams = [[anEvent(1), anEvent(1, { state: 'undone', error, finished: '2026-03-01T08:00:01Z' })]];
    const record = await start();
    await settle();
    assert.deepEqual(record.toActivity().failure, { message: 'The host is full.', slice: null, path: '' });
  });

  it('fails at the field that the failed work was for', async (t) => {
    const { servers, start } = bench(t);
    const error = { status: 500, message: 'The images cannot be uploaded.', path: '/storage/image_stores/0' };
    servers.streams = [[anEvent(1), anEvent(1, { state: 'undone', error, finished: '2026-03-01T08:00:01Z' })]];
    const record = await start();
    await settle();
    const { slice, path } = record.toActivity().failure ?? {};
    assert.deepEqual([slice, path], ['storage', '/storage/imageStore/datastore']);
  });

  it('goes on after the last event when the connection broke', async (t) => {
    const { servers, clock, start } = bench(t);
    servers.streams = [[anEvent(2, {}, ['one', 'two']), lost], [SUCCEEDED]];
    const record = await start();
    await settle();
    assert.match(record.toActivity().step, /cannot be asked/);
    await clock.advance(LOOK_MS);
    assert.equal(record.state, 'succeeded');
    assert.deepEqual(servers.followed, ['token-a', 'token-a 2']);
    assert.equal(record.log.length, 2);
  });

  const afterRestart = [
    { listed: [], state: 'failed', sentence: /restarted while it made the VCH.*not in the list/ },
    {
      listed: [aListed(NAME, { powerState: 'poweredOff' })],
      state: 'failed',
      sentence: /restarted while it made the VCH.*never started: delete it/,
    },
    { listed: [aListed(NAME)], state: 'succeeded', sentence: null },
  ] as const;
  for (const { listed, state, sentence } of afterRestart) {
    it(`ends as ${state} when the server was restarted and lists ${listed[0]?.powerState ?? 'nothing'}`, async (t) => {
      const { servers, clock, start } = bench(t);
      servers.streams = [[anEvent(1), lost], [unknownTask]];
      servers.listed = [...listed];
      const record = await start();
      await settle();
      await clock.advance(LOOK_MS);
      assert.equal(record.state, state);
      if (sentence) assert.match(record.toActivity().failure?.message ?? '', sentence);
    });
  }

  it('is unknown when the server cannot be reached for long, and is taken up when the user asks', async (t) => {
    const { servers, clock, creations, start } = bench(t);
    servers.streams = [[anEvent(1, {}, ['one']), lost], ...Array.from({ length: 200 }, () => [lost])];
    const record = await start();
    await clock.advance(GIVE_UP_MS + LOOK_MS);
    assert.equal(record.state, 'unknown');
    assert.match(record.toActivity().step, /may go on there/);
    servers.streams = [[SUCCEEDED]];
    creations.resume(record, 'token-a');
    await settle();
    assert.equal(record.state, 'succeeded');
  });

  it('is followed with another token of the user when one is over', async (t) => {
    const { servers, clock, tokens, start } = bench(t);
    servers.streams = [[anEvent(1), lost], [SUCCEEDED]];
    const record = await start();
    await settle();
    servers.refusedTokens.set('token-a', new SessionRejectedError('over'));
    tokens.unshift('token-b');
    await clock.advance(LOOK_MS);
    assert.equal(record.state, 'succeeded');
    assert.equal(servers.followed.at(-1), 'token-b 1');
  });

  it('is unknown when the session ended, and goes on when the user is here again', async (t) => {
    const { servers, clock, creations, start } = bench(t);
    servers.streams = [[anEvent(1), lost], [SUCCEEDED]];
    const record = await start();
    await settle();
    servers.refusedTokens.set('token-a', new SessionRejectedError('over'));
    await clock.advance(LOOK_MS);
    assert.equal(record.state, 'unknown');
    assert.match(record.toActivity().step, /session ended/);
    creations.resume(record, 'token-c');
    await settle();
    assert.equal(record.state, 'succeeded');
  });

  it('tells nothing more when the plug-in server ends', async (t) => {
    const { servers, clock, creations, start } = bench(t);
    servers.streams = [[anEvent(1), lost], [SUCCEEDED]];
    const record = await start();
    await creations.close();
    await clock.advance(LOOK_MS);
    assert.equal(record.state, 'running');
    assert.equal(servers.followed.length, 1);
  });
});

describe('a creation at the original server', () => {
  function original(t: TestContext): Bench & { answer: PromiseWithResolvers<CreateOutcome> } {
    const made = bench(t);
    const answer = Promise.withResolvers<CreateOutcome>();
    made.servers.isOriginal = true;
    made.servers.outcome = answer.promise;
    return { ...made, answer };
  }

  it('is accepted when nothing was refused for a while, and tells the VCH as soon as it is listed', async (t) => {
    const { servers, clock, answer, start } = original(t);
    const starting = start();
    await settle();
    await clock.advance(ACCEPT_MS);
    const record = await starting;
    assert.equal(record.toActivity().percent, null);
    servers.listed = [aListed(NAME, { powerState: 'poweredOff' })];
    await clock.advance(LOOK_MS);
    assert.equal(record.vchMoid, 'vm-9');
    servers.log = 'one\ntwo\n';
    answer.resolve({ kind: 'created', vchId: 'vm-9' });
    await settle();
    assert.equal(record.state, 'succeeded');
    assert.deepEqual(record.log.from(0), ['one', 'two']);
  });

  it('is refused with the field that the message names', async (t) => {
    const { answer, start } = original(t);
    const starting = start();
    answer.reject(new VicMachineProblem(422, "network.bridge.ip_range in body should match '^x$'", 605));
    assert.deepEqual(
      (await problemOf(starting)).fields?.map(({ path }) => path),
      ['/networks/bridge/range'],
    );
  });

  const lostAnswers: readonly { readonly outcome: CreateOutcome; readonly state: string; readonly text: RegExp }[] = [
    { outcome: { kind: 'unknown', cause: lost }, state: 'unknown', text: /may go on there/ },
    { outcome: { kind: 'unfinished', vch: aListed(NAME), cause: lost }, state: 'failed', text: /never started/ },
  ];
  for (const { outcome, state, text } of lostAnswers) {
    it(`is ${state} when the answer was lost and its outcome is ${outcome.kind}`, async (t) => {
      const { clock, answer, start } = original(t);
      const starting = start();
      await settle();
      await clock.advance(ACCEPT_MS);
      const record = await starting;
      answer.resolve(outcome);
      await settle();
      assert.equal(record.state, state);
      assert.match(record.toActivity().failure?.message ?? record.toActivity().step, text);
    });
  }

  it('is not cut off when the plug-in server ends, but not waited for beyond a minute', async (t) => {
    const { creations, clock, answer, start } = original(t);
    const starting = start();
    await settle();
    await clock.advance(ACCEPT_MS);
    await starting;
    let isClosed = false;
    const closing = creations.close().then(() => (isClosed = true));
    await clock.advance(CLOSE_GRACE_MS - 1);
    assert.equal(isClosed, false);
    await clock.advance(1);
    await closing;
    answer.resolve({ kind: 'unknown', cause: lost });
    await settle();
  });
});

describe('activities', () => {
  it('are one for the same request of the same user, and several for others', async (t) => {
    const { servers, start, creations } = bench(t);
    servers.streams = Array.from({ length: 3 }, () => [SUCCEEDED]);
    const requestId = randomUUID();
    const [first, second] = await Promise.all([start({ requestId }), start({ requestId, token: 'token-b' })]);
    assert.equal(first, second);
    const bob = { vcGuid: GUID, userName: 'bob@vsphere.local' };
    const third = await creations.start(bob, VCENTER, 'token-x', { requestId, spec: SPEC });
    assert.notEqual(third, first);
    assert.equal(servers.created.length, 2);
  });

  it('are not begun again by a request whose activity is forgotten', async (t) => {
    const { activities, servers, start } = bench(t);
    servers.streams = [[SUCCEEDED]];
    const requestId = randomUUID();
    activities.remove(await start({ requestId }));
    assert.equal((await problemOf(start({ requestId }))).code, 'not-found');
    assert.equal(servers.created.length, 1);
  });

  it('can be asked for again with the same request after a refusal', async (t) => {
    const { servers, start } = bench(t);
    const requestId = randomUUID();
    servers.outcome = Promise.reject(new VicMachineProblem(400, 'failed to validate VCH: no'));
    await problemOf(start({ requestId }));
    servers.outcome = Promise.resolve({ kind: 'started', task: aTask() });
    servers.streams = [[SUCCEEDED]];
    assert.equal((await start({ requestId })).toActivity().state, 'succeeded');
  });

  it('are told a few times a second at most, and their end at once', async (t) => {
    const { servers, told, clock, start } = bench(t);
    servers.streams = [[anEvent(1), anEvent(2, { percent: 13 }), anEvent(3, { percent: 14 }), lost]];
    await start();
    await settle();
    const before = told.length;
    await clock.advance(TELL_MS);
    assert.ok(before <= 2 && told.length <= before + 1, `${before} ${told.length}`);
  });

  it('are forgotten a day after their end', async (t) => {
    const { servers, activities, clock, start } = bench(t);
    servers.streams = [[SUCCEEDED]];
    await start();
    await clock.advance(KEPT_MS - 60_000);
    assert.equal(activities.list([OWNER]).length, 1);
    await clock.advance(120_000);
    assert.equal(activities.list([OWNER]).length, 0);
  });

  it('make room for new ones, the oldest finished first', async (t) => {
    const { servers, activities, clock, start } = bench(t);
    servers.streams = Array.from({ length: MAX_PER_OWNER + 1 }, () => [SUCCEEDED]);
    const first = await start();
    for (let count = 1; count <= MAX_PER_OWNER; count += 1) {
      await clock.advance(1);
      await start();
    }
    const kept = activities.list([OWNER]);
    assert.equal(kept.length, MAX_PER_OWNER);
    assert.ok(!kept.includes(first));
  });
});
