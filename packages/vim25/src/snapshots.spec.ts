import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { VimClient } from './client.ts';
import {
  allSnapshots,
  createSnapshot,
  decodeSnapshots,
  readSnapshots,
  removeSnapshot,
  revertToSnapshot,
} from './snapshots.ts';
import { objectText, ScriptedServer } from './testing/scripted-server.ts';
import type { VimValue } from './values.ts';

const VM = { type: 'VirtualMachine', value: 'vm-1' };

const node = (id: number, children = ''): string =>
  `<snapshot type="VirtualMachineSnapshot">snapshot-${id}</snapshot><vm type="VirtualMachine">vm-1</vm><name>upgrade for ${id}</name>` +
  `<description></description><id>${id}</id><createTime>2026-01-0${id}T00:00:00Z</createTime><state>poweredOff</state><quiesced>false</quiesced>${children}`;

const TREE =
  `<val xsi:type="VirtualMachineSnapshotInfo"><currentSnapshot type="VirtualMachineSnapshot">snapshot-2</currentSnapshot>` +
  `<rootSnapshotList>${node(1, `<childSnapshotList>${node(2)}</childSnapshotList>`)}</rootSnapshotList></val>`;

describe('snapshots', () => {
  let server: ScriptedServer;
  let client: VimClient;
  let properties: Record<string, string> = {};

  before(async () => {
    server = await ScriptedServer.start(({ method }) =>
      method === 'RetrievePropertiesEx'
        ? { returns: objectText('VirtualMachine', 'vm-1', properties) }
        : { returns: '<returnval type="Task">task-1</returnval>' },
    );
    client = await server.connect();
  });

  after(async () => {
    await client.close();
    await server.stop();
  });

  it('are read as trees', async () => {
    properties = { snapshot: TREE };
    const trees = await readSnapshots(client, VM);
    assert.deepEqual(
      trees.map(({ id, children }) => [id, children.length]),
      [[1, 1]],
    );
    assert.deepEqual(
      allSnapshots(trees).map(({ name, snapshot, createdAt }) => [name, snapshot.value, createdAt?.toISOString()]),
      [
        ['upgrade for 1', 'snapshot-1', '2026-01-01T00:00:00.000Z'],
        ['upgrade for 2', 'snapshot-2', '2026-01-02T00:00:00.000Z'],
      ],
    );
  });

  it('are none where none were taken', async () => {
    properties = {};
    assert.deepEqual(await readSnapshots(client, VM), []);
  });

  it('are not read deeper than vSphere has them', () => {
    let value: VimValue = { snapshot: VM };
    for (let depth = 0; depth < 1_000; depth += 1) value = { snapshot: VM, childSnapshotList: value };
    assert.ok(allSnapshots(decodeSnapshots({ rootSnapshotList: value })).length < 100);
  });

  it('are taken without memory, reverted without powering on, removed alone', async () => {
    const task = await createSnapshot(client, VM, { name: 'reconfigure for 21343' });
    assert.deepEqual(task, { type: 'Task', value: 'task-1' });
    assert.match(
      server.bodyOf('CreateSnapshot_Task'),
      /<name>reconfigure for 21343<\/name><memory>false<\/memory><quiesce>false</,
    );
    const snapshot = { type: 'VirtualMachineSnapshot', value: 'snapshot-1' };
    await revertToSnapshot(client, snapshot);
    assert.match(server.bodyOf('RevertToSnapshot_Task'), /<suppressPowerOn>true</);
    await removeSnapshot(client, snapshot);
    assert.match(server.bodyOf('RemoveSnapshot_Task'), /<removeChildren>false<\/removeChildren><consolidate>true</);
  });
});
