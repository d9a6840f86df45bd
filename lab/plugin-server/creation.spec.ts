/** VCHs made over the plug-in server, as activities of their user. */
import { Problem } from '@vic/contract';
import { Activity, ActivitySpec } from '@vic/contract/vch-creation';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Value } from 'typebox/value';
import { LAB_PASSWORD, NEWCOMER, RECORDED_OPERATIONS_PASSWORD } from '../accounts.ts';
import {
  OPERATOR_TOKEN,
  SECOND_ADMINISTRATOR_TOKEN,
  startPluginServerLab,
  type PluginServerLab,
} from './plugin-server-lab.ts';

describe('creation of a VCH as an activity', () => {
  let lab: PluginServerLab;
  before(async () => {
    lab = await startPluginServerLab();
  });
  after(() => lab.stop());

  async function accepted(name: string, options?: Parameters<PluginServerLab['create']>[1]): Promise<Activity> {
    const { status, body } = await lab.create(lab.spec(name), options);
    assert.equal(status, 202, JSON.stringify(body));
    return Value.Parse(Activity, body);
  }

  it('is accepted, tells its progress and ends with the VCH', async () => {
    const told: Activity[] = [];
    const stop = lab.app.services.activities.subscribe((_owner, activity) => told.push(activity));
    const { id } = await accepted('act-made');
    const over = await lab.untilOver(id);
    stop();
    assert.equal(over.state, 'succeeded', JSON.stringify(over));
    assert.equal(over.percent, 100);
    assert.match(over.vchId ?? '', new RegExp(`:${lab.service.vm('act-made').moid}:`));
    assert.ok(told.some(({ state, step, percent }) => state === 'running' && step !== '' && percent !== null));
    const lines = await lab.log(id);
    assert.equal(lines.length, over.logLines);
    assert.ok(lines.some((line) => line.includes('Installation completed successfully')));
    assert.deepEqual(await lab.log(id, lines.length - 1), lines.slice(-1));
  });

  it('is one creation, however often the same request comes', async () => {
    const requestId = randomUUID();
    const [first, second] = await Promise.all([
      accepted('act-once', { requestId }),
      accepted('act-once', { requestId, token: SECOND_ADMINISTRATOR_TOKEN }),
    ]);
    assert.equal(first.id, second.id);
    assert.equal((await lab.untilOver(first.id)).state, 'succeeded');
    assert.equal((await accepted('act-once', { requestId })).id, first.id);
  });

  it('is seen by its user with any token, and by nobody else', async () => {
    const { id } = await accepted('act-private');
    await lab.untilOver(id);
    const ids = async (token: string) => (await lab.list(token)).map((activity) => activity.id);
    assert.ok((await ids(SECOND_ADMINISTRATOR_TOKEN)).includes(id));
    assert.deepEqual(await ids(OPERATOR_TOKEN), []);
    for (const path of [`activities/${id}`, `activities/${id}/log`, `activities/${id}/spec`]) {
      assert.equal((await lab.call('GET', path, { token: OPERATOR_TOKEN })).status, 404);
    }
    assert.equal((await lab.call('DELETE', `activities/${id}`, { token: OPERATOR_TOKEN })).status, 404);
  });

  it('keeps what was asked for, but no secret of it', async () => {
    const { id } = await accepted('act-secret');
    await lab.untilOver(id);
    const { spec } = Value.Parse(ActivitySpec, (await lab.call('GET', `activities/${id}/spec`)).body);
    assert.equal(spec.general.name, 'act-secret');
    assert.equal(spec.operationsUser.password, '');
    assert.doesNotMatch(lab.lines.join('\n'), new RegExp(RECORDED_OPERATIONS_PASSWORD));
    assert.doesNotMatch((await lab.log(id)).join('\n'), new RegExp(RECORDED_OPERATIONS_PASSWORD));
  });

  it('is refused with the fields at fault, and leaves no activity', async () => {
    const spec = lab.spec('act-refused');
    const gone = { moid: 'datastore-999', name: 'GoneDS' };
    const { status, body } = await lab.create({
      ...spec,
      storage: { ...spec.storage, imageStore: { datastore: gone, folder: '' } },
    });
    assert.equal(status, 422, JSON.stringify(body));
    const problem = Value.Parse(Problem, body);
    assert.equal(problem.code, 'vic-machine-refused');
    assert.match(problem.detail, /GoneDS/);
    assert.deepEqual(
      problem.fields?.map(({ path }) => path),
      ['/storage/imageStore/datastore'],
    );
    assert.ok(!(await lab.list()).some(({ vchName }) => vchName === 'act-refused'));
  });

  it('is refused for a specification with faults, before anything is sent', async () => {
    const { status, body } = await lab.create(lab.spec(''));
    assert.equal(status, 400);
    assert.deepEqual(
      Value.Parse(Problem, body).fields?.map(({ path }) => path),
      ['/general/name'],
    );
  });

  const FAILING: readonly [method: string, fault: string, path: string][] = [
    ['CreateResourcePool', 'InsufficientResourcesFault', '/compute/resource'],
    ['CreateVM_Task', 'InsufficientResourcesFault', '/compute/resource'],
    ['CreateVM_Task', 'NoDiskSpace', '/storage/imageStore/datastore'],
    ['PUT /folder', 'http:403', '/storage/imageStore/datastore'],
    ['AddAuthorizationRole', 'NoPermission', '/operationsUser/grantsPermissions'],
  ];
  for (const [method, fault, path] of FAILING) {
    it(`fails with the reason of vCenter, and where to go for it, when ${method} fails with ${fault} after it was accepted`, async () => {
      lab.service.vcenter.switches.setFaults([{ method, fault, count: 20, skip: 0 }]);
      const operationsUser = { user: NEWCOMER, password: LAB_PASSWORD, grantsPermissions: true };
      const { status, body } = await lab.create(lab.spec('act-failed', { operationsUser }));
      assert.equal(status, 202, JSON.stringify(body));
      const over = await lab.untilOver(Value.Parse(Activity, body).id);
      lab.service.vcenter.switches.setFaults([]);
      assert.equal(over.state, 'failed');
      assert.match(over.failure?.message ?? '', /^[A-Z].*\.$/);
      assert.equal(over.failure?.path, path);
    });
  }

  it('is forgotten on request when it is over', async () => {
    const { id } = await accepted('act-forgotten');
    await lab.untilOver(id);
    assert.equal((await lab.call('DELETE', `activities/${id}`)).status, 204);
    assert.equal((await lab.call('GET', `activities/${id}`)).status, 404);
  });
});

describe('creation of a VCH at a server that is not there', () => {
  it('is refused with the server named, and can be asked for again', async () => {
    const lab = await startPluginServerLab();
    await lab.service.service.stop();
    const requestId = randomUUID();
    for (const attempt of [1, 2]) {
      const { status, body } = await lab.create(lab.spec('act-away'), { requestId });
      assert.equal(status, 503, `${attempt} ${JSON.stringify(body)}`);
      assert.equal(Value.Parse(Problem, body).code, 'vic-machine-unavailable');
    }
    assert.deepEqual(await lab.list(), []);
    await lab.stop();
  });
});
