import assert from 'node:assert/strict';
import { test } from 'node:test';
import { computeResourceOf } from './builders.ts';
import type { ComputeResource } from './inventory.ts';
import type { Lab } from './testing/calls.ts';
import { makeLab, ref } from './testing/calls.ts';
import { readObject, runTask, vmCall } from './testing/vm-calls.ts';

function clusterOf(lab: Lab): ComputeResource {
  const host = lab.inventory.objects.get(lab.vms[0].host);
  assert.equal(host?.type, 'HostSystem');
  return computeResourceOf(lab.inventory, host);
}

const change = (lab: Lab, spec: string) =>
  runTask(
    lab,
    lab.login(),
    `<ReconfigureComputeResource_Task>${ref('_this', 'ClusterComputeResource', clusterOf(lab).moid)}<spec xsi:type="ClusterConfigSpecEx">${spec}</spec><modify>true</modify></ReconfigureComputeResource_Task>`,
  );

const group = (operation: string, name: string, ...vms: readonly string[]): string =>
  `<groupSpec><operation>${operation}</operation><info xsi:type="ClusterVmGroup"><name>${name}</name>${vms.map((moid) => ref('vm', 'VirtualMachine', moid)).join('')}</info></groupSpec>`;

test('a VM group is added, changed, read and removed', async () => {
  const lab = makeLab();
  const [a, b] = lab.vms;
  assert.equal((await change(lab, group('add', 'vch', a.moid))).state, 'success');
  assert.equal((await change(lab, group('add', 'vch'))).fault, 'AlreadyExists');
  await change(lab, group('edit', 'vch', a.moid, b.moid));
  const session = lab.login();
  const { xml } = await readObject(lab, session, 'ClusterComputeResource', clusterOf(lab).moid, [
    'configurationEx.group',
  ]);
  assert.match(xml, /<ClusterGroupInfo xsi:type="ClusterVmGroup"><name>vch<\/name>/);
  assert.equal(xml.split('<vm ').length - 1, 2);
  const remove = '<groupSpec><operation>remove</operation><removeKey xsi:type="xsd:string">vch</removeKey></groupSpec>';
  await change(lab, remove);
  assert.equal(clusterOf(lab).groups.length, 0);
  assert.equal((await change(lab, remove)).fault, 'NotFound');
});

test('a VM of another cluster does not belong in a group', async () => {
  const lab = makeLab();
  assert.equal((await change(lab, group('add', 'vch', lab.vms[3].moid))).fault, 'InvalidArgument');
});

test('a VM that is destroyed leaves its groups', async () => {
  const lab = makeLab();
  const session = lab.login();
  const [vm] = lab.vms;
  await change(lab, group('add', 'vch', vm.moid));
  await runTask(lab, session, vmCall('PowerOffVM_Task', vm.moid));
  await runTask(lab, session, vmCall('Destroy_Task', vm.moid));
  assert.deepEqual(
    clusterOf(lab).groups.map(({ members }) => members.size),
    [0],
  );
});

test('DRS is switched off and on', async () => {
  const lab = makeLab();
  await change(lab, '<drsConfig><enabled>false</enabled></drsConfig>');
  assert.equal(clusterOf(lab).drsEnabled, false);
});
