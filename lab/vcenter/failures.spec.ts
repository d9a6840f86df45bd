import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ref, textOf } from './testing/calls.ts';
import { runVcenter, SWITCH_TOKEN, type RunningVcenter } from './testing/https-calls.ts';

const findVm = (path: string): string =>
  `<FindByInventoryPath>${ref('_this', 'SearchIndex', 'SearchIndex')}<inventoryPath>${path}</inventoryPath></FindByInventoryPath>`;
const rename = (moid: string, name: string): string =>
  `<Rename_Task>${ref('_this', 'VirtualMachine', moid)}<newName>${name}</newName></Rename_Task>`;
const makeDirectory = (name: string): string =>
  `<MakeDirectory>${ref('_this', 'FileManager', 'FileManager')}<name>[ds-one] ${name}</name>${ref('datacenter', 'Datacenter', 'datacenter-2')}</MakeDirectory>`;
const infoOf = (task: string): string =>
  `<RetrieveProperties>${ref('_this', 'PropertyCollector', 'propertyCollector')}<specSet><propSet><type>Task</type><pathSet>info</pathSet></propSet><objectSet>${ref('obj', 'Task', task)}</objectSet></specSet></RetrieveProperties>`;

describe('failures on demand and the log of calls', () => {
  let running: RunningVcenter;

  before(async () => {
    running = await runVcenter({ switchToken: SWITCH_TOKEN });
  });

  after(async () => {
    await running.stop();
  });

  beforeEach(async () => {
    await running.turn({ name: 'faults', rules: [] });
    await running.login();
  });

  const vmNamed = async (path: string): Promise<string> => textOf((await running.call(findVm(path))).body);

  const endOf = async (task: string): Promise<string> => {
    for (;;) {
      const { body } = await running.call(infoOf(task));
      if (/<state>(success|error)</u.test(body)) return body;
    }
  };

  test('a task fails at its end, and its work is not done', async () => {
    const moid = await vmNamed('one/vm/a');
    const rules = [{ method: 'Rename_Task', object: 'a*', at: 'end', fault: 'HostCommunication' }];
    await running.turn({ name: 'faults', rules });
    const end = await endOf(textOf((await running.call(rename(moid, 'renamed'))).body));
    assert.match(end, /<state>error<\/state>.*<fault xsi:type="HostCommunication">/u);
    assert.equal(await vmNamed('one/vm/a'), moid);
  });

  test('a rule for one object leaves the others alone', async () => {
    await running.turn({ name: 'faults', rules: [{ method: 'Rename_Task', object: 'd', fault: 'InvalidState' }] });
    assert.equal((await running.call(rename(await vmNamed('one/vm/a'), 'a'))).fault, null);
    assert.equal((await running.call(rename(await vmNamed('one/vm/d'), 'd'))).fault, 'InvalidState');
  });

  test('an answer is lost though the work is done', async () => {
    await running.turn({ name: 'faults', rules: [{ method: 'MakeDirectory', at: 'answer', fault: 'drop' }] });
    await assert.rejects(running.call(makeDirectory('lost')), { code: 'ECONNRESET' });
    assert.equal((await running.call(makeDirectory('lost'))).fault, 'FileAlreadyExists');
  });

  test('an upload is refused, cut in the middle, and then taken', async () => {
    const rule = { method: 'PUT /folder', object: '[ds-one] up/*' };
    await running.turn({
      name: 'faults',
      rules: [
        { ...rule, fault: 'http:403' },
        { ...rule, fault: 'cut:4' },
      ],
    });
    assert.equal((await running.file('PUT', 'up/a.iso', 'content')).status, 403);
    assert.equal((await running.file('GET', 'up/a.iso')).status, 404);
    await assert.rejects(running.file('PUT', 'up/a.iso', 'content'), { code: 'ECONNRESET' });
    assert.equal((await running.file('GET', 'up/a.iso')).body, 'cont');
    assert.equal((await running.file('PUT', 'up/a.iso', 'content')).status, 200);
    assert.equal((await running.file('GET', 'up/a.iso')).body, 'content');
  });

  test('the log has every call since the mark in its order, and counts reads of properties', async () => {
    await running.turn({ name: 'calls.mark' });
    const moid = await vmNamed('one/vm/d');
    await running.call(makeDirectory('log'));
    await running.file('PUT', 'log/x.txt', 'x');
    await running.call(rename(moid, ''));
    await running.call(infoOf('task-0'));
    const log: unknown = JSON.parse((await running.turn({ name: 'calls.read' })).body);
    const user = 'administrator@vsphere.local';
    assert.deepEqual(log, {
      calls: [
        {
          call: 'FileManager.MakeDirectory',
          object: 'FileManager',
          moid: 'FileManager',
          user,
          writes: true,
          fault: null,
          readsBefore: 1,
        },
        {
          call: 'PUT /folder',
          object: '[ds-one] log/x.txt',
          moid: 'datastore-10',
          user,
          writes: true,
          fault: null,
          readsBefore: 0,
        },
        {
          call: 'VirtualMachine.Rename_Task',
          object: 'd',
          moid,
          user,
          writes: true,
          fault: 'InvalidName',
          readsBefore: 0,
        },
      ],
      reads: 1,
    });
  });
});
