/** Deleting VCHs over the API on the simulated vCenter: what goes with them, and what stays. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LAB_PASSWORD } from '../accounts.ts';
import { build as buildDefault } from '../scenarios/default.ts';
import { build as buildDrsOff } from '../scenarios/drs-off.ts';
import type { VirtualMachine } from '../vcenter/inventory.ts';
import { leastSpecification } from './specifications.ts';
import { startVchBench, type VchBench } from './vch-bench.ts';

const vmsOf = (bench: VchBench): VirtualMachine[] =>
  [...bench.inventory.objects.values()].filter((entity) => entity.type === 'VirtualMachine');
const namesIn = (bench: VchBench, folder: string | null | undefined): string[] =>
  vmsOf(bench)
    .filter(({ parent }) => parent === folder)
    .map(({ name }) => name)
    .sort();

describe('deleting a VCH with containers', () => {
  let bench: VchBench;
  let vch: VirtualMachine;
  before(async () => {
    bench = await startVchBench({ inventory: buildDefault(1), password: LAB_PASSWORD });
    const found = vmsOf(bench).find(({ moid, parent }) => namesIn(bench, parent).length > 5 && isVch(moid));
    assert.ok(found !== undefined);
    vch = found;
  });
  after(() => bench.stop());

  const isVch = (moid: string): boolean => {
    const vm = bench.inventory.objects.get(moid);
    return vm?.type === 'VirtualMachine' && vm.name.startsWith('vch-') && vm.powerState === 'poweredOn';
  };

  it('is refused while one runs, naming it, and nothing is changed', async () => {
    const before = bench.state();
    const answer = await bench.delete(vch.moid);
    assert.equal(answer.status, 500);
    assert.match(answer.message, /^failed to delete VCH: (VM ".+" is (powered on|suspended)\n?)+$/);
    assert.deepEqual(bench.state(), before);
  });

  it('takes the containers with it when asked, and touches no other VM', async () => {
    const ours = new Set(namesIn(bench, vch.parent));
    const others = vmsOf(bench)
      .filter(({ name }) => !ours.has(name))
      .map(({ name }) => name);
    assert.deepEqual([(await bench.delete(vch.moid, { containers: 'all' })).status], [202]);
    assert.deepEqual(
      vmsOf(bench).map(({ name }) => name),
      others,
    );
    assert.ok(!bench.state().includes(`Folder ${vch.name}`));
  });
});

describe('deleting a VCH where VCHs share', () => {
  it('leaves the containers of its neighbours in the shared pool', async () => {
    const bench = await startVchBench({ inventory: buildDrsOff(1), password: LAB_PASSWORD });
    try {
      const vch = vmsOf(bench).find(
        ({ name, parent }) => name.startsWith('vch-') && namesIn(bench, parent).length === 4,
      );
      assert.ok(vch !== undefined);
      const ours = new Set(namesIn(bench, vch.parent));
      const others = vmsOf(bench).filter(({ name }) => !ours.has(name));
      assert.equal((await bench.delete(vch.moid, { containers: 'all' })).status, 202);
      assert.deepEqual(
        vmsOf(bench).map(({ name }) => name),
        others.map(({ name }) => name),
      );
    } finally {
      await bench.stop();
    }
  });

  it('keeps a volume store that another VCH uses, and deletes it with the last', async () => {
    const bench = await startVchBench();
    try {
      const storage = {
        image_stores: ['LocalDS_0'],
        volume_stores: [{ datastore: 'LocalDS_1/shared', label: 'default' }],
      };
      for (const name of ['vch-a', 'vch-b']) {
        assert.equal((await bench.create({ ...leastSpecification(name), storage })).status, 201);
      }
      const remove = (name: string) => bench.delete(bench.vm(name)?.moid ?? '', { volume_stores: 'all' });
      const hasStore = () => bench.state().includes('[LocalDS_1] shared/');
      assert.equal((await remove('vch-a')).status, 202);
      assert.equal(hasStore(), true);
      assert.equal((await remove('vch-b')).status, 202);
      assert.equal(hasStore(), false);
    } finally {
      await bench.stop();
    }
  });

  it('keeps volumes unless they are asked for', async () => {
    const bench = await startVchBench();
    try {
      const storage = { image_stores: ['LocalDS_0'], volume_stores: [{ datastore: 'LocalDS_1/mine', label: 'v' }] };
      assert.equal((await bench.create({ ...leastSpecification('vch-v'), storage })).status, 201);
      assert.equal((await bench.delete(bench.vm('vch-v')?.moid ?? '')).status, 202);
      assert.ok(bench.state().includes('[LocalDS_1] mine/'));
    } finally {
      await bench.stop();
    }
  });
});
