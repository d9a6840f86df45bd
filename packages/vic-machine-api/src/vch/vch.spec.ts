import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { recordedSpecification, recordedVch } from '../../testing/recorded.ts';
import { differences, fromSpecification, toVch, type Schemas } from '../index.ts';

const answered = (id: string) => toVch(recordedVch(id));
const asked = recordedSpecification;

describe('toVch', () => {
  const full = answered('get.vch-full').settings;

  it('tells sizes in the units of their names', () => {
    assert.equal(full.baseImageBytes, 16e9);
    assert.equal(full.cpuMHz.limit, 20_000);
    assert.equal(full.memoryMiB.limit, 32_768);
    assert.equal(full.endpoint.memoryMiB, 4096);
  });

  it('takes a missing limit for none', () => {
    assert.equal(answered('get.vch-min').settings.cpuMHz.limit, null);
  });

  it('turns <nil> gateways into none', () => {
    const dmz = full.containerNetworks.find((network) => network.alias === 'dmz');
    assert.equal(dmz?.gateway, null);
  });

  it('reads the mask of a container network from its gateway', () => {
    const backend = full.containerNetworks.find((network) => network.alias === 'backend');
    assert.deepEqual(backend?.gateway, { address: '10.2.0.1', prefixLength: 24 });
  });

  it('keeps a place for a range that is no CIDR block', () => {
    const backend = full.containerNetworks.find((network) => network.alias === 'backend');
    assert.deepEqual(backend?.ranges, [null, '10.2.0.16/28']);
  });

  it('takes accumulated certificate authorities apart', () => {
    const wire = recordedVch('get.vch-full');
    const blocks = wire.auth?.client?.certificate_authorities?.map((entry) => entry.pem?.match(/BEGIN/g)?.length);
    assert.deepEqual(blocks, [1, 2], 'as the server answers');
    assert.equal(full.tls.clientAuthorities.length, 2);
    assert.ok(full.tls.clientAuthorities.every((pem) => pem.match(/BEGIN/g)?.length === 1));
  });

  it('decodes the URLs of stores and sorts them by label', () => {
    assert.deepEqual(full.volumeStores, [
      { label: 'default', location: { scheme: 'ds', host: 'LocalDS_1', path: 'volumes/a b', options: '' } },
      {
        label: 'nfs-store',
        location: {
          scheme: 'nfs',
          host: 'nfs.example.com',
          path: 'exports/vic',
          options: 'gid=5678&proto=tcp&uid=1234',
        },
      },
      { label: 'whole', location: { scheme: 'ds', host: 'LocalDS_0', path: 'VIC', options: '' } },
    ]);
  });

  it('keeps what is only known of a VCH that runs apart from its settings', () => {
    const vch = answered('get.address-tls');
    assert.equal(vch.dockerHost, '198.51.100.21:2376');
    assert.equal(vch.adminPortal, 'https://198.51.100.21:2378');
    assert.equal(vch.powerState, 'poweredOn');
    assert.equal(vch.version, 'v1.5.8-21343-9489f63e');
    assert.equal(vch.poolId, 'resgroup-133');
  });

  it('makes something of every body that has the shape of the schema', () => {
    fc.assert(
      fc.property(anyVch, (wire) => {
        toVch(wire);
        differences(fromSpecification(wire), toVch(wire));
      }),
    );
  });

  it('does not depend on the order of lists without order', () => {
    const wire = recordedVch('get.vch-full');
    const reversed: Schemas['VCH'] = {
      ...wire,
      network: { ...wire.network, container: wire.network?.container?.toReversed() },
      storage: { ...wire.storage, volume_stores: wire.storage?.volume_stores?.toReversed() },
    };
    assert.deepEqual(toVch(reversed), toVch(wire));
  });
});

describe('differences', () => {
  it('finds none between what was asked for and what was made', () => {
    assert.deepEqual(differences(fromSpecification(asked('create.ok-full')), answered('get.vch-full')), []);
    assert.deepEqual(differences(fromSpecification(asked('create.ok-min')), answered('get.vch-min')), []);
  });

  it('shows what the original made of units that it does not know', () => {
    const found = differences(fromSpecification(asked('create.ok-units')), answered('get.vch-units'));
    assert.deepEqual(
      found.map(({ path, got }) => [path, got]),
      [
        ['cpuMHz.limit', null],
        ['baseImageBytes', 0],
      ],
    );
  });

  it('names what is otherwise', () => {
    const specification = asked('create.ok-full');
    const changed: Schemas['VCH'] = {
      ...specification,
      debug: 1,
      endpoint: { ...specification.endpoint, memory: { value: 8, units: 'GiB' } },
      registry: { ...specification.registry, insecure: [] },
    };
    assert.deepEqual(
      differences(fromSpecification(changed), answered('get.vch-full')).map(({ path }) => path),
      ['debugLevel', 'endpoint.memoryMiB', 'registry.insecure', 'registry.whitelist'],
    );
  });

  it('takes first and last address of a whole block for the block', () => {
    const specification: Schemas['VCH'] = {
      network: { container: [{ alias: 'a', ip_ranges: ['10.2.0.16-10.2.0.31', '10.2.0.40-10.2.0.60'] }] },
    };
    assert.deepEqual(fromSpecification(specification).containerNetworks?.[0]?.ranges, [null, '10.2.0.16/28']);
  });
});

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    '<nil>',
    '10.0.0.1',
    '10.0.0.0/8',
    '10.0.0.9-10.0.0.1',
    'ds://a%zz/b',
    'nfs://h/p?x',
    '999.1.1.1/99',
  ),
);
const list = fc.array(text, { maxLength: 3 });
const managedObject = fc.record({ id: text, name: text }, { requiredKeys: [] });
const gateway = fc.record({ address: text, routing_destinations: list }, { requiredKeys: [] });
const quantity = <Unit extends string>(...units: Unit[]) =>
  fc.record({ value: fc.maxSafeInteger(), units: fc.constantFrom(...units) }, { requiredKeys: [] });
const shares = fc.record(
  { level: fc.constantFrom('high', 'normal', 'low', 'custom'), number: fc.integer() },
  { requiredKeys: [] },
);
const authorities = fc.array(fc.record({ pem: text }, { requiredKeys: [] }), { maxLength: 2 });
const network = fc.record(
  { port_group: managedObject, gateway, nameservers: list, static: text },
  { requiredKeys: [] },
);
const hertz = quantity('Hz', 'KHz', 'MHz', 'GHz');
const bytes = quantity('B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB');
const anyVch: fc.Arbitrary<Schemas['VCH']> = fc.record(
  {
    name: text,
    version: text,
    debug: fc.integer(),
    compute: fc.record(
      {
        cpu: fc.record({ limit: hertz, reservation: hertz, shares }, { requiredKeys: [] }),
        memory: fc.record({ limit: bytes, reservation: bytes, shares }, { requiredKeys: [] }),
        resource: managedObject,
      },
      { requiredKeys: [] },
    ),
    network: fc.record(
      {
        bridge: fc.record({ ip_range: text, port_group: managedObject }, { requiredKeys: [] }),
        client: network,
        management: network,
        public: network,
        container: fc.array(
          fc.record(
            { alias: text, port_group: managedObject, gateway, nameservers: list, ip_ranges: list },
            { requiredKeys: [] },
          ),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
    storage: fc.record(
      {
        image_stores: list,
        volume_stores: fc.array(fc.record({ datastore: text, label: text }, { requiredKeys: [] }), { maxLength: 3 }),
        base_image_size: quantity('B', 'KB', 'MB', 'GB', 'TB', 'PB'),
      },
      { requiredKeys: [] },
    ),
    auth: fc.record(
      {
        no_tls: fc.boolean(),
        client: fc.record({ no_tls_verify: fc.boolean(), certificate_authorities: authorities }, { requiredKeys: [] }),
        server: fc.record({ certificate: fc.record({ pem: text }, { requiredKeys: [] }) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
    endpoint: fc.record({ memory: bytes }, { requiredKeys: [] }),
    registry: fc.record(
      { insecure: list, whitelist: list, certificate_authorities: authorities },
      { requiredKeys: [] },
    ),
    syslog_addr: text,
    container: fc.record({ name_convention: text }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
