/** Drafts checked over the plug-in server, against the simulated vCenter and vic-machine-server. */
import { Problem } from '@vic/contract';
import { PreflightReport, type PreflightCheck } from '@vic/contract/vch-creation';
import {
  withoutSecrets,
  type ContainerNetwork,
  type RoleNetwork,
  type SliceName,
  type VchSpec,
} from '@vic/contract/vch-spec';
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Value } from 'typebox/value';
import { ADMINISTRATOR, LAB_PASSWORD, READER } from '../accounts.ts';
import { ADMINISTRATOR_TOKEN, startPluginServerLab, type PluginServerLab } from './plugin-server-lab.ts';
import { openFirewall } from '../scenarios/recorded.ts';
import { entityNamed } from '../vcenter/entity-named.ts';
import { addFolder, entityOfType, folderOf, type HostSystem } from '../vcenter/inventory.ts';
import { specification } from '../vic-machine/specifications.ts';

const READER_TOKEN = 'token-of-the-reader';
const CLUSTER = 'domain-c33';
const SECRET = 'a very secret password';
/** Of a VCH that has addresses of its own, and gives some out. */
const TAKEN = {
  bridge: { ip_range: '172.16.0.0/12', port_group: { name: 'DC0_DVPG0' } },
  public: { port_group: { name: 'VM Network' }, static: '10.9.0.5/24', gateway: { address: '10.9.0.1' } },
  container: [
    {
      alias: 'routable',
      port_group: { name: 'DC0_DVPG2' },
      gateway: { address: '10.4.0.1', routing_destinations: ['10.4.0.0/24'] },
      ip_ranges: ['10.4.0.32/28'],
    },
  ],
};

describe('preflight', () => {
  let lab: PluginServerLab;
  let guid: string;
  before(async () => {
    lab = await startPluginServerLab({ vchsBoot: false });
    lab.users.set(READER_TOKEN, { name: READER, password: LAB_PASSWORD });
    guid = lab.service.inventory.about.instanceUuid;
    const { status, message } = await lab.service.create(specification('taken', { network: TAKEN }));
    assert.equal(status, 201, message);
    await lab.app.services.workspaces.enter(ADMINISTRATOR_TOKEN);
  });
  after(() => lab.stop());
  beforeEach(() => {
    openFirewall(lab.service.inventory);
  });

  /** The bridge network of `lab.spec` is taken. */
  const draft = (name: string): VchSpec => {
    const spec = lab.spec(name);
    const { moid } = entityNamed(lab.service.inventory, 'DistributedVirtualPortgroup', 'DC0_DVPG1');
    const portGroup = { moid, name: 'DC0_DVPG1', path: '/DC0/network/DC0_DVPG1' };
    return { ...spec, networks: { ...spec.networks, bridge: { ...spec.networks.bridge, portGroup } } };
  };
  const hosts = (): HostSystem[] =>
    [...lab.service.inventory.objects.values()].filter((entity) => entity.type === 'HostSystem');
  const closeFirewall = () => {
    for (const { firewall } of hosts()) {
      for (const ruleset of firewall.rulesets) if (/^(vic-engine|vSPC)$/.test(ruleset.key)) ruleset.enabled = false;
    }
  };
  async function check(spec: VchSpec, slice: SliceName | null, token = ADMINISTRATOR_TOKEN): Promise<PreflightReport> {
    const body = { spec: withoutSecrets(spec), slice };
    const answer = await lab.call('POST', `vc/${guid}/vch-preflight`, { body, token });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return Value.Parse(PreflightReport, answer.body);
  }
  const faults = ({ checks }: PreflightReport) => checks.filter(({ outcome }) => outcome === 'error');
  const codes = (checks: readonly PreflightCheck[]) => checks.map(({ code }) => code);

  it('finds nothing against a good draft and lists what it looked at', async () => {
    const report = await check(draft('pre-good'), null);
    assert.deepEqual(faults(report), []);
    assert.ok(report.isPassed);
    const passed = report.checks.filter(({ outcome }) => outcome === 'passed').map(({ code }) => code);
    for (const code of ['vic-machine', 'images', 'vic-machine-checks', 'name', 'firewall', 'licence', 'drs']) {
      assert.ok(passed.includes(code), `${code} of ${passed.join()}`);
    }
    for (const code of ['compute-resource', 'privileges', 'datastore', 'bridge-network', 'port-group']) {
      assert.ok(passed.includes(code), `${code} of ${passed.join()}`);
    }
  });

  for (const slice of ['general', 'compute', 'storage', 'networks', 'operationsUser'] as const) {
    it(`checks the step ${slice} alone`, async () => {
      const { checks } = await check(draft('pre-good'), slice);
      assert.ok(checks.length > 0);
      assert.deepEqual(new Set(checks.map((each) => each.slice)), new Set([slice]));
    });
  }

  it('tells that a name is taken, and where to change it', async () => {
    const [fault] = faults(await check(draft('taken'), 'general'));
    assert.deepEqual(
      [fault?.code, fault?.path, fault?.remedy],
      ['name-taken', '/general/name', 'Choose another name.'],
    );
    assert.deepEqual(
      codes(faults(await check(draft('taken'), null))).filter((code) => code === 'name-taken').length,
      1,
    );
  });

  it('tells that a folder elsewhere in the datacenter has the name', async () => {
    const { inventory } = lab.service;
    const datacenter = entityOfType(inventory, 'datacenter-2', 'Datacenter');
    const projects = addFolder(inventory, folderOf(inventory, datacenter, 'vm'), 'projects');
    addFolder(inventory, projects, 'pre-deeper');
    const [fault, ...others] = faults(await check(draft('pre-deeper'), null));
    assert.deepEqual([fault?.code, fault?.path, others], ['name-taken', '/general/name', []]);
    assert.match(fault?.cause ?? '', /elsewhere/);
  });

  it('tells of a closed firewall, which is opened by what it offers', async () => {
    closeFirewall();
    const [fault, ...others] = faults(await check(draft('pre-firewall'), null));
    assert.deepEqual(others, []);
    assert.equal(fault?.code, 'firewall-closed');
    assert.match(fault.cause, /"DC0_C0_H0"/);
    assert.deepEqual(fault.action, { kind: 'open-firewall', computeResource: CLUSTER });
    const opened = await lab.call('POST', `vc/${guid}/open-firewall`, { body: { computeResource: CLUSTER } });
    assert.equal(opened.status, 204, JSON.stringify(opened.body));
    assert.deepEqual(faults(await check(draft('pre-firewall'), 'compute')), []);
  });

  it("opens no firewall without the user's own right to", async () => {
    closeFirewall();
    const body = { computeResource: CLUSTER };
    const { status, body: answer } = await lab.call('POST', `vc/${guid}/open-firewall`, {
      body,
      token: READER_TOKEN,
    });
    assert.ok(status >= 400, JSON.stringify(answer));
    Value.Parse(Problem, answer);
    assert.ok(
      hosts().every(({ firewall }) => !firewall.rulesets.some(({ key, enabled }) => key === 'vic-engine' && enabled)),
    );
  });

  it('refuses the addresses of another VCH and of its containers', async () => {
    const spec = draft('pre-addresses');
    const { moid, name } = entityNamed(lab.service.inventory, 'DistributedVirtualPortgroup', 'DC0_DVPG2');
    const open: RoleNetwork = {
      ...spec.networks.public,
      addressMode: 'static',
      address: '10.9.0.5/24',
      gateway: '10.9.0.1',
    };
    const routable: ContainerNetwork = {
      portGroup: { moid, name, path: `/DC0/network/${name}` },
      alias: 'lab',
      addressMode: 'static',
      gateway: '10.4.0.1/24',
      ranges: ['10.4.0.64/28', '10.4.0.40-10.4.0.50'],
      nameServers: [],
      firewall: 'open',
    };
    const networks = { ...spec.networks, public: open, containerNetworks: [routable] };
    const found = faults(await check({ ...spec, networks }, 'networks'));
    assert.deepEqual(
      found.map(({ code, path }) => `${code} ${path}`),
      ['address-in-use /networks/public/address', 'address-in-use /networks/containerNetworks/0/ranges/1'],
    );
    assert.deepEqual(
      found.map(({ cause }) => cause),
      [
        '10.9.0.5 on "VM Network" belongs to "taken" already.',
        '10.4.0.40-10.4.0.50 is not free: 10.4.0.32-10.4.0.47 on "DC0_DVPG2" belongs to "taken" already.',
      ],
    );
  });

  it('refuses the bridge network of another VCH and warns of its range', async () => {
    const { checks } = await check(lab.spec('pre-bridge'), 'networks');
    const bridge = checks.find(({ path }) => path === '/networks/bridge/portGroup');
    const range = checks.find(({ path }) => path === '/networks/bridge/range');
    assert.deepEqual([bridge?.code, range?.code, range?.outcome], ['bridge-in-use', 'bridge-range-overlap', 'warning']);
    assert.match(bridge?.cause ?? '', /"taken"/);
  });

  it('tells of a full datastore', async () => {
    const store = entityNamed(lab.service.inventory, 'Datastore', 'LocalDS_0');
    const { freeSpace } = store;
    store.freeSpace = 1024 ** 3;
    try {
      const [fault] = faults(await check(draft('pre-full'), 'storage'));
      assert.deepEqual([fault?.code, fault?.path], ['datastore-full', '/storage/imageStore/datastore']);
      assert.match(fault?.cause ?? '', /1 GiB free; the endpoint VM needs 2\.5 GiB/);
    } finally {
      store.freeSpace = freeSpace;
    }
  });

  it('tells of things that are gone', async () => {
    const spec = draft('pre-gone');
    const gone = { moid: 'datastore-999', name: 'GoneDS' };
    const { checks } = await check(
      { ...spec, storage: { ...spec.storage, imageStore: { datastore: gone, folder: '' } } },
      'storage',
    );
    assert.deepEqual(codes(checks), ['datastore-unknown']);
  });

  it('says what it cannot know without a compute resource', async () => {
    const spec = draft('pre-nowhere');
    const { checks } = await check({ ...spec, compute: { ...spec.compute, resource: null } }, 'storage');
    assert.deepEqual(
      checks.map(({ outcome }) => outcome),
      ['skipped'],
    );
  });

  it('tells what the user lacks, and what that user may not read', async () => {
    const { checks } = await check(draft('pre-rights'), 'compute', READER_TOKEN);
    const rights = checks.find(({ code }) => code === 'privileges-missing');
    assert.match(rights?.cause ?? codes(checks).join(), /Folder\.Create/);
  });

  it('takes over what only vic-machine-server finds, at the field that it is about', async () => {
    const spec = draft('pre-server');
    const registry = { ...spec.registry, insecure: ['10.0.0.0/8'] };
    const fault = faults(await check({ ...spec, registry }, null)).find(({ slice }) => slice === 'registry');
    assert.deepEqual([fault?.code, fault?.path], ['registry-block', '/registry/insecure/0']);
  });

  it("tries nobody's password", async () => {
    lab.service.vcenter.switches.calls.mark();
    const spec = draft('pre-password');
    await check({ ...spec, operationsUser: { ...spec.operationsUser, password: SECRET } }, null);
    const logins = lab.service.vcenter.switches.calls.calls.filter(({ call }) => call === 'SessionManager.Login');
    assert.deepEqual(logins, []);
  });

  it('refuses to grant anything to an administrator', async () => {
    const spec = draft('pre-grant');
    const operationsUser = { user: ADMINISTRATOR, password: '', grantsPermissions: true };
    const found = faults(await check({ ...spec, operationsUser }, 'operationsUser'));
    assert.deepEqual(codes(found), ['operations-administrator']);
  });
});
