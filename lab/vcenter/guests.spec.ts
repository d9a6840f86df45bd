import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extraConfigOf } from './builders.ts';
import type { GuestSystem } from './guests.ts';
import type { VirtualMachine } from './inventory.ts';
import type { Lab } from './testing/calls.ts';
import { makeLab } from './testing/calls.ts';
import { pair, readObject, runTask, vmCall } from './testing/vm-calls.ts';

/** Runs in VM `d`, and writes down what it is told. */
function guestOfD(told: string[]): GuestSystem {
  return {
    runs: (vm) => vm.name === 'd',
    started: () => told.push('started'),
    stopped: (_, why) => told.push(why),
    reconfigured: () => told.push('reconfigured'),
  };
}

const vmD = (lab: Lab): VirtualMachine => lab.vms[2];

test('a guest is told of power, reset and reconfiguration of its VM only', async () => {
  const lab = makeLab();
  const session = lab.login();
  const told: string[] = [];
  lab.world.guests.install(guestOfD(told));
  const { moid } = vmD(lab);
  await runTask(lab, session, vmCall('PowerOffVM_Task', lab.vms[0].moid));
  await runTask(lab, session, vmCall('PowerOffVM_Task', moid));
  await runTask(lab, session, vmCall('PowerOnVM_Task', moid));
  await runTask(lab, session, vmCall('ResetVM_Task', moid));
  await runTask(lab, session, vmCall('ReconfigVM_Task', moid, `<spec>${pair('a', '1')}</spec>`));
  await runTask(lab, session, vmCall('SuspendVM_Task', moid));
  assert.deepEqual(told, ['started', 'poweredOff', 'started', 'reset', 'started', 'reconfigured', 'suspended']);
});

test('tools of a VM with a guest run when the guest says so', async () => {
  const lab = makeLab();
  const session = lab.login();
  lab.world.guests.install(guestOfD([]));
  const { moid } = vmD(lab);
  await runTask(lab, session, vmCall('PowerOffVM_Task', moid));
  await runTask(lab, session, vmCall('PowerOnVM_Task', moid));
  assert.equal(vmD(lab).tools, 'guestToolsNotRunning');
  lab.world.guests.write(moid, { toolsRunning: true, ipAddress: '127.0.1.9', nets: [['127.0.1.9']] });
  const { xml } = await readObject(lab, session, 'VirtualMachine', moid, ['guest.ipAddress', 'guest.net']);
  assert.equal(xml.split('127.0.1.9').length - 1, 2);
});

test('a guest writes pairs that every client reads, and is not told of them', () => {
  const lab = makeLab();
  const told: string[] = [];
  lab.world.guests.install(guestOfD(told));
  const before = vmD(lab).changes;
  assert.equal(lab.world.guests.write(vmD(lab).moid, { extraConfig: [['guestinfo.x', 'y']] }), true);
  assert.equal(extraConfigOf(vmD(lab)).get('guestinfo.x'), 'y');
  assert.deepEqual([told, vmD(lab).changes > before], [['started'], true]);
});

test('a guest whose VM is off writes nothing', async () => {
  const lab = makeLab();
  const { moid } = vmD(lab);
  await runTask(lab, lab.login(), vmCall('PowerOffVM_Task', moid));
  assert.equal(lab.world.guests.write(moid, { extraConfig: [['guestinfo.x', 'y']] }), false);
  assert.equal(extraConfigOf(vmD(lab)).has('guestinfo.x'), false);
});
