import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lab } from './testing/calls.ts';
import { makeLab, ref } from './testing/calls.ts';
import { managerCall, readObject, runTask, vmCall } from './testing/vm-calls.ts';

const disable = (lab: Lab, source: string): string =>
  managerCall(
    'DisableMethods',
    'AuthorizationManager',
    `${ref('entity', 'VirtualMachine', lab.vms[0].moid)}<method><method>Destroy_Task</method><reasonId>Managed by VIC</reasonId></method><sourceId>${source}</sourceId>`,
  );
const enable = (lab: Lab, source: string): string =>
  managerCall(
    'EnableMethods',
    'AuthorizationManager',
    `${ref('entity', 'VirtualMachine', lab.vms[0].moid)}<method>Destroy_Task</method><sourceId>${source}</sourceId>`,
  );

test('a disabled method faults until every source has enabled it', async () => {
  const lab = makeLab();
  const session = lab.login();
  const { moid } = lab.vms[0];
  await runTask(lab, session, vmCall('PowerOffVM_Task', moid));
  await lab.call(session, disable(lab, 'VIC'));
  await lab.call(session, disable(lab, 'other'));
  const { xml } = await readObject(lab, session, 'VirtualMachine', moid, ['disabledMethod']);
  assert.match(xml, />Destroy_Task</);
  assert.equal((await runTask(lab, session, vmCall('Destroy_Task', moid))).fault, 'MethodDisabled');
  await lab.call(session, enable(lab, 'VIC'));
  assert.equal((await runTask(lab, session, vmCall('Destroy_Task', moid))).fault, 'MethodDisabled');
  await lab.call(session, enable(lab, 'other'));
  assert.equal((await runTask(lab, session, vmCall('Destroy_Task', moid))).state, 'success');
});

test('disabling needs its privilege', async () => {
  const lab = makeLab();
  assert.equal((await lab.call(lab.login('reader@vsphere.local'), disable(lab, 'VIC'))).fault, 'NoPermission');
});
