import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromPayload } from './from-payload.ts';
import { toPayload } from './payload.ts';
import type { VchPayload } from './payload-type.ts';
import { anySpec } from './testing/any-spec.ts';
import { asPayloadTells } from './testing/canonical.ts';
import { resolverOf } from './testing/resolver.ts';
import { aFilledSpec, aSpec } from './testing/specifications.ts';
import { vchSpecDefaults } from './vch-spec.ts';

const nothing = { computeResource: () => null, portGroup: () => null, datastore: () => null };
const read = (payload: VchPayload) => fromPayload(payload, resolverOf(aFilledSpec()));

test('a payload brings back every specification, and nothing is lost on the way', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      const { spec: back, notes } = fromPayload(toPayload(spec), resolverOf(spec));
      assert.deepEqual(back, asPayloadTells(spec));
      assert.deepEqual(notes, []);
    }),
  );
});

test('nothing at all is a specification in which nothing is chosen', () => {
  const { spec, notes } = read({});
  const { security } = vchSpecDefaults;
  assert.deepEqual(spec, { ...vchSpecDefaults, security: { ...security, source: 'none', verifiesClients: false } });
  assert.deepEqual(notes, []);
});

test('says of everything that cannot be found that it must be chosen again', () => {
  const { spec, notes } = fromPayload(toPayload(aSpec()), nothing);
  assert.equal(spec.compute.resource, null);
  assert.deepEqual(notes, [
    'The compute resource "resgroup-12" could not be found; choose another one.',
    'The datastore "local-1" could not be found; choose another one.',
    'The port group "/Europe/Berlin/network/bridge" of the bridge network could not be found; choose another one.',
    'The port group "/Europe/Berlin/network/public" of the public network could not be found; choose another one.',
  ]);
});

const id = (name: string) => ({ id: `dvportgroup-${name}` });

test('roles that an answer repeats fall back again', () => {
  const shared = { port_group: id('public'), gateway: { routing_destinations: [] }, nameservers: [] };
  const { spec } = read({ network: { public: shared, client: shared, management: shared } });
  assert.equal(spec.networks.public.portGroup?.name, 'public');
  assert.equal(spec.networks.client.portGroup, null);
  assert.equal(spec.networks.management.portGroup, null);
});

test('a management network of its own on the port group of public, beside another client network, stays', () => {
  const { spec } = read({
    network: {
      public: { port_group: id('public') },
      client: { port_group: id('client') },
      management: { port_group: id('public') },
    },
  });
  assert.equal(spec.networks.management.portGroup?.name, 'public');
});

test('an address that the server does not tell has to be entered', () => {
  const { spec, notes } = read({ network: { public: { port_group: id('public'), gateway: { address: '10.1.0.1' } } } });
  assert.deepEqual([spec.networks.public.addressMode, spec.networks.public.address], ['static', '']);
  assert.deepEqual(notes, ['The static address of the public network is not known; enter one.']);
});

test('what the original writes for nothing is nothing', () => {
  const { spec } = read({
    network: {
      container: [{ alias: 'a', gateway: { address: '<nil>', routing_destinations: ['<nil>'] }, ip_ranges: [] }],
    },
  });
  const [network] = spec.networks.containerNetworks;
  assert.deepEqual([network?.addressMode, network?.gateway], ['dhcp', '']);
});

test('a range that the original cannot tell has to be entered again', () => {
  const gateway = { address: '10.2.0.1', routing_destinations: ['10.2.0.1/24'] };
  const { spec, notes } = read({ network: { container: [{ alias: 'a', gateway, ip_ranges: ['', '10.2.0.64/26'] }] } });
  assert.equal(spec.networks.containerNetworks[0]?.gateway, '10.2.0.1/24');
  assert.deepEqual(spec.networks.containerNetworks[0].ranges, ['10.2.0.64/26']);
  assert.deepEqual(notes, ['An address range of the container network "a" is not known; enter it again.']);
});

test('folders that a server made by itself are none', () => {
  const { spec } = read({
    name: 'web',
    storage: {
      image_stores: ['ds://local-1/web'],
      volume_stores: [
        { datastore: 'ds://san%202/VIC', label: 'default' },
        { datastore: 'ds://san%202/a%20b', label: 'other' },
      ],
    },
  });
  assert.equal(spec.storage.imageStore.folder, '');
  assert.deepEqual(
    spec.storage.volumeStores.map((store) => store.kind === 'datastore' && [store.datastore?.name, store.folder]),
    [
      ['san 2', ''],
      ['san 2', 'a b'],
    ],
  );
});

test('a size in kilobytes is told in the largest unit in which it is whole', () => {
  const size = (value: number) =>
    read({ storage: { base_image_size: { value, units: 'KB' } } }).spec.storage.baseImageSize;
  assert.deepEqual(size(16_000_000), { value: 16, units: 'GB' });
  assert.deepEqual(size(2_000_000_000), { value: 2, units: 'TB' });
  assert.deepEqual(size(1_500_001), { value: 1501, units: 'MB' });
});

test('certificates without their key are to be made anew, and the authorities of clients are kept', () => {
  const [authority] = aFilledSpec().security.brought.clientAuthorities;
  const pem = authority?.pem ?? '';
  const { spec, notes } = read({
    auth: { client: { certificate_authorities: [{ pem }, { pem: `${pem}${pem}` }] }, server: { certificate: { pem } } },
  });
  assert.deepEqual([spec.security.source, spec.security.verifiesClients], ['browser', true]);
  assert.deepEqual(
    spec.security.brought.clientAuthorities.map((file) => file.pem),
    [pem],
  );
  assert.deepEqual(notes, [
    'The server certificate and its key belong to one VCH and were not taken over; make new ones.',
    'The authorities that client certificates are verified with were taken over; they count once you bring certificates as files.',
  ]);
});

test('says nothing of authorities of clients where there are none', () => {
  const { notes } = read({
    auth: { server: { certificate: { pem: aFilledSpec().security.brought.serverCertificate?.pem ?? '' } } },
  });
  assert.deepEqual(notes, [
    'The server certificate and its key belong to one VCH and were not taken over; make new ones.',
  ]);
});

test('mount options that we have no place for are told', () => {
  const { notes } = read({ storage: { volume_stores: [{ datastore: 'nfs://h/p?uid=1&proto=udp', label: 'a' }] } });
  assert.deepEqual(notes, ['Mount options of the volume store "a" could not be taken over: proto.']);
});
