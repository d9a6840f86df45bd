/** Reconfiguration of VCHs over the API. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { decodeVch, isUpdating, secretKeyOf } from '@vic/extraconfig';
import { setPowerState } from '../vcenter/apply-change.ts';
import { entityOfType, extraConfigOf, type VirtualMachine } from '../vcenter/inventory.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';
import { specification } from './specifications.ts';

const GENERATED = { server: { generate: { size: { value: 2048, units: 'bit' }, cname: 'vch.example.com' } } };
const PLAIN = { auth: { ...GENERATED, client: { no_tls_verify: true } } };
const MERGE_PATCH = { 'Content-Type': 'application/merge-patch+json' };

/** A bit of all that can be asked for. */
const RICH = {
  auth: GENERATED,
  compute: {
    resource: { id: 'domain-c33' },
    cpu: { limit: { value: 20, units: 'GHz' }, shares: { number: 4321 } },
    memory: { reservation: { value: 512, units: 'MiB' }, shares: { level: 'high' } },
    affinity: { use_vm_group: true },
  },
  network: {
    bridge: { ip_range: '172.16.0.0/12', network_width: 20, port_group: { id: 'dvportgroup-13' } },
    public: {
      port_group: { name: 'VM Network' },
      static: '192.0.2.10/24',
      gateway: { address: '192.0.2.1' },
      nameservers: ['192.0.2.53'],
    },
    client: { port_group: { name: 'DC0_DVPG1' } },
    container: [
      {
        alias: 'backend',
        port_group: { name: 'DC0_DVPG1' },
        firewall: 'closed',
        gateway: { address: '10.2.0.1', routing_destinations: ['10.2.0.0/24'] },
        ip_ranges: ['10.2.0.16/28', '10.2.0.40-10.2.0.60'],
        nameservers: ['10.2.0.53'],
      },
      { alias: 'dmz', port_group: { name: 'DC0_DVPG2' } },
    ],
  },
  storage: {
    image_stores: ['ds://LocalDS_0/images/vch-rich'],
    volume_stores: [
      { datastore: 'ds://LocalDS_1/volumes/a b', label: 'default' },
      { datastore: 'LocalDS_0', label: 'whole' },
      { datastore: 'nfs://nfs.example.com/exports/vic?uid=1234&gid=5678', label: 'nfs-store' },
    ],
    base_image_size: { value: 16, units: 'GB' },
  },
  endpoint: {
    memory: { value: 4, units: 'GiB' },
    cpu: { sockets: 2 },
    operations_credentials: { user: 'vch-ops@vsphere.local', password: 'Ops!23', grant_permissions: true },
  },
  registry: {
    insecure: ['insecure.example.com:5000'],
    whitelist: ['*.example.com', '10.0.0.0/8'],
    image_fetch_proxy: { https: 'https://proxy.example.com:3129', no_proxy: ['localhost', '.example.com'] },
  },
  syslog_addr: 'tcp://syslog.example.com:1514',
  container: { name_convention: 'web-{name}-{id}' },
};

describe('reconfiguring a VCH', () => {
  let lab: ServiceLab;
  let vch: VirtualMachine;
  before(async () => {
    lab = await startServiceLab();
    vch = await lab.makeVch('vch-conf', PLAIN);
  });
  after(() => lab.stop());
  beforeEach(() => {
    lab.vcenter.switches.setFaults([]);
    lab.vcenter.switches.calls.mark();
  });

  const at = (vm: VirtualMachine) => `/vch/${vm.moid}`;
  const get = async (vm = vch): Promise<Record<string, unknown>> => {
    const { text } = await lab.call({ path: at(vm) });
    const body: unknown = JSON.parse(text);
    assert.ok(typeof body === 'object' && body !== null);
    return Object.fromEntries(Object.entries(body));
  };
  const patch = (body: object, vm = vch) => lab.call({ method: 'PATCH', path: at(vm), body, headers: MERGE_PATCH });
  const put = (body: object, vm = vch) => lab.call({ method: 'PUT', path: at(vm), body });
  const configOf = (vm: VirtualMachine) => {
    const pairs = extraConfigOf(vm);
    return decodeVch(pairs, { secretKey: secretKeyOf(pairs) ?? '' });
  };
  const writes = () =>
    lab.vcenter.switches.calls.calls.filter(({ writes }) => writes).map(({ call }) => call.replace(/^.*\./, ''));

  it('changes what a patch says, and the VCH answers again', async () => {
    const old = configOf(vch);
    const key = secretKeyOf(extraConfigOf(vch));
    const { status, text } = await patch({
      debug: 2,
      syslog_addr: 'tcp://syslog.example.com:1514',
      container: { name_convention: 'web-{name}' },
      registry: { image_fetch_proxy: { http: 'http://proxy.example.com:3128', no_proxy: ['localhost'] } },
      network: { public: { nameservers: ['192.0.2.53'] } },
    });
    assert.deepEqual([status, text.trim()], [202, '{"task":null}']);
    const now = await get();
    assert.equal(now['debug'], 2);
    assert.equal(now['syslog_addr'], 'tcp://syslog.example.com:1514');
    assert.deepEqual(now['container'], { name_convention: 'web-{name}' });
    const config = configOf(vch);
    assert.deepEqual(config.init.sessions.get('docker-personality')?.cmd.env.slice(-2), [
      'HTTP_PROXY=http://proxy.example.com:3128',
      'NO_PROXY=localhost',
    ]);
    assert.equal(vch.powerState, 'poweredOn');
    assert.equal(config.init.sessions.get('port-layer')?.started, 'true');
    assert.equal(isUpdating(extraConfigOf(vch)), false);
    assert.equal(extraConfigOf(vch).get('UpdateInProgress'), 'false');
    assert.equal(config.connection.token, old.connection.token);
    assert.deepEqual(config.certificate, old.certificate);
    assert.notEqual(secretKeyOf(extraConfigOf(vch)), key);
  });

  it('calls vCenter in the order of the original', async () => {
    assert.equal((await patch({ debug: 0 })).status, 202);
    assert.deepEqual(writes(), [
      'ReconfigVM_Task',
      'CreateSnapshot_Task',
      'ShutdownGuest',
      'ReconfigVM_Task',
      'PowerOnMultiVM_Task',
      'StartProgramInGuest',
      'ReconfigVM_Task',
      'RemoveSnapshot_Task',
    ]);
  });

  it('keeps the latest snapshot only', () => {
    assert.deepEqual(
      vch.snapshots.map(({ name, children }) => [name, children.length]),
      [['reconfigure for 21343', 0]],
    );
  });

  it('takes what GET answers as it is, and then does nothing', async () => {
    const { status, text } = await put(await get());
    assert.equal(status, 202, text);
    assert.deepEqual(writes(), []);
  });

  it('takes the specification that a VCH was made with', async () => {
    const plain = await lab.makeVch('vch-plain');
    lab.vcenter.switches.calls.mark();
    const { status, text } = await put(specification('vch-plain'), plain);
    assert.equal(status, 202, text);
    assert.deepEqual(writes(), []);
  });

  it('takes what GET answers of a VCH with everything', async () => {
    const rich = await lab.makeVch('vch-rich', RICH);
    assert.equal((await put(await get(rich), rich)).status, 202);
    assert.deepEqual(
      writes().filter((call) => call === 'CreateSnapshot_Task'),
      [],
    );
    const old = configOf(rich);
    const changed = await put({ ...(await get(rich)), debug: 1 }, rich);
    assert.equal(changed.status, 202, changed.text);
    const config = configOf(rich);
    assert.equal(config.init.diagnostics.debugLevel, 1);
    for (const part of ['connection', 'certificate', 'storage', 'network', 'container', 'registry'] as const) {
      assert.deepEqual(config[part], old[part], part);
    }
  });

  it('refuses what cannot change, in a patch even if it is equal', async () => {
    const asIs = await patch({ name: 'vch-conf', endpoint: { memory: { value: 2048, units: 'MiB' } } });
    assert.equal(asIs.status, 409);
    assert.match(asIs.text, /name of a VCH cannot be changed; leave it out\. endpoint\.memory/);
    const other = await put({ ...(await get()), name: 'other', storage: { image_stores: ['LocalDS_1'] } });
    assert.equal(other.status, 409);
    assert.match(other.text, /The name of a VCH cannot be changed\./);
    assert.deepEqual(writes(), []);
  });

  it('refuses what does not pass the checks of a creation', async () => {
    const { status, text } = await patch({ container: { name_convention: `${'x'.repeat(80)}{name}` } });
    assert.equal(status, 400, text);
    assert.deepEqual(writes(), []);
  });

  it('refuses while another change is under way', async () => {
    lab.vcenter.world.guests.write(vch.moid, { extraConfig: [['UpdateInProgress', 'true']] });
    const { status, text } = await patch({ debug: 1 });
    lab.vcenter.world.guests.write(vch.moid, { extraConfig: [['UpdateInProgress', 'false']] });
    assert.equal(status, 409);
    assert.match(text, /The VCH vch-conf is being upgraded or reconfigured/);
  });

  it('refuses a VCH of another data version', async () => {
    const key = 'guestinfo.vice./init/version/PluginVersion';
    for (const [version, reason] of [
      ['9', /older version\. Upgrade it/],
      ['11', /newer version/],
    ] as const) {
      lab.vcenter.world.guests.write(vch.moid, { extraConfig: [[key, version]] });
      const { status, text } = await patch({ debug: 1 });
      assert.equal(status, 409);
      assert.match(text, reason);
    }
    lab.vcenter.world.guests.write(vch.moid, { extraConfig: [[key, '10']] });
  });

  it('adds volume stores and container networks, and refuses to take them away', async () => {
    const network = { alias: 'backend', port_group: { name: 'DC0_DVPG1' }, firewall: 'closed' };
    const added = await patch({
      storage: { volume_stores: [{ datastore: 'LocalDS_1/volumes/a b', label: 'default' }] },
      network: { container: [network] },
    });
    assert.equal(added.status, 202, added.text);
    const config = configOf(vch);
    assert.deepEqual([...config.storage.volumeLocations.keys()], ['default']);
    assert.equal(config.network.containerNetworks.get('backend')?.trustLevel, 3);
    assert.ok(config.network.containerNetworks.has('bridge'));
    assert.ok(lab.files('LocalDS_1').includes('volumes/a b/'));
    assert.equal((await put(await get())).status, 202);
    const removed = await patch({ storage: { volume_stores: [] }, network: { container: [] } });
    assert.equal(removed.status, 409);
    assert.match(
      removed.text,
      /container network \\"backend\\" of a VCH cannot be removed\. .*volume store \\"default\\" of a VCH cannot be removed/,
    );
  });

  it('changes the limits of the pool', async () => {
    const { status, text } = await patch({
      compute: { cpu: { limit: { value: 4, units: 'GHz' } }, memory: { shares: { number: 1000 } } },
    });
    assert.equal(status, 202, text);
    const pool = entityOfType(lab.inventory, vch.pool ?? '', 'ResourcePool');
    assert.equal(pool.cpu.limit, 4000);
    assert.equal(pool.memory.level, 'custom');
    assert.equal((await put(await get())).status, 202);
    assert.deepEqual(writes().filter((call) => call === 'UpdateConfig').length, 1);
  });

  it('makes and removes the DRS group', async () => {
    const cluster = entityOfType(lab.inventory, 'domain-c33', 'ClusterComputeResource');
    assert.equal((await patch({ compute: { affinity: { use_vm_group: true } } })).status, 202);
    const own = () => cluster.groups.filter(({ name }) => name === 'vch-conf');
    assert.deepEqual(
      own().map((group) => (group.kind === 'vms' ? [...group.members] : [])),
      [[vch.moid]],
    );
    assert.equal(configOf(vch).container.vmGroupName, 'vch-conf');
    assert.equal((await patch({ compute: { affinity: null } })).status, 202);
    assert.deepEqual(own(), []);
    assert.equal(configOf(vch).container.usesVmGroup, false);
  });

  it('takes another password of the operations user, if it is right', async () => {
    const wrong = await patch({ endpoint: { operations_credentials: { password: 'wrong' } } });
    assert.equal(wrong.status, 400);
    assert.match(wrong.text, /Failed to validate operations credentials/);
    const other = await patch({ endpoint: { operations_credentials: { user: 'vch-ops@vsphere.local' } } });
    assert.equal(other.status, 400);
    assert.match(other.text, /without a password/);
    const right = await patch({
      endpoint: {
        operations_credentials: { user: 'vch-ops@vsphere.local', password: 'Ops!23', grant_permissions: true },
      },
    });
    assert.equal(right.status, 202, right.text);
    const { connection, grantPermissions } = configOf(vch);
    assert.deepEqual(
      [connection.username, connection.token, grantPermissions],
      ['vch-ops@vsphere.local', 'Ops!23', 'ADD'],
    );
  });

  it('replaces the certificate by a new one, and gives its client credentials', async () => {
    const old = configOf(vch).certificate;
    const { status, text } = await patch({ auth: { ...GENERATED, client: { no_tls_verify: null } } });
    assert.equal(status, 202, text);
    const { certificate } = configOf(vch);
    assert.notDeepEqual(certificate.hostCertificate, old.hostCertificate);
    const credentials = await lab.call({ path: `${at(vch)}/client-credentials` });
    assert.equal(credentials.status, 200);
    assert.equal((await put(await get())).status, 202);
    assert.equal((await patch({ auth: null })).status, 409);
  });

  it('leaves a VCH off that is off', async () => {
    setPowerState(lab.vcenter.world, vch, 'poweredOff');
    const { status, text } = await patch({ debug: 3 });
    assert.equal(status, 202, text);
    assert.equal(vch.powerState, 'poweredOff');
    assert.equal(configOf(vch).init.diagnostics.debugLevel, 3);
    assert.ok(!writes().includes('PowerOnMultiVM_Task'));
  });

  it('tells nothing of its secrets to the log', () => {
    assert.ok(!lab.lines.join('\n').includes('Ops!23'));
    assert.doesNotMatch(lab.lines.join('\n'), /PRIVATE KEY-----\\?n/);
  });

  it('knows no VCH of an unknown id', async () => {
    assert.equal(
      (await lab.call({ method: 'PATCH', path: '/vch/vm-9999', body: {}, headers: MERGE_PATCH })).status,
      404,
    );
    assert.equal((await lab.call({ method: 'PUT', path: '/vch/vm-9999', body: { name: 'x' } })).status, 404);
  });
});
