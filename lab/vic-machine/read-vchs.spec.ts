/** Which VMs count as VCHs, and what is told of those that are not in order. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { CREATING_VCH, emptyVchConfig, encodeVch } from '@vic/extraconfig';
import { setExtraConfig } from '../vcenter/apply-change.ts';
import { writeFile } from '../vcenter/datastore-contents.ts';
import {
  addResourcePool,
  addVApp,
  addVm,
  entityOfType,
  folderOf,
  rootPoolOf,
  type ResourcePool,
  type VirtualMachine,
} from '../vcenter/inventory.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly parent?: { readonly id: string };
  readonly upgrade_status: string;
}

const parseList: (text: string) => { readonly vchs: Item[] } = JSON.parse;

function idOf(vm: VirtualMachine): string {
  return `VirtualMachine:${vm.moid}`;
}

describe('VCHs that a vCenter has', () => {
  let lab: ServiceLab;
  let rootPool: ResourcePool;
  let standalonePool: ResourcePool;
  before(async () => {
    lab = await startServiceLab();
    const { inventory } = lab;
    rootPool = rootPoolOf(inventory, entityOfType(inventory, 'domain-c33', 'ClusterComputeResource'));
    const standalone = entityOfType(inventory, 'host-26', 'HostSystem');
    standalonePool = rootPoolOf(inventory, entityOfType(inventory, standalone.parent ?? '', 'ComputeResource'));
  });
  after(() => lab.stop());
  beforeEach(() => lab.vcenter.switches.setFaults([]));

  /** A VM that is a VCH's as far as its configuration says. */
  function endpointVm(
    name: string,
    pool: ResourcePool,
    identify: (vm: VirtualMachine) => string = idOf,
  ): VirtualMachine {
    const folder = entityOfType(lab.inventory, 'datacenter-2', 'Datacenter');
    const datastore = [...lab.inventory.objects.values()].find((entity) => entity.type === 'Datastore');
    assert.ok(datastore);
    const vm = addVm(lab.inventory, { name, folder, pool, datastore });
    const config = emptyVchConfig();
    const init = { ...config.init, common: { ...config.init.common, id: identify(vm), name } };
    setExtraConfig(lab.vcenter.world, vm, encodeVch({ ...config, init }));
    return vm;
  }

  const poolFor = (name: string): ResourcePool => addResourcePool(lab.inventory, rootPool, name);

  async function list(query = '', scope = ''): Promise<Item[]> {
    const { status, text } = await lab.call({ path: `${scope}/vch`, query });
    assert.equal(status, 200, text);
    return parseList(text).vchs;
  }

  async function names(query = '', scope = ''): Promise<string[]> {
    return (await list(query, scope)).map(({ name }) => name);
  }

  it('are those named like their pool, where a cluster has several', async () => {
    const listed = endpointVm('alpha', poolFor('alpha'));
    const renamed = endpointVm('beta', poolFor('another'));
    const inRoot = endpointVm('gamma', rootPool);
    const clone = endpointVm('delta', poolFor('delta'), () => idOf(listed));
    const halfMade = endpointVm('epsilon', poolFor('epsilon'), () => CREATING_VCH);
    const found = await list();
    assert.deepEqual(
      found.map(({ id }) => id),
      [listed.moid, halfMade.moid],
    );
    assert.deepEqual(found[0]?.parent, { id: listed.pool });
    for (const vm of [renamed, inRoot, halfMade]) {
      assert.equal((await lab.call({ path: `/vch/${vm.moid}` })).status, 200, vm.name);
    }
    const { status, text } = await lab.call({ path: `/vch/${clone.moid}` });
    assert.equal(status, 404);
    assert.equal(text, `{"message":"unable to find VCH ${clone.moid}: Not a VCH"}\n`);
  });

  it('are all, where there is a single pool', async () => {
    endpointVm('lone-1', standalonePool);
    endpointVm('lone-2', standalonePool);
    assert.deepEqual(await names('compute-resource=DC0_H0'), ['lone-1', 'lone-2']);
  });

  it('have no parent inside a vApp', async () => {
    const datacenter = entityOfType(lab.inventory, 'datacenter-2', 'Datacenter');
    const vapp = addVApp(lab.inventory, rootPool, 'zeta', folderOf(lab.inventory, datacenter, 'vm'));
    endpointVm('zeta', vapp);
    const found = (await list()).find(({ name }) => name === 'zeta');
    assert.ok(found);
    assert.equal(found.parent, undefined);
  });

  it('may have names that vSphere encodes', async () => {
    endpointVm('50% a/b', poolFor('50% a/b'));
    assert.ok((await names()).includes('50% a/b'));
  });

  it('are listed for the cluster or host that owns a compute resource', async () => {
    for (const [query, expected] of [
      ['compute-resource=DC0_C0', true],
      ['compute-resource=alpha', true],
      ['compute-resource=/DC0/host/DC0_C0/Resources/alpha', true],
      ['compute-resource=DC0_C1', false],
      ['compute-resource=', true],
    ] as const) {
      assert.equal((await names(query)).includes('alpha'), expected, query);
    }
    for (const unknown of ['nope', 'DC0_C*', '/', '%2F..', 'alpha/x']) {
      const { status, text } = await lab.call({ path: '/vch', query: `compute-resource=${unknown}` });
      assert.equal(status, 400, unknown);
      assert.match(text, /compute resource validation failed: validation of configuration failed/);
    }
  });

  it('are the same with the datacenter in the path', async () => {
    assert.deepEqual(await names('', '/datacenter/datacenter-2'), await names());
    assert.deepEqual(
      await names('compute-resource=DC0_C0', '/datacenter/datacenter-2'),
      await names('compute-resource=DC0_C0'),
    );
  });

  it('are shown half-made with what there is of them', async () => {
    const halfMade = (await list()).find(({ name }) => name === 'epsilon');
    assert.match(halfMade?.upgrade_status ?? '', /^Unknown: /);
    const { status, text } = await lab.call({ path: `/vch/${halfMade?.id}` });
    assert.equal(status, 200);
    assert.match(text, /"name":"epsilon"/);
    assert.equal((await lab.call({ path: `/vch/${halfMade?.id}/certificate` })).status, 404);
    const log = await lab.call({ path: `/vch/${halfMade?.id}/log` });
    assert.equal(log.status, 404);
  });

  it('have the logs of their folder joined in order of their names', async () => {
    const vm = endpointVm('eta', poolFor('eta'));
    const datastore = entityOfType(lab.inventory, [...vm.datastores][0] ?? '', 'Datastore');
    const log = () => lab.call({ path: `/vch/${vm.moid}/log`, headers: { Accept: 'text/plain' } });
    assert.equal((await log()).text, 'no log file available in datastore folder');
    for (const [name, text] of [
      ['vic-machine_2026-02_create_b.log', 'second\n'],
      ['vic-machine_2026-01_create_a.log', 'first\n'],
      ['vmware.log', 'foreign\n'],
      ['vic-machine.txt', 'foreign\n'],
    ] as const) {
      writeFile(datastore, `eta/${name}`, Buffer.from(text), new Date());
    }
    const { status, text } = await log();
    assert.equal(status, 200);
    assert.equal(text, 'first\nsecond\n');
  });

  it('have a log also inside a vApp', async () => {
    const zeta = (await list()).find(({ name }) => name === 'zeta');
    const { text } = await lab.call({ path: `/vch/${zeta?.id}/log`, headers: { Accept: 'text/plain' } });
    assert.equal(text, 'no log file available in datastore folder');
  });

  it('take few calls, however many there are', async () => {
    for (let number = 0; number < 120; number += 1) endpointVm(`many-${number}`, poolFor(`many-${number}`));
    lab.vcenter.switches.calls.mark();
    const found = await names();
    assert.ok(found.filter((name) => name.startsWith('many-')).length === 120);
    assert.deepEqual(
      lab.vcenter.switches.calls.calls.map(({ call }) => call),
      ['SessionManager.Login', 'SessionManager.Logout'],
    );
  });

  it('leave no session behind, whatever is asked of them', () => {
    assert.deepEqual(lab.vcenter.world.sessions.all(), []);
  });
});
