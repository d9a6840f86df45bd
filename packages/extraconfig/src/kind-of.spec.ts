import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeContainerVm, emptyContainerConfig, encodeContainerVm } from './container-config.ts';
import { kindOf, MARKER_KEYS } from './kind-of.ts';
import { emptyVchConfig, encodeVch } from './vch-config.ts';
import { zeroOf } from './zero.ts';
import { build } from './models/build.ts';

function vch(id: string): Map<string, string> {
  const config = emptyVchConfig();
  return encodeVch({ ...config, init: { ...config.init, common: { ...config.init.common, id, name: 'demo' } } });
}

function container(name: string): Map<string, string> {
  const config = emptyContainerConfig();
  return encodeContainerVm({ ...config, common: { ...config.common, name }, version: zeroOf(build) });
}

describe('kindOf', () => {
  it('knows an endpoint VM by its own reference', () =>
    assert.equal(kindOf(vch('VirtualMachine:vm-7'), 'vm-7'), 'vch'));
  it('knows one that is being created', () => assert.equal(kindOf(vch('CreatingVCH'), 'vm-7'), 'vch'));
  it('does not take a clone for an endpoint VM', () => assert.equal(kindOf(vch('VirtualMachine:vm-7'), 'vm-8'), null));
  it('knows a containerVM', () => assert.equal(kindOf(container('web'), 'vm-9'), 'container'));
  it('knows nothing of other VMs', () => assert.equal(kindOf(new Map([['common/name', 'x']]), 'vm-1'), null));

  it('knows a containerVM of an engine that cannot rename', () => {
    const pairs = container('web');
    pairs.delete('common/name');
    pairs.set('guestinfo.vice./common/name', 'old');
    assert.equal(kindOf(pairs, 'vm-9'), 'container');
    assert.equal(decodeContainerVm(pairs).common.name, 'old');
  });

  it('needs a marker key for each', () => {
    const isMarked = (pairs: Map<string, string>) => MARKER_KEYS.some((key) => pairs.has(key));
    assert.ok(isMarked(vch('CreatingVCH')));
    assert.ok(isMarked(container('web')));
  });
});
