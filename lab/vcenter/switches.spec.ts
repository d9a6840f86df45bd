import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ref, textOf } from './testing/calls.ts';
import { runVcenter, SWITCH_TOKEN, type RunningVcenter } from './testing/https-calls.ts';

const CURRENT_TIME = `<CurrentTime>${ref('_this', 'ServiceInstance', 'ServiceInstance')}</CurrentTime>`;
const LOGOUT = `<Logout>${ref('_this', 'SessionManager', 'SessionManager')}</Logout>`;
const FIND_EXTENSION = `<FindExtension>${ref('_this', 'ExtensionManager', 'ExtensionManager')}<extensionKey>x</extensionKey></FindExtension>`;
const CONTENT = `<RetrieveServiceContent>${ref('_this', 'ServiceInstance', 'ServiceInstance')}</RetrieveServiceContent>`;
const findVm = (path: string): string =>
  `<FindByInventoryPath>${ref('_this', 'SearchIndex', 'SearchIndex')}<inventoryPath>${path}</inventoryPath></FindByInventoryPath>`;
const powerState = (moid: string): string =>
  `<RetrieveProperties>${ref('_this', 'PropertyCollector', 'propertyCollector')}<specSet><propSet><type>VirtualMachine</type><pathSet>runtime.powerState</pathSet></propSet>` +
  `<objectSet>${ref('obj', 'VirtualMachine', moid)}</objectSet></specSet></RetrieveProperties>`;
const powerOff = (moid: string): string => `<PowerOffVM_Task>${ref('_this', 'VirtualMachine', moid)}</PowerOffVM_Task>`;

describe('test switches', () => {
  let vcenter: RunningVcenter;

  before(async () => {
    vcenter = await runVcenter({ switchToken: SWITCH_TOKEN });
  });

  after(async () => {
    await vcenter.stop();
  });

  beforeEach(async () => {
    await vcenter.turn({ name: 'faults', rules: [] });
    await vcenter.login();
  });

  const vmNamed = async (path: string): Promise<string> => textOf((await vcenter.call(findVm(path))).body);

  test('a fault on demand comes as often as asked for, for its method only', async () => {
    const rules = [{ method: 'CurrentTime', fault: 'HostCommunication', skip: 1, count: 2 }];
    assert.equal((await vcenter.turn({ name: 'faults', rules })).status, 204);
    assert.equal((await vcenter.call(FIND_EXTENSION)).fault, null);
    const faults: (string | null)[] = [];
    for (let turn = 0; turn < 4; turn += 1) faults.push((await vcenter.call(CURRENT_TIME)).fault);
    assert.deepEqual(faults, [null, 'HostCommunication', 'HostCommunication', null]);
  });

  test('a status on demand is no SOAP message, and takes the place of the call', async () => {
    await vcenter.turn({ name: 'faults', rules: [{ method: '*', fault: 'http:503' }] });
    const { status, body } = await vcenter.call(LOGOUT);
    assert.equal(status, 503);
    assert.doesNotMatch(body, /Envelope/u);
    assert.equal((await vcenter.call(CURRENT_TIME)).fault, null);
  });

  test('a call on demand gets no answer and does nothing', async () => {
    await vcenter.turn({ name: 'faults', rules: [{ method: 'Logout', fault: 'drop' }] });
    await assert.rejects(vcenter.call(LOGOUT), { code: 'ECONNRESET' });
    assert.equal((await vcenter.call(CURRENT_TIME)).fault, null);
  });

  test('all sessions end on demand, and a user can log in again', async () => {
    assert.equal((await vcenter.call(CURRENT_TIME)).fault, null);
    assert.equal((await vcenter.turn({ name: 'sessions.expire' })).status, 204);
    assert.equal((await vcenter.call(CURRENT_TIME)).fault, 'NotAuthenticated');
    assert.equal((await vcenter.call(CONTENT)).fault, null);
    assert.equal((await vcenter.login()).fault, null);
    assert.equal((await vcenter.call(CURRENT_TIME)).fault, null);
  });

  test('a VM changes on demand', async () => {
    const moid = await vmNamed('one/vm/a');
    await vcenter.turn({ name: 'vm.change', vm: moid, power: 'suspended' });
    assert.match((await vcenter.call(powerState(moid))).body, />suspended</u);
  });

  test('a privilege is denied on demand, for the named objects only', async () => {
    const [denied, allowed] = [await vmNamed('one/vm/a'), await vmNamed('one/vm/d')];
    const denials = [{ user: '*', privilege: 'VirtualMachine.Interact.PowerOff', entity: 'a' }];
    assert.equal((await vcenter.turn({ name: 'privilege.deny', denials })).status, 204);
    assert.equal((await vcenter.call(powerOff(denied))).fault, 'NoPermission');
    assert.equal((await vcenter.call(powerOff(allowed))).fault, null);
    await vcenter.turn({ name: 'privilege.deny', denials: [] });
  });

  test('a body that is no switch is refused with a sentence and changes nothing', async () => {
    for (const value of [null, { name: 'faults' }, { name: 'sessions.expire', all: true }, { name: 'explode' }]) {
      const { status, body } = await vcenter.turn(value);
      assert.equal(status, 400);
      assert.match(body, /^The body must be one of the switches/u);
    }
    assert.equal((await vcenter.call(CURRENT_TIME)).fault, null);
  });

  test('a wrong token is refused and changes nothing', async () => {
    assert.equal((await vcenter.turn({ name: 'sessions.expire' }, 'guessed')).status, 403);
    assert.equal((await vcenter.call(CURRENT_TIME)).fault, null);
  });
});

test('without a token at the start there are no switches', async () => {
  const vcenter = await runVcenter();
  try {
    assert.equal((await vcenter.turn({ name: 'sessions.expire' }, '')).status, 404);
  } finally {
    await vcenter.stop();
  }
});
