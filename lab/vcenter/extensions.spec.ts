import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Extensions } from './extensions.ts';
import { loadState, saveState } from './state-file.ts';
import { collectorCall, makeLab, objectSpec, ref } from './testing/calls.ts';

const MANAGER = ref('_this', 'ExtensionManager', 'ExtensionManager');
const record = (key: string, version = '1.0'): string =>
  `<extension><description><label>L</label><summary>S &amp; &lt;b&gt;</summary></description><key>${key}</key><version>${version}</version>` +
  `<taskList><taskID>${key}.create</taskID></taskList><privilegeList><privID>${key}.Manage</privID><privGroupName>${key}</privGroupName></privilegeList>` +
  '<lastHeartbeatTime>2026-01-01T00:00:00Z</lastHeartbeatTime><shownInSolutionManager>true</shownInSolutionManager></extension>';
const register = (key: string): string => `<RegisterExtension>${MANAGER}${record(key)}</RegisterExtension>`;
const find = (key: string): string => `<FindExtension>${MANAGER}<extensionKey>${key}</extensionKey></FindExtension>`;

test('a registered extension is found as it was given', async () => {
  const lab = makeLab();
  const session = lab.login();
  assert.equal((await lab.call(session, find('com.x'))).xml, '');
  assert.equal((await lab.call(session, register('com.x'))).status, 200);
  const { xml } = await lab.call(session, find('com.x'));
  assert.equal(xml, record('com.x').replaceAll('extension>', 'returnval>'));
});

test('a known key and a malformed key are refused with extension.key', async () => {
  const lab = makeLab();
  const session = lab.login();
  await lab.call(session, register('com.x'));
  for (const key of ['com.x', 'a,b', 'a/b']) {
    const reply = await lab.call(session, register(key));
    assert.equal(reply.fault, 'InvalidArgument');
    assert.match(reply.xml, /<invalidProperty>extension.key</);
  }
});

test('an update replaces the record, an unknown key is NotFound', async () => {
  const lab = makeLab();
  const session = lab.login();
  await lab.call(session, register('com.x'));
  await lab.call(session, `<UpdateExtension>${MANAGER}${record('com.x', '2.0')}</UpdateExtension>`);
  assert.match((await lab.call(session, find('com.x'))).xml, /<version>2.0</);
  assert.equal(
    (await lab.call(session, `<UpdateExtension>${MANAGER}${record('com.y')}</UpdateExtension>`)).fault,
    'NotFound',
  );
});

test('registering needs the privilege', async () => {
  const lab = makeLab();
  assert.equal((await lab.call(lab.login('reader@vsphere.local'), register('com.x'))).fault, 'NoPermission');
});

test('extensionList is watched, and its elements have keyed paths', async () => {
  const lab = makeLab();
  const session = lab.login();
  const spec = objectSpec('ExtensionManager', 'ExtensionManager', ['extensionList["com.x"].version']);
  await lab.call(session, collectorCall('CreateFilter', `<spec>${spec}</spec><partialUpdates>false</partialUpdates>`));
  await lab.call(session, collectorCall('CheckForUpdates', ''));
  await lab.call(session, register('com.x'));
  assert.match(
    (await lab.call(session, collectorCall('CheckForUpdates', '<version>1</version>'))).xml,
    /<val[^>]*>1.0</,
  );
});

test('CreateTask takes only task types of extensions', async () => {
  const lab = makeLab();
  const session = lab.login();
  const create = (type: string) =>
    `<CreateTask>${ref('_this', 'TaskManager', 'TaskManager')}${ref('obj', 'Folder', 'group-d1')}<taskTypeId>${type}</taskTypeId><cancelable>false</cancelable></CreateTask>`;
  assert.match((await lab.call(session, create('com.x.create'))).xml, /<invalidProperty>taskType</);
  await lab.call(session, register('com.x'));
  assert.match((await lab.call(session, create('com.x.create'))).xml, /<state>queued</);
});

test('records survive a restart', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vcenter-state-'));
  try {
    const file = path.join(folder, 'state.json');
    assert.deepEqual(loadState(file), { extensions: [] });
    const lab = makeLab();
    await lab.call(lab.login(), register('com.x'));
    saveState(file, { extensions: lab.world.extensions.save() });
    const restored = new Extensions(() => undefined);
    restored.restore(loadState(file).extensions);
    assert.deepEqual(restored.find('com.x'), lab.world.extensions.find('com.x'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file that is no state file is refused with its name', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vcenter-state-'));
  try {
    const file = path.join(folder, 'state.json');
    for (const body of ['', '{"extensions":', '[]', '{"extensions":[1]}']) {
      writeFileSync(file, body);
      assert.throws(() => loadState(file), {
        message: /state\.json is no state file of a simulated vCenter; remove it/u,
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
