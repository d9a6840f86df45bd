/** Drafts with the settings of VCHs that are there. */
import { Problem } from '@vic/contract';
import { VchCopy } from '@vic/contract/vch-creation';
import { nameBytes, type ContainerNetwork, type VchSpec } from '@vic/contract/vch-spec';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Value } from 'typebox/value';
import { RECORDED_OPERATIONS_USER } from '../accounts.ts';
import { entityNamed } from '../vcenter/entity-named.ts';
import { startPluginServerLab, type PluginServerLab } from './plugin-server-lab.ts';

describe('the copy of a VCH', () => {
  let lab: PluginServerLab;
  let guid: string;
  before(async () => {
    lab = await startPluginServerLab({ vchsBoot: false });
    guid = lab.service.inventory.about.instanceUuid;
  });
  after(() => lab.stop());

  async function copy(name: string): Promise<VchCopy> {
    const { status, body } = await lab.call('GET', `vc/${guid}/vchs/${lab.service.vm(name).moid}/spec`);
    assert.equal(status, 200, JSON.stringify(body));
    return Value.Parse(VchCopy, body);
  }
  async function make(spec: VchSpec): Promise<void> {
    const { status, body } = await lab.create(spec);
    assert.equal(status, 202, JSON.stringify(body));
    const [activity] = await lab.list();
    const over = await lab.untilOver(activity?.id ?? '');
    assert.equal(over.state, 'succeeded', JSON.stringify(over));
  }

  it('has the settings of the VCH, with what is there now, and none of its secrets', async () => {
    const spec = lab.spec('web');
    const full: VchSpec = {
      ...spec,
      general: { ...spec.general, debug: 2, containerNameConvention: 'web-{name}' },
      compute: { ...spec.compute, cpu: { ...spec.compute.cpu, limit: { value: 2000, units: 'MHz' } } },
      registry: { ...spec.registry, insecure: ['registry.example.com:5000'] },
    };
    await make(full);
    const { spec: copied, notes } = await copy('web');
    assert.equal(copied.general.name, 'web-copy');
    assert.deepEqual({ ...copied.general, name: 'web' }, full.general);
    assert.deepEqual(copied.compute.resource, full.compute.resource);
    assert.deepEqual(copied.compute.cpu.limit, { value: 2000, units: 'MHz' });
    assert.deepEqual(copied.storage, full.storage);
    assert.deepEqual(copied.networks.public, full.networks.public);
    assert.equal(copied.networks.bridge.portGroup, null);
    assert.deepEqual(copied.registry.insecure, full.registry.insecure);
    assert.deepEqual([copied.operationsUser.user, copied.operationsUser.password], [RECORDED_OPERATIONS_USER, '']);
    assert.ok(
      notes.some((note) => note.includes('DC0_DVPG0')),
      notes.join(),
    );
  });

  it('leaves the addresses of containers to the VCH, and says which', async () => {
    const spec = lab.spec('routed');
    const portGroup = entityNamed(lab.service.inventory, 'DistributedVirtualPortgroup', 'DC0_DVPG1');
    const routable: ContainerNetwork = {
      portGroup: { moid: portGroup.moid, name: portGroup.name, path: `/DC0/network/${portGroup.name}` },
      alias: 'routable',
      addressMode: 'static',
      gateway: '10.4.0.1/24',
      ranges: ['10.4.0.32/28', '10.4.0.100-10.4.0.120'],
      nameServers: [],
      firewall: 'open',
    };
    await make({ ...spec, networks: { ...spec.networks, containerNetworks: [routable] } });
    const { spec: copied, notes } = await copy('routed');
    assert.deepEqual(copied.networks.containerNetworks, [{ ...routable, ranges: [] }]);
    assert.ok(
      notes.some((note) => note.includes('10.4.0.100-10.4.0.120 on the container network "routable"')),
      notes.join(),
    );
  });

  it('proposes a name that is free and short enough', async () => {
    const long = 'a'.repeat(31);
    await make({ ...lab.spec(long) });
    const { spec: copied } = await copy(long);
    assert.equal(nameBytes(copied.general.name), 31);
    assert.match(copied.general.name, /-copy$/);
  });

  it('of what is no VCH is not found', async () => {
    const { status, body } = await lab.call('GET', `vc/${guid}/vchs/vm-99999/spec`);
    assert.equal(status, 404);
    assert.equal(Value.Parse(Problem, body).code, 'not-found');
  });
});
