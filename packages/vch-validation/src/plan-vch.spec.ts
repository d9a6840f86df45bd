import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlanError, planVch } from './plan-vch.ts';
import type { VchPlan } from './plan.ts';
import type { VchSpecification } from './specification.ts';
import { recordedInventory } from './testing/recorded-inventory.ts';
import { ADMINISTRATOR, aSpecification, networks } from './testing/specifications.ts';

type Network = NonNullable<VchSpecification['network']>;

const facts = recordedInventory();
const plan = (specification: VchSpecification): VchPlan => planVch(specification, facts, ADMINISTRATOR);
const planned = (network: Network) => plan(aSpecification({ network: networks(network) })).networks;

describe('the plan of a VCH', () => {
  it('has a default for everything that may be left out', () => {
    const specification = aSpecification({ auth: undefined, storage: { image_stores: ['LocalDS_0'] } });
    const {
      name,
      debug,
      compute,
      networks: on,
      storage,
      auth,
      endpoint,
      registry,
      syslog,
      ...rest
    } = plan(specification);
    assert.deepEqual([name, debug, syslog, rest], ['alpha', 0, null, { containerNameConvention: null }]);
    assert.deepEqual(compute.cpu, { limit: null, reservation: null, shares: null });
    assert.deepEqual(compute.memory, { limit: null, reservation: null, shares: null });
    assert.deepEqual([compute.makesPool, compute.vmGroup, compute.parentPool.ref.value], [true, null, 'resgroup-34']);
    assert.deepEqual(on.bridge.range, { address: '172.16.0.0', prefix: 12 });
    assert.equal(on.bridge.width, 16);
    for (const role of [on.client, on.management, on.public]) {
      assert.deepEqual([role.portGroup.ref.value, role.static, role.gateway], ['network-7', null, null]);
    }
    assert.deepEqual([on.nameservers, on.container], [[], []]);
    assert.deepEqual([storage.imageStore.path, storage.baseImageSizeKB, storage.volumeStores.size], ['', 8_000_000, 0]);
    assert.deepEqual([auth.usesTls, auth.noTls, auth.noTlsVerify], [false, false, false]);
    assert.deepEqual(endpoint, {
      memoryMiB: 2048,
      sockets: 1,
      operationsUser: 'administrator@vsphere.local',
      operationsPassword: null,
      grantPermissions: false,
    });
    assert.deepEqual(registry, {
      insecure: [],
      whitelist: [],
      authorities: [],
      httpProxy: null,
      httpsProxy: null,
      noProxy: [],
    });
  });

  it('takes the gateway of the network for the bridge range', () => {
    const bridge = { ip_range: '172.20.3.4/12', port_group: { name: 'DC0_DVPG0' } };
    assert.deepEqual(planned({ bridge }).bridge.range, { address: '172.16.0.0', prefix: 12 });
  });

  it('gives management what client has', () => {
    const gateway = { address: '10.1.0.1', routing_destinations: ['10.0.0.0/8'] };
    const client = { port_group: { name: 'DC0_DVPG1' }, static: '10.1.0.5/24', gateway };
    const { management, client: own, public: open } = planned({ client });
    assert.deepEqual(management, own);
    assert.deepEqual(own.static, { address: '10.1.0.5', prefix: 24 });
    assert.equal(open.static, null);
  });

  it('shares the address of public with the roles on its port group, but not its default route', () => {
    const open = { port_group: { name: 'VM Network' }, static: '192.0.2.10/24', gateway: { address: '192.0.2.1' } };
    const { client, management, public: own } = planned({ public: open, client: { port_group: { id: 'network-7' } } });
    assert.deepEqual([client.static, management.static], [own.static, own.static]);
    assert.deepEqual([client.gateway, management.gateway], [null, null]);
    assert.deepEqual(own.gateway, { address: '192.0.2.1', destinations: [] });
  });

  it('names well-known name servers where nothing is learnt by DHCP', () => {
    const open = { port_group: { name: 'VM Network' }, static: '192.0.2.10/24', gateway: { address: '192.0.2.1' } };
    assert.deepEqual(planned({ public: open }).nameservers, ['8.8.8.8', '8.8.4.4']);
    assert.deepEqual(planned({ public: { ...open, nameservers: ['192.0.2.53', ''] } }).nameservers, ['192.0.2.53']);
    assert.deepEqual(planned({ public: open, client: { port_group: { name: 'DC0_DVPG1' } } }).nameservers, []);
  });

  it('shares the given pool where DRS is off, and knows standalone hosts', () => {
    const off = {
      ...facts,
      computeResources: facts.computeResources.map((one) => ({ ...one, isDrsEnabled: { value: false } })),
    };
    assert.equal(planVch(aSpecification(), off, ADMINISTRATOR).compute.makesPool, false);
    const alone = planVch(aSpecification({ compute: { resource: { id: 'host-26' } } }), off, ADMINISTRATOR).compute;
    assert.deepEqual([alone.makesPool, alone.cluster, alone.resource.ref.value], [true, null, 'domain-s24']);
  });

  it('puts the pool into the pool that is named', () => {
    const { compute } = plan(aSpecification({ compute: { resource: { name: 'DC0_C0_RP1' } } }));
    assert.deepEqual([compute.parentPool.ref.value, compute.cluster?.ref.value], ['resgroup-64', 'domain-c33']);
    assert.deepEqual(
      compute.hosts.map(({ name }) => name),
      ['DC0_C0_H0', 'DC0_C0_H1', 'DC0_C0_H2'],
    );
  });

  it('takes a limit of 0 for none, and passes shares on as they are', () => {
    const cpu = { limit: { value: 0, units: 'MHz' as const }, shares: { level: 'low' as const, number: 99 } };
    const { compute } = plan(
      aSpecification({ compute: { resource: { id: 'domain-c33' }, cpu, memory: { shares: {} } } }),
    );
    assert.deepEqual(compute.cpu, { limit: null, reservation: null, shares: { level: 'low', number: 99 } });
    assert.equal(compute.memory.shares, null);
  });

  it('knows the folder of a store however it is written', () => {
    for (const text of ['LocalDS_0/a b/c', 'ds://LocalDS_0/a b/c', 'ds://LocalDS_0/a%20b/c/', 'LocalDS_0//a b/c']) {
      const { imageStore } = plan(aSpecification({ storage: { image_stores: [text] } })).storage;
      assert.deepEqual([imageStore.datastore.name, imageStore.path], ['LocalDS_0', 'a b/c']);
    }
  });

  it('takes NFS apart', () => {
    const volume_stores = [{ label: 'n', datastore: 'nfs://nfs.example.com/exports/vic?uid=1&gid=2' }];
    const { volumeStores } = plan(aSpecification({ storage: { image_stores: ['LocalDS_0'], volume_stores } })).storage;
    assert.deepEqual(volumeStores.get('n'), {
      kind: 'nfs',
      host: 'nfs.example.com',
      path: '/exports/vic',
      query: 'uid=1&gid=2',
    });
  });

  it('adds the port of syslog', () => {
    assert.deepEqual(plan({ ...aSpecification(), syslog_addr: 'udp://logs' }).syslog, {
      network: 'udp',
      address: 'logs:514',
    });
  });

  it('is not made of what cannot be resolved', () => {
    const broken: readonly VchSpecification[] = [
      {},
      aSpecification({ compute: { resource: { id: 'x' } } }),
      aSpecification({ network: {} }),
      aSpecification({ storage: { image_stores: ['nope'] } }),
      aSpecification({ storage: { image_stores: ['LocalDS_0'], volume_stores: [{ label: 'a', datastore: 'nope' }] } }),
      aSpecification({ network: networks({ container: [{ alias: 'a', port_group: { name: 'nope' } }] }) }),
    ];
    for (const specification of broken) assert.throws(() => plan(specification), PlanError);
  });
});
