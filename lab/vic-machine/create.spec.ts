/** Making VCHs over the API on the simulated vCenter: what is used, what is refused, what it comes to. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { build } from '../scenarios/recorded.ts';
import {
  addFolder,
  addResourcePool,
  entityOfType,
  folderOf,
  rootPoolOf,
  type ComputeResource,
  type Inventory,
} from '../vcenter/inventory.ts';
import { fullSpecification, leastSpecification } from './specifications.ts';
import { startVchBench, type VchBench, type VchBenchOptions } from './vch-bench.ts';

const clusterOf = (inventory: Inventory) => entityOfType(inventory, 'domain-c33', 'ClusterComputeResource');
const vmFolderOf = (inventory: Inventory) =>
  folderOf(inventory, entityOfType(inventory, 'datacenter-2', 'Datacenter'), 'vm');

describe('making a VCH', () => {
  let bench: VchBench;
  before(async () => {
    bench = await startVchBench();
  });
  after(() => bench.stop());

  const newPool = (name: string) =>
    addResourcePool(bench.inventory, rootPoolOf(bench.inventory, clusterOf(bench.inventory)), name);

  it('takes over an empty pool and an empty folder of its name', async () => {
    const pool = newPool('vch-over');
    const folder = addFolder(bench.inventory, vmFolderOf(bench.inventory), 'vch-over');
    assert.equal((await bench.create(leastSpecification('vch-over'))).status, 201);
    const vm = bench.vm('vch-over');
    assert.deepEqual([vm?.pool, vm?.parent], [pool.moid, folder.moid]);
  });

  it('leaves what it took over when it fails', async () => {
    newPool('vch-back');
    addFolder(bench.inventory, vmFolderOf(bench.inventory), 'vch-back');
    const before = bench.state();
    bench.vcenter.switches.setFaults([{ method: 'PowerOnMultiVM_Task', fault: 'NoPermission', skip: 0, count: 1 }]);
    assert.equal((await bench.create(leastSpecification('vch-back'))).status, 500);
    assert.deepEqual(bench.state(), before);
  });

  it('refuses a name that a VM beside it bears, having changed nothing', async () => {
    const { message } = await bench.create(leastSpecification('DC0_H0_VM0'));
    assert.match(message, /The specified VCH name \(DC0_H0_VM0\) is already in use/);
    assert.ok(!bench.state().includes('ResourcePool DC0_H0_VM0'));
  });

  it('lets one of two creations of the same name win, and the other touch nothing of it', async () => {
    const answers = await Promise.all([1, 2].map(() => bench.create(fullSpecification('vch-twice'))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 500]);
    const vm = bench.vm('vch-twice');
    assert.equal(vm?.powerState, 'poweredOn');
    assert.equal((await bench.get(`/vch/${vm.moid}`)).status, 200);
    const images = bench.state().filter((line) => /vch-twice\/.*\.iso$/.test(line));
    assert.equal(images.length, 2);
  });

  it('can be asked about beforehand, changing nothing', async () => {
    const before = bench.state();
    assert.match(await bench.validate(fullSpecification('vch-ask')), /"valid":true/);
    const wrong = { ...leastSpecification('vch-ask'), storage: { image_stores: ['nope'] } };
    const report = await bench.validate(wrong);
    assert.match(report, /"valid":false/);
    assert.match(report, /"stage":2,[^}]*"path":"\/storage\/image_stores\/0"[^}]*datastore 'nope' not found/);
    assert.deepEqual(bench.state(), before);
  });

  it('writes its log beside the VM, from the beginning to the end', async () => {
    assert.equal((await bench.create(leastSpecification('vch-log'))).status, 201);
    const { text } = await bench.get(`/vch/${bench.vm('vch-log')?.moid ?? ''}/log`);
    assert.match(text, /^\w{3} \d\d \d{4} .* INFO {2}Starting API-based VCH Creation/);
    assert.match(text, /Making the endpoint VM vch-log[^]*Powering on the endpoint VM[^]*Installation completed/);
    assert.doesNotMatch(text, /Admin!23/);
  });

  it('gives the operations user the roles that VCHs share, where they are needed', async () => {
    assert.equal((await bench.create(fullSpecification('vch-ops'))).status, 201);
    const { pool, folder } = { pool: bench.vm('vch-ops')?.pool, folder: bench.vm('vch-ops')?.parent };
    const granted = bench.inventory.permissions.filter(({ principal }) => principal.includes('vch-ops'));
    const roleOn = (entity: string | null | undefined) => {
      const roleId = granted.find((permission) => permission.entity === entity)?.roleId;
      return bench.inventory.roles.find((role) => role.roleId === roleId)?.name;
    };
    assert.equal(roleOn(pool), 'vic-vch-endpoint');
    assert.equal(roleOn(folder), 'vic-vch-endpoint');
    assert.equal(roleOn('domain-c33'), 'vic-vch-cluster');
    assert.equal(roleOn('datacenter-2'), 'vic-vch-datacenter');
    assert.equal(roleOn('dvportgroup-13'), 'vic-vch-network');
  });
});

describe('making a VCH elsewhere', () => {
  const benches: VchBench[] = [];
  const started = async (options: VchBenchOptions): Promise<VchBench> => {
    const bench = await startVchBench(options);
    benches.push(bench);
    return bench;
  };
  after(() => Promise.all(benches.map((bench) => bench.stop())));

  it('uses the pool of the cluster where DRS is off', async () => {
    const inventory = build(1);
    const cluster: ComputeResource = clusterOf(inventory);
    cluster.drsEnabled = false;
    const bench = await started({ inventory });
    assert.equal((await bench.create(leastSpecification('vch-nodrs'))).status, 201);
    assert.equal(bench.vm('vch-nodrs')?.pool, rootPoolOf(inventory, cluster).moid);
    assert.ok(!bench.state().includes('ResourcePool vch-nodrs'));
    const again = await bench.create(leastSpecification('vch-nodrs'));
    assert.match(again.message, /A VCH with the name "vch-nodrs" already exists/);
    const vchId = bench.vm('vch-nodrs')?.moid ?? '';
    assert.equal((await bench.delete(vchId)).status, 202);
    assert.equal(bench.vm('vch-nodrs'), undefined);
  });

  it('is refused before anything is made where an image is missing', async () => {
    const bench = await started({ isos: { applianceIso: '/nowhere/a.iso', bootstrapIso: '/nowhere/b.iso' } });
    const before = bench.state();
    const answer = await bench.create(leastSpecification('vch-noiso'));
    assert.equal(answer.status, 500);
    assert.match(answer.message, /The ISO file \/nowhere\/a\.iso cannot be read/);
    assert.deepEqual(bench.state(), before);
  });
});
