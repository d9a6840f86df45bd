/** Making VCHs over the API on the simulated vCenter: what is used, what is refused, what it comes to. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from '@vic/vim25';
import { LAB_PASSWORD, NEWCOMER } from '../accounts.ts';
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
import { startServiceLab, type ServiceLab, type ServiceLabOptions } from './service-lab.ts';
import { fullSpecification, specification } from './specifications.ts';
import { findVm } from './vcenter-state.ts';

const clusterOf = (inventory: Inventory) => entityOfType(inventory, 'domain-c33', 'ClusterComputeResource');
const vmFolderOf = (inventory: Inventory) =>
  folderOf(inventory, entityOfType(inventory, 'datacenter-2', 'Datacenter'), 'vm');

describe('making a VCH', () => {
  let lab: ServiceLab;
  before(async () => {
    lab = await startServiceLab({ vchsBoot: false });
  });
  after(() => lab.stop());

  const newPool = (name: string) =>
    addResourcePool(lab.inventory, rootPoolOf(lab.inventory, clusterOf(lab.inventory)), name);

  it('takes over an empty pool and an empty folder of its name', async () => {
    const pool = newPool('vch-over');
    const folder = addFolder(lab.inventory, vmFolderOf(lab.inventory), 'vch-over');
    assert.equal((await lab.create(specification('vch-over'))).status, 201);
    const vm = lab.vm('vch-over');
    assert.deepEqual([vm.pool, vm.parent], [pool.moid, folder.moid]);
  });

  it('leaves what it took over when it fails', async () => {
    newPool('vch-back');
    addFolder(lab.inventory, vmFolderOf(lab.inventory), 'vch-back');
    const before = lab.state();
    lab.vcenter.switches.setFaults([{ method: 'PowerOnMultiVM_Task', fault: 'NoPermission', skip: 0, count: 1 }]);
    assert.equal((await lab.create(specification('vch-back'))).status, 500);
    assert.deepEqual(lab.state(), before);
  });

  it('refuses a name that a VM beside it bears, having changed nothing', async () => {
    const { message } = await lab.create(specification('DC0_H0_VM0'));
    assert.match(message, /The specified VCH name \(DC0_H0_VM0\) is already in use/);
    assert.ok(!lab.state().includes('ResourcePool DC0_H0_VM0'));
  });

  it('refuses a name that a folder elsewhere in the datacenter bears, even an empty one', async () => {
    const projects = addFolder(lab.inventory, vmFolderOf(lab.inventory), 'projects');
    addFolder(lab.inventory, projects, 'vch-deeper');
    const { message } = await lab.create(specification('vch-deeper'));
    assert.match(message, /The specified VCH name \(vch-deeper\) is already in use/);
  });

  it('lets one of two creations of the same name win, and the other touch nothing of it', async () => {
    const answers = await Promise.all([1, 2].map(() => lab.create(fullSpecification('vch-twice'))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 500]);
    const vm = lab.vm('vch-twice');
    assert.equal(vm.powerState, 'poweredOn');
    assert.equal((await lab.call({ path: `/vch/${vm.moid}` })).status, 200);
    const images = lab.state().filter((line) => /vch-twice\/.*\.iso$/.test(line));
    assert.equal(images.length, 2);
  });

  it('can be asked about beforehand, changing nothing', async () => {
    const reportOn = async (body: object) => (await lab.call({ method: 'POST', path: '/vch-validation', body })).text;
    const before = lab.state();
    assert.match(await reportOn(fullSpecification('vch-ask')), /"valid":true/);
    const wrong = { ...specification('vch-ask'), storage: { image_stores: ['nope'] } };
    const report = await reportOn(wrong);
    assert.match(report, /"valid":false/);
    assert.match(report, /"stage":2,[^}]*"path":"\/storage\/image_stores\/0"[^}]*datastore 'nope' not found/);
    assert.deepEqual(lab.state(), before);
  });

  it('writes its log beside the VM, from the beginning to the end', async () => {
    assert.equal((await lab.create(specification('vch-log'))).status, 201);
    const { text } = await lab.call({ path: `/vch/${lab.vm('vch-log').moid}/log` });
    assert.match(text, /^\w{3} \d\d \d{4} .* INFO {2}Starting API-based VCH Creation/);
    assert.match(text, /Making the endpoint VM vch-log[^]*Powering on the endpoint VM[^]*Installation completed/);
    assert.doesNotMatch(text, /Admin!23/);
  });

  it('gives the operations user the roles that VCHs share, where they are needed', async () => {
    assert.equal((await lab.create(fullSpecification('vch-ops'))).status, 201);
    const { pool, parent: folder } = lab.vm('vch-ops');
    const granted = lab.inventory.permissions.filter(({ principal }) => principal.includes('vch-ops'));
    const roleOn = (entity: string | null | undefined) => {
      const roleId = granted.find((permission) => permission.entity === entity)?.roleId;
      return lab.inventory.roles.find((role) => role.roleId === roleId)?.name;
    };
    assert.equal(roleOn(pool), 'vic-vch-endpoint');
    assert.equal(roleOn(folder), 'vic-vch-endpoint');
    assert.equal(roleOn('domain-c33'), 'vic-vch-cluster');
    assert.equal(roleOn('datacenter-2'), 'vic-vch-datacenter');
    assert.equal(roleOn('dvportgroup-13'), 'vic-vch-network');
  });
});

describe('making a VCH for a user without any permission', () => {
  it('lets the user in by what it grants', async () => {
    const lab = await startServiceLab({ vchsBoot: false });
    const newcomer = { user: NEWCOMER, password: LAB_PASSWORD, grant_permissions: true };
    const { status, message } = await lab.create(
      specification('vch-newcomer', { endpoint: { operations_credentials: newcomer } }),
    );
    assert.equal(status, 201, message);
    const client = await connect({
      url: `https://127.0.0.1:${lab.vcenter.port}/sdk`,
      trust: { thumbprint: lab.thumbprint },
    });
    await assert.doesNotReject(client.login(NEWCOMER, LAB_PASSWORD));
    await client.close();
    await lab.stop();
  });
});

describe('making a VCH elsewhere', () => {
  const labs: ServiceLab[] = [];
  const started = async (options: ServiceLabOptions): Promise<ServiceLab> => {
    const lab = await startServiceLab({ ...options, vchsBoot: false });
    labs.push(lab);
    return lab;
  };
  after(() => Promise.all(labs.map((lab) => lab.stop())));

  it('uses the pool of the cluster where DRS is off', async () => {
    const inventory = build(1);
    const cluster: ComputeResource = clusterOf(inventory);
    cluster.drsEnabled = false;
    const lab = await started({ inventory });
    assert.equal((await lab.create(specification('vch-nodrs'))).status, 201);
    assert.equal(lab.vm('vch-nodrs').pool, rootPoolOf(inventory, cluster).moid);
    assert.ok(!lab.state().includes('ResourcePool vch-nodrs'));
    const again = await lab.create(specification('vch-nodrs'));
    assert.match(again.message, /A VCH with the name "vch-nodrs" already exists/);
    assert.equal((await lab.delete(lab.vm('vch-nodrs').moid)).status, 202);
    assert.equal(findVm(inventory, 'vch-nodrs'), undefined);
  });

  it('is refused before anything is made where an image is missing', async () => {
    const lab = await started({ isos: { applianceIso: '/nowhere/a.iso', bootstrapIso: '/nowhere/b.iso' } });
    const before = lab.state();
    const answer = await lab.create(specification('vch-noiso'));
    assert.equal(answer.status, 500);
    assert.match(answer.message, /The ISO file \/nowhere\/a\.iso cannot be read/);
    assert.deepEqual(lab.state(), before);
  });
});
