import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VcenterState } from '../browser/wire.ts';
import { aVm, enter, GUID_1, smallInventory } from '../testing/fake-vcenter.ts';
import { Inventory } from './inventory.ts';
import type { TreeView } from './placement.ts';
import { treeWindow } from './tree-window.ts';

const ROOT = { type: 'Folder', value: 'group-d1' };
const ROOT_ID = `urn:vmomi:Folder:group-d1:${GUID_1}`;
const state: VcenterState = {
  name: 'vc1',
  guid: GUID_1,
  state: 'connected',
  reason: null,
  version: '8.0.3',
  rootId: ROOT_ID,
};

function small(): Inventory {
  const inventory = new Inventory(ROOT);
  inventory.apply(smallInventory(), true);
  return inventory;
}

function names(inventory: Inventory, view: TreeView, moid: string): string[] {
  return inventory.children(view, moid).map((child) => inventory.node(child)?.name ?? '');
}

test('hosts and clusters: hidden folders, root pools and lone compute resources are not shown', () => {
  const inventory = small();
  assert.deepEqual(names(inventory, 'hosts', 'group-d1'), ['Alpha']);
  assert.deepEqual(names(inventory, 'hosts', 'dc-1'), ['Cluster', 'lone.example.com']);
  assert.deepEqual(names(inventory, 'hosts', 'domain-1'), ['esx-1', 'Gold', 'web-10']);
  assert.deepEqual(names(inventory, 'hosts', 'resgroup-3'), ['web-2']);
  assert.deepEqual(names(inventory, 'hosts', 'host-2'), ['alone']);
});

test('VMs and templates: folders, VMs in natural order, and templates', () => {
  const inventory = small();
  assert.deepEqual(names(inventory, 'vms', 'dc-1'), ['Web', 'a-template', 'alone']);
  assert.deepEqual(names(inventory, 'vms', 'group-v2'), ['web-2', 'web-10']);
});

test('an object whose parent may not be seen hangs below the vCenter', () => {
  const inventory = new Inventory(ROOT);
  inventory.apply([aVm('vm-9', 'orphan', { parent: 'Folder:group-v9' })], true);
  assert.deepEqual(names(inventory, 'vms', 'group-d1'), ['orphan']);
});

test('a single changed property leaves the others', () => {
  const inventory = small();
  const change = enter('VirtualMachine:vm-1', { 'runtime.powerState': 'poweredOff' });
  inventory.apply([{ ...change, kind: 'modify' }], false);
  const node = inventory.node('vm-1');
  assert.deepEqual([node?.name, node?.powerState, node?.resourcePool], ['web-2', 'poweredOff', 'resgroup-3']);
});

test('encoded names are shown decoded, also after a change', () => {
  const inventory = new Inventory(ROOT);
  inventory.apply([aVm('vm-1', 'a%2fb 100%25', { parent: 'Folder:group-d1' })], true);
  const change = enter('VirtualMachine:vm-1', { 'runtime.powerState': 'poweredOff' });
  inventory.apply([{ ...change, kind: 'modify' }], false);
  assert.equal(inventory.node('vm-1')?.name, 'a/b 100%');
});

test('a resync forgets what it does not name', () => {
  const inventory = small();
  inventory.apply(smallInventory().slice(0, 5), true);
  assert.equal(inventory.node('vm-1'), undefined);
});

test('the path to an object leads from the vCenter down', () => {
  assert.deepEqual(small().pathTo('hosts', 'vm-1'), ['group-d1', 'dc-1', 'domain-1', 'resgroup-3']);
  assert.deepEqual(small().pathTo('vms', 'vm-1'), ['group-d1', 'dc-1', 'group-v2']);
  assert.equal(small().pathTo('vms', 'host-1'), null);
});

test('a window of a folder with 20,000 VMs holds only its own rows', () => {
  const inventory = new Inventory(ROOT);
  const vms = Array.from({ length: 20_000 }, (_, i) => aVm(`vm-${i}`, `vm-${i}`, { parent: 'Folder:group-d1' }));
  inventory.apply(vms, true);
  const query = {
    expanded: [ROOT_ID],
    offset: 15_000,
    limit: 50,
    reveal: `urn:vmomi:VirtualMachine:vm-19999:${GUID_1}`,
  };
  const window = treeWindow('vms', [{ state, inventory }], query);
  assert.deepEqual([window.total, window.rows.length, window.revealed], [20_001, 50, 20_000]);
  assert.equal(window.rows[0]?.name, 'vm-14999');
});

test('a vCenter that was never reached is a row with the reason', () => {
  const down: VcenterState = { ...state, guid: null, rootId: null, state: 'down', reason: 'vc1 cannot be reached.' };
  const { rows } = treeWindow('hosts', [{ state: down, inventory: null }], { expanded: [], offset: 0, limit: 9 });
  assert.deepEqual(
    rows.map(({ id, note }) => [id, note]),
    [['vcenter:vc1', 'vc1 cannot be reached.']],
  );
});
