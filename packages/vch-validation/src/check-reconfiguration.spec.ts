import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkReconfiguration, type ExistingVch } from './check-reconfiguration.ts';
import { planVch } from './plan-vch.ts';
import type { VchSpecification } from './specification.ts';
import { recordedInventory } from './testing/recorded-inventory.ts';
import { aContainerNetwork, ADMINISTRATOR, aSpecification, networks } from './testing/specifications.ts';

const WHOLE = aSpecification({
  network: networks({
    container: [aContainerNetwork({ ip_ranges: ['10.2.0.16/28'] })],
    client: { port_group: { name: 'DC0_DVPG2' }, static: '10.9.0.5/24' },
  }),
  storage: { image_stores: ['LocalDS_0'], volume_stores: [{ label: 'default', datastore: 'LocalDS_1/v' }] },
  registry: { insecure: ['a', 'b'], whitelist: ['c'] },
});

const plan = (specification: VchSpecification) => planVch(specification, recordedInventory(), ADMINISTRATOR);

function existing(changes: Partial<ExistingVch> = {}): ExistingVch {
  const { name, networks: on, storage, endpoint, registry, auth } = plan(WHOLE);
  return {
    name,
    pool: 'resgroup-112',
    parentPool: 'resgroup-34',
    networks: on,
    storage: { ...storage, imageStore: { ...storage.imageStore, path: 'alpha' } },
    usesTls: auth.usesTls,
    endpoint,
    registry,
    ...changes,
  };
}

function faults(specification: VchSpecification, vch = existing()): readonly string[] {
  return checkReconfiguration(vch, plan(specification)).map(({ path, status }) => `${status} ${path}`);
}

const onNetwork = (changes: NonNullable<VchSpecification['network']>) => ({
  ...WHOLE,
  network: { ...WHOLE.network, ...changes },
});

describe('a reconfiguration', () => {
  it('may change nothing', () => {
    assert.deepEqual(faults(WHOLE), []);
  });

  it('may add, and change what can be changed', () => {
    const container = [aContainerNetwork({ alias: 'more', ip_ranges: [] }), ...(WHOLE.network?.container ?? [])];
    const volume_stores = [...(WHOLE.storage?.volume_stores ?? []), { label: 'more', datastore: 'LocalDS_0' }];
    const open = { port_group: { name: 'VM Network' }, nameservers: ['192.0.2.53'] };
    const changed = {
      ...onNetwork({ container, public: open }),
      debug: 2,
      syslog_addr: 'tcp://logs',
      storage: { ...WHOLE.storage, volume_stores },
      compute: { resource: { id: 'domain-c33' }, cpu: { limit: { value: 1, units: 'GHz' as const } } },
      endpoint: { operations_credentials: { user: 'ops', password: 'x' } },
      container: { name_convention: '{id}' },
      registry: { ...WHOLE.registry, image_fetch_proxy: { http: 'http://proxy:1' } },
      auth: { server: { generate: { cname: 'a', size: { value: 2048 } } } },
    };
    assert.deepEqual(faults(changed), []);
  });

  it('may name the VCH by its own pool, as the API answers', () => {
    assert.deepEqual(faults(WHOLE, existing({ pool: 'resgroup-34', parentPool: null })), []);
  });

  const cases: readonly (readonly [string, VchSpecification, string])[] = [
    ['the name', { ...WHOLE, name: 'beta' }, '/name'],
    ['the compute resource', { ...WHOLE, compute: { resource: { name: 'DC0_C1' } } }, '/compute/resource'],
    [
      'the range of the bridge',
      onNetwork({ bridge: { ...WHOLE.network?.bridge, ip_range: '172.16.0.0/13' } }),
      '/network/bridge/ip_range',
    ],
    [
      'the width of the bridge',
      onNetwork({ bridge: { ...WHOLE.network?.bridge, network_width: 20 } }),
      '/network/bridge/network_width',
    ],
    [
      'the bridge',
      onNetwork({ bridge: { ...WHOLE.network?.bridge, port_group: { id: 'dvportgroup-17' } } }),
      '/network/bridge/port_group',
    ],
    ['the public network', onNetwork({ public: { port_group: { name: 'DC0_DVPG1' } } }), '/network/public/port_group'],
    ['a container network', onNetwork({ container: [aContainerNetwork()] }), '/network/container/0'],
    ['the container networks', onNetwork({ container: [] }), '/network/container'],
    [
      'the image store',
      { ...WHOLE, storage: { ...WHOLE.storage, image_stores: ['LocalDS_0/beta'] } },
      '/storage/image_stores',
    ],
    [
      'the size of images',
      { ...WHOLE, storage: { ...WHOLE.storage, base_image_size: { value: 9, units: 'GB' } } },
      '/storage/base_image_size',
    ],
    [
      'a volume store',
      { ...WHOLE, storage: { ...WHOLE.storage, volume_stores: [{ label: 'default', datastore: 'LocalDS_1' }] } },
      '/storage/volume_stores',
    ],
    ['the volume stores', { ...WHOLE, storage: { image_stores: ['LocalDS_0'] } }, '/storage/volume_stores'],
    ['the memory', { ...WHOLE, endpoint: { memory: { value: 4, units: 'GiB' } } }, '/endpoint/memory'],
    ['the CPUs', { ...WHOLE, endpoint: { cpu: { sockets: 2 } } }, '/endpoint/cpu/sockets'],
    [
      'the insecure registries',
      { ...WHOLE, registry: { insecure: ['a', 'd'], whitelist: ['c', 'b'] } },
      '/registry/insecure',
    ],
  ];
  for (const [what, specification, path] of cases) {
    it(`may not change ${what}`, () => {
      assert.equal(faults(specification)[0], `409 ${path}`);
    });
  }

  it('may not move an address', () => {
    const client = { port_group: { name: 'DC0_DVPG2' }, static: '10.9.0.6/24' };
    assert.deepEqual(faults(onNetwork({ client })), ['409 /network/client/static', '409 /network/management/static']);
  });

  it('may not take TLS away', () => {
    assert.deepEqual(faults(WHOLE, existing({ usesTls: true })), ['409 /auth/server']);
  });

  it('does not mind the order of registries', () => {
    assert.deepEqual(faults({ ...WHOLE, registry: { insecure: ['b', 'a'], whitelist: ['b', 'c', 'a'] } }), []);
  });
});
