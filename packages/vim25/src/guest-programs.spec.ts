import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { VimClient } from './client.ts';
import { runInGuest } from './guest-programs.ts';
import { InstantClock } from './testing/fake-clock.ts';
import { objectText, ScriptedServer, type Reaction } from './testing/scripted-server.ts';

const VM = { type: 'VirtualMachine', value: 'vm-1' };
const LOGIN = { userName: 'root', password: 'hush' };

const running =
  '<pid>7</pid><name>passwd</name><owner>root</owner><cmdLine>passwd</cmdLine><startTime>2026-01-01T00:00:00Z</startTime>';
const ended = (exitCode: number): string =>
  `${running}<endTime>2026-01-01T00:00:01Z</endTime><exitCode>${exitCode}</exitCode>`;

describe('runInGuest', () => {
  let server: ScriptedServer;
  let client: VimClient;
  let clock: InstantClock;
  let start: Reaction;
  let polls: string[];

  before(async () => {
    server = await ScriptedServer.start(({ method }) => {
      if (method === 'RetrievePropertiesEx') {
        const manager = '<val type="GuestProcessManager">processes</val>';
        return { returns: objectText('GuestOperationsManager', 'guests', { processManager: manager }) };
      }
      return method === 'StartProgramInGuest' ? start : { returns: polls.shift() ?? '' };
    });
    clock = new InstantClock();
    client = await server.connect({ clock });
  });

  beforeEach(() => {
    start = { returns: '7' };
    polls = [];
    clock.slept.splice(0);
  });

  after(async () => {
    await client.close();
    await server.stop();
  });

  it('answers the exit code when the program has ended', async () => {
    polls = [running, running, ended(3)];
    assert.equal(await runInGuest(client, VM, LOGIN, { path: '/bin/passwd', arguments: '-x' }), 3);
    assert.deepEqual(clock.slept, [250, 250]);
    assert.match(
      server.bodyOf('StartProgramInGuest'),
      /processes<\/_this><vm type="VirtualMachine">vm-1<\/vm><auth xsi:type="NamePasswordAuthentication"><interactiveSession>false<\/interactiveSession><username>root<\/username><password>hush<\/password><\/auth><spec><programPath>\/bin\/passwd<\/programPath><arguments>-x<\/arguments><\/spec>/,
    );
    assert.match(server.bodyOf('ListProcessesInGuest'), /<pids>7<\/pids>/);
  });

  it('takes a missing exit code of a program that ended for 0', async () => {
    polls = [ended(0).replace(/<exitCode>.*/, '')];
    assert.equal(await runInGuest(client, VM, LOGIN, { path: '/a' }), 0);
  });

  it('gives up after its time, and tells the process', async () => {
    polls = Array.from({ length: 100 }, () => running);
    const run = runInGuest(client, VM, LOGIN, { path: '/a' }, { giveUpMs: 1_000 });
    await assert.rejects(run, { name: 'GuestTimeoutError', pid: 7 });
    assert.equal(clock.slept.length, 4);
  });

  it('says so when the guest has forgotten the program', async () => {
    polls = [running, ''];
    await assert.rejects(runInGuest(client, VM, LOGIN, { path: '/a' }), { name: 'GuestProgramLostError' });
  });

  it('tells faults by their types, without the password', async () => {
    start = { fault: 'InvalidGuestLogin' };
    await assert.rejects(runInGuest(client, VM, LOGIN, { path: '/a' }), (error) => {
      assert.ok(error instanceof Error);
      assert.ok(!String(error.stack).includes('hush'));
      return 'faultType' in error && error.faultType === 'InvalidGuestLogin';
    });
  });

  it('ends with its signal', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await assert.rejects(runInGuest(client, VM, LOGIN, { path: '/a' }, { signal: controller.signal }), /enough/);
  });
});
