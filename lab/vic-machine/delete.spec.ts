/** Deleting VCHs over the API on the simulated vCenter: what goes with them, and what stays. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LAB_PASSWORD } from '../accounts.ts';
import { build as buildDefault } from '../scenarios/default.ts';
import { build as buildDrsOff } from '../scenarios/drs-off.ts';
import type { VirtualMachine } from '../vcenter/inventory.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';
import { specification } from './specifications.ts';

const vmsOf = (lab: ServiceLab): VirtualMachine[] =>
  [...lab.inventory.objects.values()].filter((entity) => entity.type === 'VirtualMachine');
const namesIn = (lab: ServiceLab, folder: string | null | undefined): string[] =>
  vmsOf(lab)
    .filter(({ parent }) => parent === folder)
    .map(({ name }) => name)
    .sort();

describe('deleting a VCH with containers', () => {
  let lab: ServiceLab;
  let vch: VirtualMachine;
  before(async () => {
    lab = await startServiceLab({ inventory: buildDefault(1), password: LAB_PASSWORD, vchsBoot: false });
    const found = vmsOf(lab).find(({ moid, parent }) => namesIn(lab, parent).length > 5 && isVch(moid));
    assert.ok(found !== undefined);
    vch = found;
  });
  after(() => lab.stop());

  const isVch = (moid: string): boolean => {
    const vm = lab.inventory.objects.get(moid);
    return vm?.type === 'VirtualMachine' && vm.name.startsWith('vch-') && vm.powerState === 'poweredOn';
  };

  it('is refused while one runs, naming it, and nothing is changed', async () => {
    const before = lab.state();
    const answer = await lab.delete(vch.moid);
    assert.equal(answer.status, 500);
    assert.match(answer.message, /^failed to delete VCH: (VM ".+" is (powered on|suspended)\n?)+$/);
    assert.deepEqual(lab.state(), before);
  });

  it('takes the containers with it when asked, and touches no other VM', async () => {
    const ours = new Set(namesIn(lab, vch.parent));
    const others = vmsOf(lab)
      .filter(({ name }) => !ours.has(name))
      .map(({ name }) => name);
    assert.deepEqual([(await lab.delete(vch.moid, { containers: 'all' })).status], [202]);
    assert.deepEqual(
      vmsOf(lab).map(({ name }) => name),
      others,
    );
    assert.ok(!lab.state().includes(`Folder ${vch.name}`));
  });
});

describe('deleting a VCH where VCHs share', () => {
  it('leaves the containers of its neighbours in the shared pool', async () => {
    const lab = await startServiceLab({ inventory: buildDrsOff(1), password: LAB_PASSWORD, vchsBoot: false });
    try {
      const vch = vmsOf(lab).find(({ name, parent }) => name.startsWith('vch-') && namesIn(lab, parent).length === 4);
      assert.ok(vch !== undefined);
      const ours = new Set(namesIn(lab, vch.parent));
      const others = vmsOf(lab).filter(({ name }) => !ours.has(name));
      assert.equal((await lab.delete(vch.moid, { containers: 'all' })).status, 202);
      assert.deepEqual(
        vmsOf(lab).map(({ name }) => name),
        others.map(({ name }) => name),
      );
    } finally {
      await lab.stop();
    }
  });

  it('keeps a volume store that another VCH uses, and deletes it with the last', async () => {
    const lab = await startServiceLab({ vchsBoot: false });
    try {
      const storage = {
        image_stores: ['LocalDS_0'],
        volume_stores: [{ datastore: 'LocalDS_1/shared', label: 'default' }],
      };
      for (const name of ['vch-a', 'vch-b']) {
        assert.equal((await lab.create({ ...specification(name), storage })).status, 201);
      }
      const remove = (name: string) => lab.delete(lab.vm(name).moid, { volume_stores: 'all' });
      const hasStore = () => lab.state().includes('[LocalDS_1] shared/');
      assert.equal((await remove('vch-a')).status, 202);
      assert.equal(hasStore(), true);
      assert.equal((await remove('vch-b')).status, 202);
      assert.equal(hasStore(), false);
    } finally {
      await lab.stop();
    }
  });

  it('keeps volumes unless they are asked for', async () => {
    const lab = await startServiceLab({ vchsBoot: false });
    try {
      const storage = { image_stores: ['LocalDS_0'], volume_stores: [{ datastore: 'LocalDS_1/mine', label: 'v' }] };
      assert.equal((await lab.create({ ...specification('vch-v'), storage })).status, 201);
      assert.equal((await lab.delete(lab.vm('vch-v').moid)).status, 202);
      assert.ok(lab.state().includes('[LocalDS_1] mine/'));
    } finally {
      await lab.stop();
    }
  });
});
