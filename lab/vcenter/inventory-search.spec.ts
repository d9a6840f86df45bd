import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLab, ref, textOf, type Lab } from './testing/calls.ts';

const INDEX = ref('_this', 'SearchIndex', 'SearchIndex');

/** The moid that a method of the search index finds; empty: nothing. */
async function find(lab: Lab, method: string, args: string, user?: string): Promise<string> {
  const reply = await lab.call(lab.login(user), `<${method}>${INDEX}${args}</${method}>`);
  assert.equal(reply.fault, null);
  return textOf(reply.xml);
}

test('a VM is found by inventory path, by its UUIDs and by its file', async () => {
  const lab = makeLab();
  const [, vm] = lab.vms;
  const datacenter = ref('datacenter', 'Datacenter', lab.first.moid);
  const inFile = `${datacenter}<path>${vm.vmPathName}</path>`;
  assert.equal(await find(lab, 'FindByInventoryPath', '<inventoryPath>one/vm/b%2fc</inventoryPath>'), vm.moid);
  assert.equal(await find(lab, 'FindByDatastorePath', inFile), vm.moid);
  const byUuid = (uuid: string, isInstance: boolean): string =>
    `<uuid>${uuid}</uuid><vmSearch>true</vmSearch><instanceUuid>${String(isInstance)}</instanceUuid>`;
  assert.equal(await find(lab, 'FindByUuid', byUuid(vm.uuid, false)), vm.moid);
  assert.equal(await find(lab, 'FindByUuid', byUuid(vm.instanceUuid, true)), vm.moid);
});

test('what is not there is no fault', async () => {
  const lab = makeLab();
  const datacenter = ref('datacenter', 'Datacenter', lab.first.moid);
  assert.equal(await find(lab, 'FindByInventoryPath', '<inventoryPath>one/vm/nobody</inventoryPath>'), '');
  assert.equal(await find(lab, 'FindByDatastorePath', `${datacenter}<path>[ds-one] no/such.vmx</path>`), '');
});

test('a user finds only what they may see', async () => {
  const lab = makeLab();
  const path = '<inventoryPath>one/vm/a</inventoryPath>';
  assert.equal(await find(lab, 'FindByInventoryPath', path, 'dc2-admin@vsphere.local'), '');
  const own = '<inventoryPath>two/vm/z</inventoryPath>';
  assert.equal(await find(lab, 'FindByInventoryPath', own, 'dc2-admin@vsphere.local'), lab.vms[3].moid);
});
