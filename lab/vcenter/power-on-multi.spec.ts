import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLab, ref } from './testing/calls.ts';
import { readObject, runTask, vmCall } from './testing/vm-calls.ts';

test('a datacenter powers on each VM by a task of its own, and tells of those it cannot', async () => {
  const lab = makeLab();
  const session = lab.login();
  const [off, on] = lab.vms;
  await runTask(lab, session, vmCall('PowerOffVM_Task', off.moid));
  const vms = [off, on].map(({ moid }) => ref('vm', 'VirtualMachine', moid)).join('');
  const body = `<PowerOnMultiVM_Task>${ref('_this', 'Datacenter', lab.first.moid)}${vms}</PowerOnMultiVM_Task>`;
  const { xml } = await runTask(lab, session, body);
  const task = new RegExp(`<attempted><vm type="VirtualMachine">${off.moid}</vm><task type="Task">([^<]+)<`).exec(
    xml,
  )?.[1];
  assert.match(
    xml,
    new RegExp(`<notAttempted><vm type="VirtualMachine">${on.moid}</vm><fault><fault xsi:type="InvalidPowerState">`),
  );
  const ended = await readObject(lab, session, 'Task', task ?? '', ['info']);
  assert.match(ended.xml, /<state>success<\/state>.*<parentTaskKey>task-\d+<\/parentTaskKey>/);
  assert.equal(off.powerState, 'poweredOn');
});
