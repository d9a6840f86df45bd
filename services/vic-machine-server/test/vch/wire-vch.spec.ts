import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeVch, emptyVchConfig, encodeVch, newSecretKey, type ExtraConfig, type VchConfig } from '@vic/extraconfig';
import type { VchPlan } from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { vchConfig } from '../../src/create/vch-config.ts';
import type { Allocation, PoolAllocations } from '../../src/vch/pool-allocation.ts';
import { poolOf, wireVch, type VchState } from '../../src/vch/wire-vch.ts';
import { aPlan, BRIDGE_NETWORK, OTHER_NETWORK } from '../testing/a-plan.ts';
import { recordedBody, recordedPairs } from '../testing/recorded-vchs.ts';

const NORMAL: Allocation = { limit: null, reservation: 0, shares: { level: 'normal', number: 4000 } };
const NORMAL_MEMORY: Allocation = { ...NORMAL, shares: { level: 'normal', number: 163_840 } };
const DEFAULT_POOL: PoolAllocations = { cpu: NORMAL, memory: NORMAL_MEMORY };
const RUNTIME = { power_state: 'poweredOn', upgrade_status: 'Up to date' } as const;

function state(config: VchConfig, changes: Partial<VchState> = {}): VchState {
  return {
    vmName: 'a-vm',
    config,
    memoryMiB: 2048,
    cpus: 1,
    pool: poolOf(config, null),
    allocations: DEFAULT_POOL,
    runtime: RUNTIME,
    ...changes,
  };
}

function withWidth(body: Schemas['VCH'], width: number): Schemas['VCH'] {
  const { bridge } = body.network ?? {};
  return { ...body, network: { ...body.network, bridge: { ...bridge, network_width: width } } };
}

describe('a VCH as the API tells it', () => {
  it('is what the original answers for its pairs, and the width of bridge networks', () => {
    const config = decodeVch(recordedPairs('state.vch-min'));
    assert.deepEqual(wireVch(state(config)), withWidth(recordedBody('get.vch-min'), 16));
  });

  it('leaves out what the pool does not limit, and numbers of shares that say nothing', () => {
    const config = decodeVch(recordedPairs('state.vch-min'));
    const cpu: Allocation = { limit: 20_000, reservation: 1500, shares: { level: 'custom', number: 4000 } };
    const memory: Allocation = { limit: 32_768, reservation: 512, shares: { level: 'high', number: 327_680 } };
    const told = wireVch(state(config, { allocations: { cpu, memory } })).compute;
    const recorded = recordedBody('get.vch-full').compute;
    assert.deepEqual(told?.cpu, recorded?.cpu);
    assert.deepEqual(told?.memory, recorded?.memory);
    const low: Allocation = { limit: null, reservation: 2, shares: { level: 'low', number: 99 } };
    assert.deepEqual(
      wireVch(state(config, { allocations: { cpu: low, memory: null } })).compute?.cpu,
      recordedBody('get.vch-units').compute?.cpu,
    );
  });

  it('shows a half-made VCH with what there is', () => {
    const told = wireVch(state(emptyVchConfig(), { pool: null, allocations: { cpu: null, memory: null } }));
    assert.deepEqual(told, {
      name: 'a-vm',
      compute: { cpu: {}, memory: {}, affinity: {} },
      network: {
        bridge: {},
        client: { nameservers: [] },
        management: { nameservers: [] },
        public: { nameservers: [] },
        container: [],
      },
      storage: { image_stores: [], volume_stores: [] },
      auth: { client: { certificate_authorities: [] } },
      endpoint: { memory: { value: 2048, units: 'MiB' }, cpu: { sockets: 1 }, operations_credentials: {} },
      registry: { insecure: [], whitelist: [], certificate_authorities: [] },
      runtime: RUNTIME,
      container: {},
    });
  });

  it('takes the last of the pools that a configuration names, else that of the VM', () => {
    const config = emptyVchConfig();
    const pools = ['resgroup-1', 'resgroup-2'].map((value) => ({ type: 'ResourcePool', value }));
    const vmPool = { type: 'ResourcePool', value: 'resgroup-9' };
    assert.deepEqual(
      poolOf({ ...config, container: { ...config.container, computeResources: pools } }, vmPool),
      pools[1],
    );
    assert.deepEqual(poolOf(config, vmPool), vmPool);
  });

  it('never shows what is secret', () => {
    const pairs: ExtraConfig = encodeVch(madeOf(fullPlan()), { secretKey: newSecretKey() });
    assert.ok(!JSON.stringify(wireVch(state(decodeVch(pairs)))).includes('PRIVATE'));
  });
});

const SERVER = recordedBody('get.vch-full').auth?.server?.certificate?.pem?.trim() ?? '';
const AUTHORITY = recordedBody('get.vch-full').auth?.client?.certificate_authorities?.[0]?.pem?.trim() ?? '';
const REGISTRY_AUTHORITY = recordedBody('get.vch-full').registry?.certificate_authorities?.[0]?.pem?.trim() ?? '';

/** What `create.ok-full` of the recorded exchanges comes to, as far as it shows in the answer. */
function fullPlan(): VchPlan {
  const plan = aPlan();
  const dmz = { ...OTHER_NETWORK, ref: { type: OTHER_NETWORK.ref.type, value: 'dvportgroup-17' } };
  const { datastore } = plan.storage.imageStore;
  const second = { ...datastore, name: 'LocalDS_1' };
  const address = (text: string) => {
    const [ip = '', prefix = ''] = text.split('/');
    return { address: ip, prefix: Number(prefix) };
  };
  return aPlan({
    name: 'vch-full',
    debug: 3,
    compute: { ...plan.compute, vmGroup: 'vch-full' },
    networks: {
      bridge: { portGroup: BRIDGE_NETWORK, range: address('172.16.0.0/12'), width: 20 },
      public: {
        ...plan.networks.public,
        static: address('192.0.2.10/24'),
        gateway: { address: '192.0.2.1', destinations: [] },
      },
      client: {
        portGroup: OTHER_NETWORK,
        static: address('10.1.0.5/24'),
        gateway: { address: '10.1.0.1', destinations: [address('10.0.0.0/8'), address('198.51.100.0/24')] },
      },
      management: {
        portGroup: dmz,
        static: address('10.9.0.5/24'),
        gateway: { address: '10.9.0.1', destinations: [address('10.9.0.0/16')] },
      },
      nameservers: ['192.0.2.53', '192.0.2.54'],
      container: [
        {
          alias: 'backend',
          portGroup: OTHER_NETWORK,
          gateway: address('10.2.0.1/24'),
          nameservers: ['10.2.0.53', '10.2.0.54'],
          ranges: [
            { first: '10.2.0.16', last: '10.2.0.31' },
            { first: '10.2.0.40', last: '10.2.0.60' },
          ],
          firewall: 'closed',
        },
        { alias: 'dmz', portGroup: dmz, gateway: null, nameservers: [], ranges: [], firewall: null },
      ],
    },
    storage: {
      imageStore: { datastore, path: 'images/vch-full' },
      volumeStores: new Map([
        ['default', { kind: 'datastore', datastore: second, path: 'volumes/a b' }],
        [
          'nfs-store',
          { kind: 'nfs', host: 'nfs.example.com', path: '/exports/vic', query: 'uid=1234&gid=5678&proto=tcp' },
        ],
        ['whole', { kind: 'datastore', datastore, path: 'VIC' }],
      ]),
      baseImageSizeKB: 16_000_000,
    },
    endpoint: { ...plan.endpoint, operationsUser: 'vch-ops@vsphere.local' },
    registry: {
      insecure: ['insecure.example.com:5000'],
      whitelist: ['*.example.com', '10.0.0.0/8', 'https://registry.example.com', 'insecure.example.com:5000'],
      authorities: [REGISTRY_AUTHORITY],
      httpProxy: 'http://proxy.example.com:3128',
      httpsProxy: 'https://proxy.example.com:3129',
      noProxy: ['localhost', '.example.com', '10.0.0.1'],
    },
    syslog: { network: 'tcp', address: 'syslog.example.com:1514' },
    containerNameConvention: 'web-{name}-{id}',
  });
}

function madeOf(plan: VchPlan): VchConfig {
  return vchConfig(
    plan,
    {
      targetUrl: 'https://127.0.0.1:8989',
      datacenterName: 'DC0',
      targetThumbprint: '',
      operationsPassword: 'Ops!23',
      build: { version: 'v1.5.8', buildNumber: '21343', commit: '9489f63e', buildDate: '2022/06/10@13:26:47' },
      pool: { type: 'ResourcePool', value: 'resgroup-122' },
      certificates: {
        server: { certificate: SERVER, privateKey: '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n' },
        clientAuthorities: [AUTHORITY, REGISTRY_AUTHORITY],
      },
    },
    { moid: 'vm-125', bootstrapIso: '' },
  );
}

describe('a VCH with all there is', () => {
  const config = decodeVch(encodeVch(madeOf(fullPlan()), { secretKey: newSecretKey() }));
  const told = wireVch(state(config, { memoryMiB: 4096, cpus: 2 }));
  const recorded = recordedBody('get.vch-full');

  it('is told as the original tells it where that is right', () => {
    for (const part of [
      'version',
      'name',
      'debug',
      'storage',
      'endpoint',
      'syslog_addr',
      'container',
      'runtime',
    ] as const) {
      assert.deepEqual(told[part], recorded[part], part);
    }
    assert.deepEqual(told.compute?.affinity, recorded.compute?.affinity);
    assert.deepEqual(told.compute?.resource, recorded.compute?.resource);
    assert.deepEqual(
      { ...told.registry, certificate_authorities: [] },
      { ...recorded.registry, certificate_authorities: [] },
    );
  });

  it('has its networks as the original tells them, with the static addresses', () => {
    const { client, management, public: open } = recorded.network ?? {};
    const { bridge, container } = told.network ?? {};
    assert.deepEqual(told.network, {
      bridge,
      container,
      client: { ...client, static: '10.1.0.5/24' },
      management: { ...management, static: '10.9.0.5/24' },
      public: { ...open, static: '192.0.2.10/24' },
    });
  });

  it('has container networks without the text <nil>, with networks and ranges as they were given', () => {
    const [backend, dmz] = recorded.network?.container ?? [];
    assert.deepEqual(told.network?.container, [
      {
        ...backend,
        gateway: { address: '10.2.0.1', routing_destinations: ['10.2.0.0/24'] },
        ip_ranges: ['10.2.0.16/28', '10.2.0.40-10.2.0.60'],
      },
      { alias: 'dmz', port_group: dmz?.port_group, nameservers: [], ip_ranges: [] },
    ]);
  });

  it('has one certificate in each entry of its authorities', () => {
    const authorities = told.auth?.client?.certificate_authorities?.map(({ pem }) => pem?.trim());
    assert.deepEqual(authorities, [AUTHORITY, REGISTRY_AUTHORITY]);
    assert.deepEqual(
      told.registry?.certificate_authorities?.map(({ pem }) => pem?.trim()),
      [REGISTRY_AUTHORITY],
    );
    assert.equal(told.auth?.server?.certificate?.pem?.trim(), SERVER);
    assert.equal(told.auth.server.private_key, undefined);
  });

  it('tells a static address once where roles share a port group', () => {
    const plan = fullPlan();
    const { networks } = plan;
    const shared = { ...networks.client, portGroup: networks.public.portGroup, static: networks.public.static };
    const sharing = madeOf({ ...plan, networks: { ...networks, client: shared } });
    const { network } = wireVch(state(sharing));
    assert.equal(network?.public?.static, '192.0.2.10/24');
    assert.equal(network.client?.static, undefined);
  });
});
