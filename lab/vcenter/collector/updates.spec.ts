import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyChange } from '../apply-change.ts';
import { isEntity } from '../model/managed-object.ts';
import type { Session } from '../sessions.ts';
import type { Lab } from '../testing/calls.ts';
import { collectorCall, containerView, count, makeLab, objectSpec, ref, textOf, viewSpec } from '../testing/calls.ts';
import { overlaps } from './property-filter.ts';

const WATCHED = [
  'name',
  'runtime.powerState',
  'config.extraConfig["common/name"]',
  'summary.quickStats.overallCpuUsage',
];

async function watching(
  lab: Lab,
  paths = WATCHED,
): Promise<{ session: Session; readonly check: (version: string, max?: number) => Promise<string> }> {
  const session = lab.login();
  const view = await containerView(lab, session, 'VirtualMachine');
  const spec = viewSpec(view, 'VirtualMachine', paths);
  await lab.call(session, collectorCall('CreateFilter', `<spec>${spec}</spec><partialUpdates>false</partialUpdates>`));
  return {
    session,
    check: async (version, max = 100) =>
      (
        await lab.call(
          session,
          collectorCall(
            'WaitForUpdatesEx',
            `<version>${version}</version><options><maxWaitSeconds>0</maxWaitSeconds><maxObjectUpdates>${max}</maxObjectUpdates></options>`,
          ),
        )
      ).xml,
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the first set has every object, the next only what changed', async () => {
  const lab = makeLab();
  const { check } = await watching(lab);
  assert.equal(count(await check(''), '<kind>enter</kind>'), 4);
  assert.equal(await check('1'), '');
  applyChange(lab.world, { kind: 'power', vm: lab.vms[1].moid, state: 'poweredOff' });
  const xml = await check('1');
  assert.equal(count(xml, '<objectSet>'), 1);
  assert.match(
    xml,
    /<name>runtime.powerState<\/name><op>assign<\/op><val xsi:type="VirtualMachinePowerState">poweredOff</,
  );
  assert.doesNotMatch(xml, /<name>name</);
});

test('pieces are marked truncated until the set is complete', async () => {
  const { check } = await watching(makeLab());
  const first = await check('', 3);
  assert.match(first, /<truncated>true<\/truncated>/);
  const rest = await check('1', 3);
  assert.equal(count(rest, '<kind>enter</kind>'), 1);
  assert.doesNotMatch(rest, /truncated/);
});

test('a lost answer can be asked for again with the version before it', async () => {
  const lab = makeLab();
  const { check } = await watching(lab);
  await check('');
  applyChange(lab.world, { kind: 'power', vm: lab.vms[0].moid, state: 'poweredOff' });
  await check('1');
  applyChange(lab.world, { kind: 'rename', entity: lab.vms[2].moid, name: 'new' });
  const again = await check('1');
  assert.match(again, /poweredOff/);
  assert.match(again, />new</);
});

test('a truncated version can be sent only once', async () => {
  const lab = makeLab();
  const { check } = await watching(lab);
  await check('', 2);
  await check('1', 1);
  assert.match(await check('1', 1), /InvalidCollectorVersion/);
});

test('quickStats raise no update', async () => {
  const lab = makeLab();
  const { check } = await watching(lab);
  await check('');
  applyChange(lab.world, { kind: 'quickStats', vm: lab.vms[0].moid, stats: { overallCpuUsageMHz: 500 } });
  assert.equal(await check('1'), '');
});

test('a keyed path is told of its key only, and of its removal', async () => {
  const lab = makeLab();
  const { check } = await watching(lab);
  await check('');
  applyChange(lab.world, { kind: 'extraConfig', vm: lab.vms[0].moid, pairs: new Map([['other', '1']]) });
  assert.equal(await check('1'), '');
  applyChange(lab.world, { kind: 'extraConfig', vm: lab.vms[0].moid, pairs: new Map([['common/name', '']]) });
  assert.match(await check('1'), /<name>config.extraConfig\["common\/name"\]<\/name><op>remove<\/op><\/changeSet>/);
});

test('a removed VM leaves', async () => {
  const lab = makeLab();
  const { check } = await watching(lab);
  await check('');
  applyChange(lab.world, { kind: 'remove', vm: lab.vms[3].moid });
  const xml = await check('1');
  assert.match(xml, new RegExp(`<kind>leave</kind><obj type="VirtualMachine">${lab.vms[3].moid}</obj>`));
});

test('a wait ends as soon as something changes', async () => {
  const lab = makeLab();
  const { session, check } = await watching(lab);
  await check('');
  const waiting = lab.call(session, collectorCall('WaitForUpdatesEx', '<version>1</version>'));
  await settled();
  applyChange(lab.world, { kind: 'power', vm: lab.vms[0].moid, state: 'suspended' });
  assert.match((await waiting).xml, /suspended/);
});

test('a wait without news answers nothing when its time is up', async () => {
  const lab = makeLab();
  const { session, check } = await watching(lab);
  await check('');
  const waiting = lab.call(
    session,
    collectorCall('WaitForUpdatesEx', '<version>1</version><options><maxWaitSeconds>5</maxWaitSeconds></options>'),
  );
  await settled();
  lab.clock.advance(5000);
  assert.deepEqual(await waiting, { status: 200, xml: '', fault: null });
});

test('CancelWaitForUpdates ends the wait with RequestCanceled', async () => {
  const lab = makeLab();
  const { session, check } = await watching(lab);
  await check('');
  const waiting = lab.call(session, collectorCall('WaitForUpdatesEx', '<version>1</version>'));
  await settled();
  await lab.call(session, collectorCall('CancelWaitForUpdates', ''));
  assert.equal((await waiting).fault, 'RequestCanceled');
});

test('a filter over a list view follows its members', async () => {
  const lab = makeLab();
  const session = lab.login();
  const [first, second] = lab.vms;
  const created = await lab.call(
    session,
    `<CreateListView>${ref('_this', 'ViewManager', 'ViewManager')}${ref('obj', 'VirtualMachine', first.moid)}</CreateListView>`,
  );
  const view = textOf(created.xml);
  const spec = viewSpec(view, 'VirtualMachine', ['name']).replaceAll('ContainerView', 'ListView');
  await lab.call(session, collectorCall('CreateFilter', `<spec>${spec}</spec><partialUpdates>false</partialUpdates>`));
  assert.equal(count((await lab.call(session, collectorCall('CheckForUpdates', ''))).xml, 'enter'), 1);
  const modified = await lab.call(
    session,
    `<ModifyListView>${ref('_this', 'ListView', view)}${ref('add', 'VirtualMachine', second.moid)}${ref('add', 'VirtualMachine', 'vm-999')}${ref('remove', 'VirtualMachine', first.moid)}</ModifyListView>`,
  );
  assert.equal(textOf(modified.xml), 'vm-999');
  const { xml } = await lab.call(session, collectorCall('CheckForUpdates', '<version>1</version>'));
  assert.equal(count(xml, '<kind>enter</kind>'), 1);
  assert.equal(count(xml, '<kind>leave</kind>'), 1);
});

test('a filter over a traversal follows the tree', async () => {
  const lab = makeLab();
  const session = lab.login();
  const { vmFolder } = lab.first;
  const spec = `<propSet><type>VirtualMachine</type><pathSet>name</pathSet></propSet><objectSet>${ref('obj', 'Folder', vmFolder)}<skip>true</skip><selectSet xsi:type="TraversalSpec"><name>down</name><type>Folder</type><path>childEntity</path><skip>false</skip><selectSet><name>down</name></selectSet></selectSet></objectSet>`;
  await lab.call(session, collectorCall('CreateFilter', `<spec>${spec}</spec><partialUpdates>false</partialUpdates>`));
  assert.equal(count((await lab.call(session, collectorCall('CheckForUpdates', ''))).xml, 'enter'), 3);
  applyChange(lab.world, { kind: 'remove', vm: lab.vms[0].moid });
  assert.equal(
    count((await lab.call(session, collectorCall('CheckForUpdates', '<version>1</version>'))).xml, 'leave'),
    1,
  );
});

test('a task is seen queued, running and done', async () => {
  const lab = makeLab();
  const session = lab.login();
  const started = await lab.call(
    session,
    `<PowerOffVM_Task>${ref('_this', 'VirtualMachine', lab.vms[0].moid)}</PowerOffVM_Task>`,
  );
  const read = async () =>
    /xsi:type="TaskInfoState">(\w+)</.exec(
      (
        await lab.call(
          session,
          collectorCall(
            'RetrieveProperties',
            `<specSet>${objectSpec('Task', textOf(started.xml), ['info.state'])}</specSet>`,
          ),
        )
      ).xml,
    )?.[1];
  const states = [await read()];
  lab.clock.advance(200);
  states.push(await read());
  lab.clock.advance(600);
  states.push(await read());
  assert.deepEqual(states, ['queued', 'running', 'success']);
  assert.equal(lab.vms[0].powerState, 'poweredOff');
});

test('paths overlap when one holds the other', () => {
  assert.ok(overlaps('config.extraConfig', 'config.extraConfig["a"]'));
  assert.ok(overlaps('runtime.powerState', 'runtime'));
  assert.ok(!overlaps('runtime', 'runtimeInfo'));
});

test('managers are no entities', () => {
  assert.equal(isEntity({ type: 'SessionManager', moid: 'SessionManager' }), false);
});
