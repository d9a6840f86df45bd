import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lab, Reply } from './testing/calls.ts';
import { makeLab, ref, textOf } from './testing/calls.ts';
import { managerCall, runTask, vmCall } from './testing/vm-calls.ts';

const AUTH =
  '<auth xsi:type="NamePasswordAuthentication"><interactiveSession>false</interactiveSession><username></username><password></password></auth>';
const processCall = (method: string, lab: Lab, content: string): string =>
  managerCall(
    method,
    'GuestProcessManager',
    `${ref('vm', 'VirtualMachine', lab.vms[0].moid)}${AUTH}${content}`,
    'guestOperationsProcessManager',
  );

const start = (lab: Lab, path: string, user?: string): Promise<Reply> =>
  lab.call(
    lab.login(user),
    processCall(
      'StartProgramInGuest',
      lab,
      `<spec><programPath>${path}</programPath><arguments>ssh-rsa AAA</arguments></spec>`,
    ),
  );

test('a program is seen running, and then with its exit code', async () => {
  const lab = makeLab();
  const pid = textOf((await start(lab, 'enable-ssh')).xml);
  const list = processCall('ListProcessesInGuest', lab, `<pids>${pid}</pids>`);
  const running = await lab.call(lab.login(), list);
  assert.match(running.xml, /<cmdLine>enable-ssh ssh-rsa AAA<\/cmdLine>/);
  assert.doesNotMatch(running.xml, /endTime|exitCode/);
  lab.clock.advance(1000);
  assert.match((await lab.call(lab.login(), list)).xml, /<exitCode>0<\/exitCode>/);
});

test('a guest system decides how its programs end', async () => {
  const lab = makeLab();
  lab.world.guests.install({
    runs: () => true,
    start: (_, { path }) => (path === 'test-vc-api' ? { exitCode: 7 } : null),
  });
  const pid = textOf((await start(lab, 'test-vc-api')).xml);
  const list = processCall('ListProcessesInGuest', lab, `<pids>${pid}</pids>`);
  assert.match((await lab.call(lab.login(), list)).xml, /<exitCode>7<\/exitCode>/);
  assert.equal((await start(lab, 'enable-ssh')).fault, 'FileNotFound');
});

test('a program that runs can be ended', async () => {
  const lab = makeLab();
  const pid = textOf((await start(lab, 'passwd')).xml);
  await lab.call(lab.login(), processCall('TerminateProcessInGuest', lab, `<pid>${pid}</pid>`));
  assert.match((await lab.call(lab.login(), processCall('ListProcessesInGuest', lab, ''))).xml, /<exitCode>137</);
  const unknown = await lab.call(lab.login(), processCall('TerminateProcessInGuest', lab, '<pid>1</pid>'));
  assert.equal(unknown.fault, 'GuestProcessNotFound');
});

test('a VM must be on, its tools running, and the caller allowed', async () => {
  const lab = makeLab();
  assert.equal((await start(lab, 'enable-ssh', 'reader@vsphere.local')).fault, 'NoPermission');
  lab.world.guests.write(lab.vms[0].moid, { toolsRunning: false });
  assert.equal((await start(lab, 'enable-ssh')).fault, 'GuestOperationsUnavailable');
  await runTask(lab, lab.login(), vmCall('PowerOffVM_Task', lab.vms[0].moid));
  assert.equal((await start(lab, 'enable-ssh')).fault, 'InvalidPowerState');
});
