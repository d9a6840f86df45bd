import { ContainerVm, Vch } from '@vic/contract';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Value from 'typebox/value';
import { aContainer, aStore, aVch } from '../testing/rows.ts';

test('records have the form of the contract', () => {
  const store = aStore(aVch('vm-1'), aContainer('vm-2', { ports: { bridge: ['80/tcp'] } }));
  assert.deepEqual([...Value.Errors(Vch, store.vch('vm-1'))], []);
  assert.deepEqual([...Value.Errors(ContainerVm, store.container('vm-2'))], []);
});

test('a container that starts changes its own record and the counts of its VCH', () => {
  const store = aStore(aVch('vm-1'), aContainer('vm-2', {}, { powerState: 'poweredOff' }));
  store.takeDelta();
  store.put(aContainer('vm-2'));
  const delta = store.takeDelta();
  assert.deepEqual(
    delta?.vchs.map(({ moid, runningContainerCount }) => [moid, runningContainerCount]),
    [['vm-1', 1]],
  );
  assert.deepEqual(
    delta.containers.map(({ moid, state }) => [moid, state]),
    [['vm-2', 'running']],
  );
});

test('a renamed VCH changes the records of its containers', () => {
  const store = aStore(aVch('vm-1'), aContainer('vm-2'));
  store.takeDelta();
  store.put(aVch('vm-1', { name: 'renamed' }));
  assert.equal(store.takeDelta()?.containers[0]?.vch?.name, 'renamed');
});

test('a renamed pool changes the records in it', () => {
  const store = aStore(aContainer('vm-2'));
  store.putNode('resgroup-1', { type: 'ResourcePool', name: 'old', parent: null });
  store.takeDelta();
  store.putNode('resgroup-1', { type: 'ResourcePool', name: 'new', parent: null });
  assert.equal(store.takeDelta()?.containers[0]?.resourcePool?.name, 'new');
});

test('a VCH that goes leaves its containers without an owner', () => {
  const store = aStore(aVch('vm-1'), aContainer('vm-2'));
  store.takeDelta();
  store.remove('vm-1');
  const delta = store.takeDelta();
  assert.deepEqual(delta?.removedVchs, ['urn:vmomi:VirtualMachine:vm-1:vc-1']);
  assert.equal(delta.containers[0]?.vch, null);
});

test('nothing changed is told as nothing', () => {
  const store = aStore(aVch('vm-1'));
  store.takeDelta();
  store.putFigures('vm-1', { cpuMHz: null, memoryMiB: null, storageBytes: null });
  assert.equal(store.takeDelta(), null);
});

test('very many changes are told as partial', () => {
  const store = aStore(...Array.from({ length: 300 }, (_none, index) => aContainer(`vm-${index}`)));
  assert.deepEqual(store.takeDelta(), {
    isPartial: true,
    vchs: [],
    removedVchs: [],
    containers: [],
    removedContainers: [],
  });
});

test('the hidden root pool goes by the name of its compute resource', () => {
  const store = aStore(aContainer('vm-2'));
  store.putNode('domain-c1', { type: 'ClusterComputeResource', name: 'cluster', parent: null });
  const parent = { type: 'ClusterComputeResource', moid: 'domain-c1' };
  store.putNode('resgroup-1', { type: 'ResourcePool', name: 'Resources', parent });
  assert.equal(store.container('vm-2')?.resourcePool?.name, 'cluster');
});
