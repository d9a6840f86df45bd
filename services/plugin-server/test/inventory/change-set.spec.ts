import type { ObjectChange, VimValue } from '@vic/vim25';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reduceChanges, type Known } from '../../src/inventory/change-set.ts';
import type { VicVm } from '../../src/inventory/vic-vm.ts';
import { containerPairs } from '../testing/pairs.ts';
import { aContainer } from '../testing/rows.ts';

const MARKER = 'config.extraConfig["common/name"]';

function known(vms: VicVm[] = [], more: Partial<Known> = {}): Known {
  return {
    vm: (moid) => vms.find((vm) => vm.moid === moid),
    node: () => undefined,
    isUnknown: () => false,
    isForeign: () => false,
    isWatched: () => false,
    usesMarkers: true,
    ...more,
  };
}

function change(kind: ObjectChange['kind'], moid: string, props: Record<string, VimValue> = {}): ObjectChange {
  const ref = { type: 'VirtualMachine', value: moid };
  return { kind, ref, props: new Map(Object.entries(props)), removed: [], missing: new Map() };
}

const entries = (pairs: Record<string, string>) => Object.entries(pairs).map(([key, value]) => ({ key, value }));

test('a new VM with a marker is to be read', () => {
  const { toRead, vms } = reduceChanges(known(), [change('enter', 'vm-1', { name: 'x', [MARKER]: 'web' })]);
  assert.deepEqual([toRead, vms], [['vm-1'], []]);
});

test('a new VM without a marker costs nothing', () => {
  const { toRead, vms } = reduceChanges(known(), [change('enter', 'vm-1', { name: 'x' })]);
  assert.deepEqual([toRead, vms], [[], []]);
});

test('without markers every VM is read once', () => {
  const foreign = known([], { usesMarkers: false, isForeign: (moid) => moid === 'vm-2' });
  const { toRead } = reduceChanges(foreign, [change('enter', 'vm-1'), change('modify', 'vm-2')]);
  assert.deepEqual(toRead, ['vm-1']);
});

test('a VM that could not be read is asked again when it changes', () => {
  const { toRead } = reduceChanges(known([], { isUnknown: () => true }), [change('modify', 'vm-1', { name: 'x' })]);
  assert.deepEqual(toRead, ['vm-1']);
});

test('a power change needs no read', () => {
  const { vms, toRead } = reduceChanges(known([aContainer('vm-1')]), [
    change('modify', 'vm-1', { 'runtime.powerState': 'poweredOff' }),
  ]);
  assert.equal(vms[0]?.vm.powerState, 'poweredOff');
  assert.deepEqual(toRead, []);
});

test('a reconfigured VM is read unless its extraConfig is watched', () => {
  const changes = [change('modify', 'vm-1', { 'config.changeVersion': '2' })];
  assert.deepEqual(reduceChanges(known([aContainer('vm-1')]), changes).toRead, ['vm-1']);
  assert.deepEqual(reduceChanges(known([aContainer('vm-1')], { isWatched: () => true }), changes).toRead, []);
});

test('a watched change of extraConfig is taken as it comes', () => {
  const { vms } = reduceChanges(known([aContainer('vm-1')]), [
    change('modify', 'vm-1', { 'config.extraConfig': entries(containerPairs({ name: 'renamed' })) }),
  ]);
  assert.equal(vms[0]?.config.name, 'renamed');
});

test('a VM that leaves is gone', () => {
  assert.deepEqual(reduceChanges(known([aContainer('vm-1')]), [change('leave', 'vm-1')]).removedVms, ['vm-1']);
});

test('a VM that enters and leaves in one set is read', () => {
  const changes = [change('enter', 'vm-1', { name: 'x' }), change('leave', 'vm-1')];
  const { toRead, removedVms } = reduceChanges(known([aContainer('vm-1')]), changes);
  assert.deepEqual([toRead, removedVms], [['vm-1'], []]);
});

test('an entering VM has only what it brings', () => {
  const { vms } = reduceChanges(known([aContainer('vm-1')]), [change('enter', 'vm-1', { name: 'x' })]);
  assert.equal(vms[0]?.vm.resourcePool, null);
});
