/** Operations users tried over the plug-in server, at the simulated vCenter. */
import { OperationsUserReport } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Value } from 'typebox/value';
import {
  ADMINISTRATOR,
  LAB_PASSWORD,
  NEWCOMER,
  RECORDED_OPERATIONS_PASSWORD,
  RECORDED_OPERATIONS_USER,
} from '../accounts.ts';
import { ADMINISTRATOR_TOKEN, startPluginServerLab, type PluginServerLab } from './plugin-server-lab.ts';

const SECRET = 'a very secret password';

describe('the check of an operations user', () => {
  let lab: PluginServerLab;
  let guid: string;
  before(async () => {
    lab = await startPluginServerLab({ vchsBoot: false });
    guid = lab.service.inventory.about.instanceUuid;
  });
  after(() => lab.stop());

  async function check(
    operationsUser: VchSpec['operationsUser'],
  ): Promise<{ report: OperationsUserReport; logins: number }> {
    lab.service.vcenter.switches.calls.mark();
    const spec = { ...lab.spec('ops'), operationsUser };
    const { status, body } = await lab.call('POST', `vc/${guid}/operations-user-check`, { body: { spec } });
    assert.equal(status, 200, JSON.stringify(body));
    const logins = lab.service.vcenter.switches.calls.calls.filter(({ call }) => call === 'SessionManager.Login');
    return { report: Value.Parse(OperationsUserReport, body), logins: logins.length };
  }

  it('tells what the user lacks, where, and what granting would do', async () => {
    const { report } = await check({
      user: RECORDED_OPERATIONS_USER,
      password: RECORDED_OPERATIONS_PASSWORD,
      grantsPermissions: true,
    });
    assert.deepEqual([report.login, report.fault, report.isAdministrator], ['accepted', null, false]);
    const onCluster = report.missing.find(({ objectName }) => objectName === 'DC0_C0');
    assert.ok(onCluster?.privileges.includes('Datastore.AllocateSpace'), JSON.stringify(report.missing));
    assert.deepEqual(
      report.grants.map(({ role, objectName }) => `${role} ${objectName}`),
      [
        'vic-vch-vcenter the root folder',
        'vic-vch-datacenter DC0',
        'vic-vch-datastore DC0_C0',
        'vic-vch-datastore LocalDS_0',
        'vic-vch-network DC0_DVPG0',
        'vic-vch-endpoint ops',
        'vic-vch-endpoint ops',
      ],
    );
  });

  it('takes the right password of a user without any permission, however often, and tells what it will be granted', async () => {
    const newcomer = { user: NEWCOMER, password: LAB_PASSWORD, grantsPermissions: true };
    await check(newcomer);
    const { report, logins } = await check(newcomer);
    assert.deepEqual([report.login, report.fault, report.isAdministrator, logins], ['accepted', null, false, 1]);
    assert.equal(report.grants.length, 7);
    const onDatacenter = report.missing.find(({ objectType }) => objectType === 'Datacenter');
    assert.deepEqual(onDatacenter?.privileges, ['Datastore.Config', 'Datastore.FileManagement']);
  });

  it('tells of an administrator, who lacks nothing and is granted nothing', async () => {
    const { users } = lab;
    const { report } = await check({
      user: ADMINISTRATOR,
      password: users.get(ADMINISTRATOR_TOKEN)?.password ?? '',
      grantsPermissions: false,
    });
    assert.deepEqual([report.login, report.isAdministrator, report.missing, report.grants], ['accepted', true, [], []]);
  });

  it('tries a wrong password once, keeps it out of the log, and takes another one', async () => {
    const wrong = { user: RECORDED_OPERATIONS_USER, password: SECRET, grantsPermissions: false };
    const first = await check(wrong);
    const again = await check(wrong);
    assert.deepEqual([first.report.login, again.report.login], ['refused', 'not-tried']);
    assert.equal(again.logins, 0);
    assert.match(again.report.fault ?? '', /refused a short time ago/);
    assert.doesNotMatch(lab.lines.join('\n'), new RegExp(SECRET));
    const right = { ...wrong, password: RECORDED_OPERATIONS_PASSWORD };
    assert.equal((await check(right)).report.login, 'accepted');
  });

  it('stops before the account is locked', async () => {
    const user = 'somebody@vsphere.local';
    for (const password of ['one', 'two', 'three']) {
      assert.equal((await check({ user, password, grantsPermissions: false })).report.login, 'refused');
    }
    const { report, logins } = await check({ user, password: 'four', grantsPermissions: false });
    assert.deepEqual([report.login, logins], ['not-tried', 0]);
  });
});
