import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extraConfigOf } from './builders.ts';
import type { Datastore, VirtualMachine } from './inventory.ts';
import type { Session } from './sessions.ts';
import type { Lab } from './testing/calls.ts';
import { makeLab, ref } from './testing/calls.ts';
import { card, pair, readObject, runTask, vmCall } from './testing/vm-calls.ts';

const vmA = (lab: Lab): VirtualMachine => lab.vms[0];

async function snapshot(lab: Lab, session: Session, name: string, memory = false): Promise<string> {
  const body = vmCall(
    'CreateSnapshot_Task',
    vmA(lab).moid,
    `<name>${name}</name><memory>${memory}</memory><quiesce>false</quiesce>`,
  );
  return (await runTask(lab, session, body)).result;
}

const onSnapshot = (method: string, moid: string, content = ''): string =>
  `<${method}>${ref('_this', 'VirtualMachineSnapshot', moid)}${content}</${method}>`;

const reconfigure = (lab: Lab, session: Session, spec: string) =>
  runTask(lab, session, vmCall('ReconfigVM_Task', vmA(lab).moid, `<spec>${spec}</spec>`));

test('reverting brings back pairs, devices and the annotation, and a VM without memory is off', async () => {
  const lab = makeLab();
  const session = lab.login();
  const first = await snapshot(lab, session, 'first');
  await reconfigure(
    lab,
    session,
    `<annotation>later</annotation>${card(vmA(lab).nics[0]?.network ?? '')}${pair('b', '2')}`,
  );
  assert.deepEqual([vmA(lab).nics.length, extraConfigOf(vmA(lab)).get('b')], [2, '2']);
  await runTask(lab, session, onSnapshot('RevertToSnapshot_Task', first));
  assert.deepEqual(
    [vmA(lab).nics.length, extraConfigOf(vmA(lab)).get('b'), vmA(lab).annotation, vmA(lab).powerState],
    [1, undefined, '', 'poweredOff'],
  );
});

test('a snapshot with memory brings back the running VM, unless power-on is suppressed', async () => {
  const lab = makeLab();
  const session = lab.login();
  const moid = await snapshot(lab, session, 'running', true);
  await runTask(lab, session, onSnapshot('RevertToSnapshot_Task', moid));
  assert.equal(vmA(lab).powerState, 'poweredOn');
  await runTask(lab, session, onSnapshot('RevertToSnapshot_Task', moid, '<suppressPowerOn>true</suppressPowerOn>'));
  assert.equal(vmA(lab).powerState, 'poweredOff');
});

test('the tree shows where each snapshot comes from, and a removed one leaves its children', async () => {
  const lab = makeLab();
  const session = lab.login();
  const first = await snapshot(lab, session, 'first');
  const second = await snapshot(lab, session, 'second');
  await runTask(lab, session, onSnapshot('RevertToSnapshot_Task', first));
  await snapshot(lab, session, 'third');
  const names = () => vmA(lab).snapshots.map(({ name, children }) => [name, children.map((child) => child.name)]);
  assert.deepEqual(names(), [['first', ['second', 'third']]]);
  await runTask(lab, session, onSnapshot('RemoveSnapshot_Task', first, '<removeChildren>false</removeChildren>'));
  assert.deepEqual(names(), [
    ['second', []],
    ['third', []],
  ]);
  const { xml } = await readObject(lab, session, 'VirtualMachine', vmA(lab).moid, ['snapshot', 'rootSnapshot']);
  assert.match(xml, new RegExp(`<rootSnapshotList><snapshot type="VirtualMachineSnapshot">${second}<`));
  const gone = await lab.call(
    session,
    onSnapshot('RemoveSnapshot_Task', first, '<removeChildren>true</removeChildren>'),
  );
  assert.equal(gone.fault, 'ManagedObjectNotFound');
});

test('RemoveAllSnapshots_Task leaves none, and no file of them', async () => {
  const lab = makeLab();
  const session = lab.login();
  await snapshot(lab, session, 'first');
  await snapshot(lab, session, 'second');
  const found = lab.inventory.objects.get(vmA(lab).datastores[0] ?? '');
  assert.equal(found?.type, 'Datastore');
  const files = (datastore: Datastore) => [...datastore.files.keys()].filter((file) => file.endsWith('.vmsn'));
  assert.equal(files(found).length, 2);
  await runTask(lab, session, vmCall('RemoveAllSnapshots_Task', vmA(lab).moid));
  assert.deepEqual([vmA(lab).snapshots, vmA(lab).currentSnapshot, files(found)], [[], null, []]);
  const { fault } = await runTask(lab, session, vmCall('RevertToCurrentSnapshot_Task', vmA(lab).moid));
  assert.equal(fault, 'NotFound');
});

test('a snapshot needs the right on its VM', async () => {
  const lab = makeLab();
  const moid = await snapshot(lab, lab.login(), 'first');
  const reader = lab.login('reader@vsphere.local');
  const { fault } = await lab.call(reader, onSnapshot('RevertToSnapshot_Task', moid));
  assert.equal(fault, 'NoPermission');
});
