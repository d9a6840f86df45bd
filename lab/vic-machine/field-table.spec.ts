/** A VCH with everything filled in is made, and each field of the table shows in vSphere as it was asked for. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { FIELDS, toPayload, type CertificateSource, type VchSpec } from '@vic/contract/vch-spec';
import { decodeVch, secretKeyOf } from '@vic/extraconfig';
import { extraConfigOf } from '../vcenter/builders.ts';
import { entityOfType } from '../vcenter/inventory.ts';
import { FIELD_TRACES, WITHOUT_TRACE, type MadeVch } from './field-traces.ts';
import { certificates, filledInventory, filledSpec, type FilledCertificates } from './filled-specification.ts';
import { startServiceLab, type ServiceLab } from './service-lab.ts';

const bits = (pem: unknown): unknown => new X509Certificate(String(pem)).publicKey.asymmetricKeyDetails?.modulusLength;
const subject = (pem: unknown): string => new X509Certificate(String(pem)).subject;

interface Expected {
  readonly from: readonly CertificateSource[];
  /** what is to be found there */
  readonly value: (spec: VchSpec) => unknown;
  /** what counts of what is found; default: all of it */
  readonly of?: (found: unknown) => unknown;
}

const ALL = ['files', 'browser', 'server', 'none'] as const;
const always = (value: Expected['value']): Expected => ({ from: ALL, value });
const only = (from: readonly CertificateSource[], value: Expected['value'], of?: Expected['of']): Expected => ({
  from,
  value,
  ...(of && { of }),
});

/** What each field comes to: written out, not computed from the specification by what is tested. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  'general.name': always(({ general: { name } }) => [name, name, name]),
  'general.containerNameConvention': always(() => 'web-{name}'),
  'general.debug': always(() => 1),
  'general.syslog.transport': always(() => 'udp'),
  'general.syslog.host': always(() => 'log.example.com'),
  'general.syslog.port': always(() => 1514),
  'compute.resource': always(() => 'domain-c33'),
  'compute.cpu.limit': always(() => 12_000),
  'compute.cpu.reservation': always(() => 500),
  'compute.cpu.shares': always(() => ['custom', 6000]),
  'compute.memory.limit': always(() => 49_152),
  'compute.memory.reservation': always(() => 1024),
  'compute.memory.shares': always(() => 'high'),
  'compute.endpoint.cpus': always(() => 2),
  'compute.endpoint.memory': always(() => 4096),
  'compute.useVmGroup': always(({ general: { name } }) => [true, name]),
  'storage.imageStore.datastore': always(() => ['LocalDS_0']),
  'storage.imageStore.folder': always(() => ['images/web']),
  'storage.baseImageSize': always(() => 16_000_000),
  'storage.volumeStores.kind': always(() => ['ds', 'nfs']),
  'storage.volumeStores.label': always(() => ['default', 'shared']),
  'storage.volumeStores.datastore': always(() => ['LocalDS_1']),
  'storage.volumeStores.folder': always(() => ['[LocalDS_1] volumes']),
  'storage.volumeStores.host': always(() => ['nfs.example.com']),
  'storage.volumeStores.path': always(() => ['/exports/web']),
  'storage.volumeStores.uid': always(() => [1001]),
  'storage.volumeStores.gid': always(() => [1002]),
  'networks.bridge.portGroup': always(() => 'dvportgroup-13'),
  'networks.bridge.range': always(() => '172.20.0.0/14'),
  'networks.bridge.width': always(() => 20),
  'networks.public.portGroup': always(() => 'network-7'),
  'networks.public.addressMode': always(() => 'static'),
  'networks.public.address': always(() => '10.1.0.10/24'),
  'networks.public.gateway': always(() => '10.1.0.1'),
  'networks.nameServers': always(() => ['10.1.0.2', '10.1.0.3']),
  'networks.client.portGroup': always(() => 'dvportgroup-15'),
  'networks.client.addressMode': always(() => 'static'),
  'networks.client.address': always(() => '10.2.0.10/24'),
  'networks.client.gateway': always(() => '10.2.0.1'),
  'networks.client.destinations': always(() => ['10.20.0.0/16', '10.21.0.0/16']),
  'networks.management.portGroup': always(() => 'dvportgroup-17'),
  'networks.management.addressMode': always(() => 'static'),
  'networks.management.address': always(() => '10.3.0.10/24'),
  'networks.management.gateway': always(() => '10.3.0.1'),
  'networks.management.destinations': always(() => ['10.30.0.0/16']),
  'networks.containerNetworks.portGroup': always(({ networks }) =>
    networks.containerNetworks.map(({ portGroup }) => portGroup?.moid),
  ),
  'networks.containerNetworks.alias': always(() => ['routable', 'lab']),
  'networks.containerNetworks.addressMode': always(() => ['static', 'dhcp']),
  'networks.containerNetworks.gateway': always(() => ['10.4.0.1/24', '']),
  'networks.containerNetworks.ranges': always(() => [
    [
      ['10.4.0.10', '10.4.0.99'],
      ['10.4.0.128', '10.4.0.255'],
    ],
    [],
  ]),
  'networks.containerNetworks.nameServers': always(() => [['10.4.0.2'], []]),
  'networks.containerNetworks.firewall': always(() => ['peers', 'published']),
  'networks.proxy.http': always(() => 'http://proxy.example.com:3128'),
  'networks.proxy.https': always(() => 'https://proxy.example.com:3129'),
  'networks.proxy.exceptions': always(() => ['registry.example.com', '10.0.0.0/8']),
  'security.source': always(({ security }) => (security.source === 'none' ? 'none' : 'TLS')),
  'security.verifiesClients': only(['files', 'browser', 'server'], ({ security }) => security.verifiesClients),
  'security.subject.commonName': only(
    ['server'],
    () => true,
    (pem) => subject(pem).includes('CN=web.example.com'),
  ),
  'security.subject.keyAlgorithm': only(['server'], () => 4096, bits),
  'security.made.authority': only(['browser'], ({ security }) => security.made?.authority.pem),
  'security.made.serverCertificate': only(['browser'], ({ security }) => security.made?.serverCertificate.pem),
  'security.made.serverKey': only(['browser'], ({ security }) => security.made?.serverKey?.pem),
  'security.brought.serverCertificate': only(['files'], ({ security }) => security.brought.serverCertificate?.pem),
  'security.brought.serverKey': only(['files'], ({ security }) => security.brought.serverKey?.pem),
  'security.brought.clientAuthorities': only(['files'], ({ security }) => security.brought.clientAuthorities[0]?.pem),
  'registry.isWhitelistOnly': always(() => true),
  'registry.whitelist': always(() => [
    'registry.example.com:5000',
    '*.example.com',
    '10.5.0.0/16',
    'old.example.com:5000',
  ]),
  'registry.insecure': always(() => ['old.example.com:5000']),
  'registry.authorities': always(({ registry }) => registry.authorities[0]?.pem),
  'operationsUser.user': always(() => 'vch-ops@vsphere.local'),
  'operationsUser.password': always(({ operationsUser }) => operationsUser.password),
  'operationsUser.grantsPermissions': always(() => true),
};

describe('the table of fields', () => {
  it('says of each field where it shows in vSphere, or why it does not', () => {
    const told = [...FIELD_TRACES.keys(), ...Object.keys(WITHOUT_TRACE)];
    assert.deepEqual(told.toSorted(), FIELDS.map(({ id }) => id).toSorted());
    assert.deepEqual(Object.keys(EXPECTED).toSorted(), [...FIELD_TRACES.keys()].toSorted());
  });

  for (const source of ALL) {
    describe(`of a VCH with certificates from ${source}`, () => {
      let lab: ServiceLab;
      let spec: VchSpec;
      let made: MadeVch;
      before(async () => {
        lab = await startServiceLab({ inventory: filledInventory(), vchsBoot: false });
        const proof: FilledCertificates = await certificates();
        spec = filledSpec(proof, source);
        assert.deepEqual(await lab.create(toPayload(spec)), { status: 201, message: '' });
        const vm = lab.vm(spec.general.name);
        const pairs = extraConfigOf(vm);
        const secretKey = secretKeyOf(pairs);
        made = {
          config: decodeVch(pairs, secretKey === null ? {} : { secretKey }),
          vm,
          pool: entityOfType(lab.inventory, vm.pool ?? '', 'ResourcePool'),
        };
      });
      after(() => lab.stop());

      const fields = FIELDS.filter(({ id }) => EXPECTED[id]?.from.includes(source));
      for (const { id } of fields) {
        it(`shows ${id}`, () => {
          const { value, of = (found: unknown) => found } = EXPECTED[id] ?? assert.fail();
          assert.deepEqual(of(FIELD_TRACES.get(id)?.(made)), value(spec));
        });
      }
    });
  }
});
