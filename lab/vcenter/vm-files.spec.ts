import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf } from './datastore-contents.ts';
import type { Datastore, VirtualMachine } from './inventory.ts';
import type { Lab } from './testing/calls.ts';
import { makeLab } from './testing/calls.ts';
import { createVm, managerCall, pair, readObject, runTask, vmCall } from './testing/vm-calls.ts';

function datastoreOf(lab: Lab): Datastore {
  const datastore = lab.inventory.objects.get(lab.vms[0].datastores[0] ?? '');
  assert.equal(datastore?.type, 'Datastore');
  return datastore;
}

const below = (datastore: Datastore, folder: string): string[] =>
  [...datastore.files.keys()].filter((file) => file.startsWith(`${folder}/`)).sort();

function textOfFile(datastore: Datastore, path: string): string {
  const content = datastore.files.get(path);
  assert.ok(content !== undefined, `no file ${path}`);
  return new TextDecoder().decode(contentOf(content));
}

const CONFIG = '<name>vch</name><files><vmPathName>[ds-one]</vmPathName></files>';

async function created(lab: Lab, pairs = ''): Promise<VirtualMachine> {
  const end = await runTask(lab, lab.login(), createVm(lab, CONFIG + pairs));
  const vm = lab.inventory.objects.get(end.result);
  assert.equal(vm?.type, 'VirtualMachine', end.xml);
  return vm;
}

test('the configuration file has every pair, the hidden ones too, in the escapes of VMware', async () => {
  const lab = makeLab();
  const session = lab.login();
  const vm = await created(lab, pair('guestinfo.ovfEnv', 'key') + pair('a|b', 'say "x|y"'));
  const vmx = textOfFile(datastoreOf(lab), 'vch/vch.vmx');
  assert.match(vmx, /^guestinfo\.ovfEnv = "key"$/m);
  assert.match(vmx, /^a\|b = "say \|22x\|7Cy\|22"$/m);
  const paths = ['config.extraConfig', 'config.extraConfig["guestinfo.ovfEnv"]'];
  const { xml } = await readObject(lab, session, 'VirtualMachine', vm.moid, paths);
  assert.match(xml, /<key>a\|b<\/key>/);
  assert.doesNotMatch(xml, /ovfEnv<\/key>/);
});

test('a reconfiguration writes the configuration file anew', async () => {
  const lab = makeLab();
  const vm = await created(lab, pair('guestinfo.ovfEnv', 'one'));
  await runTask(
    lab,
    lab.login(),
    vmCall('ReconfigVM_Task', vm.moid, `<spec>${pair('guestinfo.ovfEnv', 'two')}${pair('later', '1')}</spec>`),
  );
  assert.match(textOfFile(datastoreOf(lab), 'vch/vch.vmx'), /ovfEnv = "two"\nlater = "1"/);
  assert.deepEqual(datastoreOf(lab).fileTimes.get('vch/vch.vmx'), vm.changedAt);
});

test('a VM writes its log and NVRAM when it is powered on', async () => {
  const lab = makeLab();
  const vm = await created(lab);
  assert.deepEqual(below(datastoreOf(lab), 'vch'), ['vch/vch.vmx']);
  await runTask(lab, lab.login(), vmCall('PowerOnVM_Task', vm.moid));
  assert.deepEqual(below(datastoreOf(lab), 'vch'), ['vch/vch.nvram', 'vch/vch.vmx', 'vch/vmware.log']);
});

test('Destroy_Task removes the files of the VM and leaves those of others', async () => {
  const lab = makeLab();
  const datastore = datastoreOf(lab);
  const vm = await created(lab);
  datastore.files.set('vch/appliance.iso', new Uint8Array(3));
  await runTask(lab, lab.login(), vmCall('Destroy_Task', vm.moid));
  assert.deepEqual(below(datastore, 'vch'), ['vch/appliance.iso']);
  assert.deepEqual(below(datastore, 'd').length, 4);
});

test('Destroy_Task removes a folder that has nothing else in it', async () => {
  const lab = makeLab();
  const vm = await created(lab);
  await runTask(lab, lab.login(), vmCall('Destroy_Task', vm.moid));
  assert.deepEqual(below(datastoreOf(lab), 'vch'), []);
});

test('UnregisterVM leaves the files as they are', async () => {
  const lab = makeLab();
  const vm = await created(lab, pair('k', 'v'));
  const { fault } = await lab.call(lab.login(), vmCall('UnregisterVM', vm.moid));
  assert.equal(fault, null);
  assert.equal(lab.inventory.objects.has(vm.moid), false);
  assert.match(textOfFile(datastoreOf(lab), 'vch/vch.vmx'), /^k = "v"$/m);
});

test('a new VM whose folder is taken gets another one', async () => {
  const lab = makeLab();
  datastoreOf(lab).files.set('vch/left-over', new Uint8Array());
  const vm = await created(lab);
  assert.equal(vm.vmPathName, '[ds-one] vch_1/vch.vmx');
});

test('a folder of which the last file is deleted stays', async () => {
  const lab = makeLab();
  const datastore = datastoreOf(lab);
  datastore.files.set('images/a.iso', new Uint8Array());
  const remove = (path: string): string =>
    managerCall('DeleteDatastoreFile_Task', 'FileManager', `<name>[ds-one] ${path}</name>`);
  await runTask(lab, lab.login(), remove('images/a.iso'));
  assert.deepEqual(below(datastore, 'images'), ['images/']);
  await runTask(lab, lab.login(), remove('images'));
  assert.deepEqual(below(datastore, 'images'), []);
  assert.equal((await runTask(lab, lab.login(), remove('images'))).fault, 'FileNotFound');
});

test('files are copied and moved, and what is there is kept unless forced', async () => {
  const lab = makeLab();
  const datastore = datastoreOf(lab);
  datastore.files.set('x/a.iso', new Uint8Array([1]));
  datastore.files.set('y/a.iso', new Uint8Array([2]));
  const transfer = (method: string, more = ''): string =>
    managerCall(
      method,
      'FileManager',
      `<sourceName>[ds-one] x/a.iso</sourceName><destinationName>[ds-one] y/a.iso</destinationName>${more}`,
    );
  assert.equal((await runTask(lab, lab.login(), transfer('CopyDatastoreFile_Task'))).fault, 'FileAlreadyExists');
  await runTask(lab, lab.login(), transfer('MoveDatastoreFile_Task', '<force>true</force>'));
  assert.deepEqual([datastore.files.get('y/a.iso'), below(datastore, 'x')], [new Uint8Array([1]), ['x/']]);
});

test('a datastore whose name has brackets and blanks can be addressed', async () => {
  const lab = makeLab();
  const datastore = datastoreOf(lab);
  datastore.name = 'ds [fast] one';
  datastore.files.set('x/a.iso', new Uint8Array([1]));
  const body = managerCall('DeleteDatastoreFile_Task', 'FileManager', '<name>[ds [fast] one] x/a.iso</name>');
  assert.equal((await runTask(lab, lab.login(), body)).state, 'success');
});
