/** Work that goes on after its answer: the task of the service, and the one in vCenter. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, fetchThumbprint, registerExtension, type VimClient } from '@vic/vim25';
import { ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD } from '../accounts.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';
import { specification } from './specifications.ts';

const ASYNC = { Prefer: 'respond-async' };
const MERGE_PATCH = { 'Content-Type': 'application/merge-patch+json' };
const POLL_MS = 10;

const TASK_TYPES = ['CreateVch', 'PatchVch', 'DeleteVch'];

describe('work with Prefer: respond-async', () => {
  let lab: ServiceLab;
  let administrator: VimClient;
  before(async () => {
    lab = await startServiceLab();
    administrator = await logIn(lab);
    await registerExtension(administrator, {
      key: 'com.vmware.vic',
      version: '2.0.0',
      description: { label: 'vic', summary: 'vic' },
      lastHeartbeatTime: new Date(),
      taskList: TASK_TYPES.map((name) => ({ taskID: `com.vmware.vic.2.0.0.${name}` })),
    });
  });
  after(async () => {
    await administrator.close();
    await lab.stop();
  });

  async function begin(body: object) {
    const { status, text: answer } = await lab.call({ method: 'POST', path: '/vch', headers: ASYNC, body });
    assert.equal(status, 202, answer);
    return taskOf(answer);
  }

  async function end(id: string) {
    for (;;) {
      const task = taskOf((await lab.call({ path: `/vch-task/${id}` })).text);
      if (task['finished'] !== undefined) return task;
      await pause(POLL_MS);
    }
  }

  it('changes and deletes a VCH on which its own task is shown', async () => {
    const made = await end(String((await begin(specification('vch-gone')))['id']));
    const path = `/vch/${String(made['vch_id'])}`;
    const patch = { debug: 1 };
    const changed = await lab.call({ method: 'PATCH', path, headers: { ...ASYNC, ...MERGE_PATCH }, body: patch });
    assert.equal(changed.status, 202, changed.text);
    assert.equal((await end(String(taskOf(changed.text)['id'])))['state'], 'succeeded');
    const deleted = await lab.call({ method: 'DELETE', path, headers: ASYNC });
    assert.equal(deleted.status, 202, deleted.text);
    assert.equal((await end(String(taskOf(deleted.text)['id'])))['state'], 'succeeded');
    assert.equal((await lab.call({ path })).status, 404);
  });

  it('ends with the new VCH, as does its task in vCenter', async () => {
    lab.vcenter.switches.calls.mark();
    const task = await end(String((await begin(specification('vch-later')))['id']));
    assert.equal(task['state'], 'succeeded', JSON.stringify(task));
    assert.equal(task['vch_id'], lab.vm('vch-later').moid);
    const calls = lab.vcenter.switches.calls.calls.map(({ call }) => call);
    assert.equal(
      calls.find((call) => call.startsWith('TaskManager.')),
      'TaskManager.CreateTask',
    );
    assert.ok(calls.includes('Task.UpdateProgress'));
    assert.equal(calls.filter((call) => call === 'Task.SetTaskState').length, 2);
  });

  it('follows its events to the end', async () => {
    const id = String((await begin(specification('vch-followed')))['id']);
    const { status, text: events } = await lab.call({ path: `/vch-task/${id}/events` });
    assert.equal(status, 200);
    assert.match(events, /^id: \d+\ndata: \{"task":\{"id":/);
    assert.match(events, /"state":"succeeded"[^\n]*\n\n$/);
  });

  it('says what the answer would have said', async () => {
    const task = await end(String((await begin(specification('vch-followed')))['id']));
    assert.notEqual(task['state'], 'succeeded');
    assert.match(String(fieldsOf(task['error'])['message']), /vch-followed/);
  });
});

function taskOf(answer: string): Record<string, unknown> {
  const { task, ...whole } = fieldsOf(JSON.parse(answer));
  return task === undefined ? whole : fieldsOf(task);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

async function logIn({ vcenter }: ServiceLab): Promise<VimClient> {
  const { sha256: thumbprint } = await fetchThumbprint('127.0.0.1', vcenter.port);
  const client = await connect({ url: `https://127.0.0.1:${vcenter.port}/sdk`, trust: { thumbprint } });
  await client.login(ADMINISTRATOR, RECORDED_ADMINISTRATOR_PASSWORD);
  return client;
}
