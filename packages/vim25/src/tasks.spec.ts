import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { VimClient } from './client.ts';
import { isFault } from './errors.ts';
import { cancelTask, readTask, TaskGoneError, TaskTimeoutError, waitForTask } from './tasks.ts';
import { InstantClock } from './testing/fake-clock.ts';
import { ScriptedServer, type Reaction } from './testing/scripted-server.ts';

const TASK = { type: 'Task', value: 'task-1' };

function info(content: string): Reaction {
  return {
    returns:
      '<objects><obj type="Task">task-1</obj><propSet><name>info</name><val xsi:type="TaskInfo">' +
      `<entity type="VirtualMachine">vm-1</entity>${content}</val></propSet></objects>`,
  };
}

let server: ScriptedServer;
let clock: InstantClock;
let client: VimClient;

/** Gives each test of a describe a server and a client of its own. Hooks of the file itself would run for all files of the process. */
function useClient(): void {
  beforeEach(async () => {
    server = await ScriptedServer.start();
    clock = new InstantClock();
    client = await server.connect({ clock });
  });
  afterEach(async () => {
    await client.close();
    await server.stop();
  });
}

function inTurn(...reactions: Reaction[]): void {
  let turn = 0;
  server.script = () => {
    const reaction = reactions[Math.min(turn, reactions.length - 1)];
    turn += 1;
    return reaction ?? { fault: 'NotSupported' };
  };
}

describe('waitForTask', () => {
  useClient();

  it('answers the result, and tells the progress once each', async () => {
    inTurn(
      info('<state>queued</state><cancelable>true</cancelable>'),
      info('<state>running</state><progress>10</progress>'),
      info('<state>running</state><progress>10</progress>'),
      info('<state>running</state><progress>60</progress>'),
      info('<state>success</state><result type="VirtualMachine" xsi:type="ManagedObjectReference">vm-9</result>'),
    );
    const progress: number[] = [];
    const result = await waitForTask(client, TASK, { onProgress: (percent) => progress.push(percent) });
    assert.deepEqual(result, { type: 'VirtualMachine', value: 'vm-9' });
    assert.deepEqual(progress, [10, 60]);
    assert.deepEqual(clock.slept, [100, 200, 400, 1_000]);
  });

  it('throws the fault of the task', async () => {
    inTurn(
      info(
        '<state>error</state><error><fault xsi:type="InvalidPowerState"><existingState>poweredOff</existingState></fault>' +
          '<localizedMessage>The operation is not allowed in the current state.</localizedMessage></error>',
      ),
    );
    await assert.rejects(waitForTask(client, TASK), (error) => {
      return isFault(error, 'InvalidState') && error.fault['existingState'] === 'poweredOff';
    });
  });

  it('throws something even for a task that failed without a word', async () => {
    inTurn(info('<state>error</state>'));
    await assert.rejects(waitForTask(client, TASK), (error) => isFault(error, 'SystemError'));
  });

  it('says that the end is unknown if the task is gone', async () => {
    inTurn(info('<state>running</state>'), { fault: 'ManagedObjectNotFound' });
    await assert.rejects(waitForTask(client, TASK), TaskGoneError);
  });

  it('gives up waiting after ten minutes, and lets the task go on', async () => {
    inTurn(info('<state>running</state><cancelable>true</cancelable>'));
    await assert.rejects(waitForTask(client, TASK, { giveUpMs: 5_000 }), TaskTimeoutError);
    assert.ok(!server.methods.includes('CancelTask'));
  });

  it('lives through a connection that breaks', async () => {
    inTurn(info('<state>running</state>'), { drops: true }, info('<state>success</state>'));
    assert.equal(await waitForTask(client, TASK), undefined);
  });

  it('ends when nobody waits any more', async () => {
    inTurn(info('<state>running</state>'));
    const leave = new AbortController();
    leave.abort(new Error('left'));
    await assert.rejects(waitForTask(client, TASK, { signal: leave.signal }), /left/);
  });
});

describe('cancelTask', () => {
  useClient();

  it('cancels what can be canceled', async () => {
    server.script = (call) =>
      call.method === 'CancelTask' ? { returns: '' } : info('<state>running</state><cancelable>true</cancelable>');
    await cancelTask(client, TASK);
    assert.equal(server.methods.at(-1), 'CancelTask');
  });

  it('says if a task cannot be canceled', async () => {
    inTurn(info('<state>running</state><cancelable>false</cancelable>'));
    await assert.rejects(cancelTask(client, TASK), (error) => isFault(error, 'NotSupported'));
    assert.ok(!server.methods.includes('CancelTask'));
  });

  it('says if a task is over', async () => {
    inTurn(info('<state>success</state><cancelable>true</cancelable>'));
    await assert.rejects(cancelTask(client, TASK), (error) => isFault(error, 'InvalidState'));
  });
});

describe('readTask', () => {
  useClient();

  it('reads when the task began and ended', async () => {
    inTurn(
      info(
        '<state>success</state><startTime>2026-01-01T00:00:00Z</startTime><completeTime>2026-01-01T00:00:05Z</completeTime>',
      ),
    );
    const task = await readTask(client, TASK);
    assert.deepEqual(task.entity, { type: 'VirtualMachine', value: 'vm-1' });
    assert.deepEqual(task.startedAt, new Date('2026-01-01T00:00:00Z'));
    assert.deepEqual(task.completedAt, new Date('2026-01-01T00:00:05Z'));
  });
});
