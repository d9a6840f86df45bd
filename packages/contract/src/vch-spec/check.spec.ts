import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSlice, checkSpec } from './check.ts';
import { SPEC_FAULTS, type SpecFaultCode } from './fault.ts';
import { containerNetworkDefaults } from './networks/defaults.ts';
import type { ContainerNetwork, RoleNetwork } from './networks/schema.ts';
import { securityDefaults } from './security/defaults.ts';
import type { Security } from './security/schema.ts';
import { aPemFile } from './testing/pem.ts';
import { aComputeResource, aFilledSpec, aPortGroup, aSpec } from './testing/specifications.ts';
import { vchSpecDefaults, type VchSpec } from './vch-spec.ts';

/** A specification with one thing wrong, and the fault that tells it. */
interface Case {
  readonly spec: VchSpec;
  readonly code: SpecFaultCode;
  readonly path: string;
}

const defaults = vchSpecDefaults;
const general = (changes: Partial<VchSpec['general']>): VchSpec => aSpec({ general: changes });
const compute = (changes: Partial<VchSpec['compute']>): VchSpec => aSpec({ compute: changes });
const storage = (changes: Partial<VchSpec['storage']>): VchSpec => aSpec({ storage: changes });
const networks = (changes: Partial<VchSpec['networks']>): VchSpec =>
  aSpec({ networks: { ...aSpec().networks, ...changes } });
const security = (changes: Partial<Security>): VchSpec => aSpec({ security: { ...securityDefaults, ...changes } });
const registry = (changes: Partial<VchSpec['registry']>): VchSpec => aSpec({ registry: changes });

const datastore = { moid: 'datastore-1', name: 'local-1' };
const folderStore = { kind: 'datastore', label: 'one', datastore, folder: '' } as const;
const nfsStore = { kind: 'nfs', label: 'one', host: 'nfs', path: '/x', uid: null, gid: null } as const;

const bridge = (range: string, width: number | null = null): VchSpec =>
  networks({ bridge: { portGroup: aPortGroup('bridge'), range, width } });

const staticRole: RoleNetwork = {
  portGroup: aPortGroup('client'),
  addressMode: 'static',
  address: '10.1.2.10/24',
  gateway: '',
  destinations: [],
};
const client = (changes: Partial<RoleNetwork>): VchSpec => networks({ client: { ...staticRole, ...changes } });
const open = (changes: Partial<RoleNetwork>): VchSpec =>
  networks({ public: { ...staticRole, portGroup: aPortGroup('public'), gateway: '10.1.2.1', ...changes } });

/** Client on the port group of public, which has an address there. */
const besidePublic = (changes: Partial<RoleNetwork>): VchSpec =>
  networks({
    public: { ...staticRole, portGroup: aPortGroup('public'), gateway: '10.1.2.1' },
    client: { ...staticRole, portGroup: aPortGroup('public'), address: '', ...changes },
  });

const staticContainers: ContainerNetwork = {
  ...containerNetworkDefaults,
  portGroup: aPortGroup('routable'),
  alias: 'routable',
  addressMode: 'static',
  gateway: '10.4.0.1/24',
};
const containers = (...changes: readonly Partial<ContainerNetwork>[]): VchSpec =>
  networks({ containerNetworks: changes.map((change) => ({ ...staticContainers, ...change })) });

const key = aPemFile('key.pem', 'PRIVATE KEY', 'key');
const certificate = aPemFile('cert.pem', 'CERTIFICATE', 'certificate');
const brought = { serverCertificate: certificate, serverKey: key, clientAuthorities: [certificate] };
const made = { authority: certificate, serverCertificate: certificate, serverKey: key };
const subject = (changes: Partial<Security['subject']>): VchSpec =>
  security({ made, subject: { ...securityDefaults.subject, ...changes } });
const encrypted = {
  fileName: 'key.pem',
  pem: '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n',
};

const name = (text: string): VchSpec => general({ name: text });
const convention = (text: string): VchSpec => general({ containerNameConvention: text });

const CASES: readonly Case[] = [
  { spec: general({ debug: Number.NaN }), code: 'number-missing', path: '/general/debug' },
  {
    spec: general({ syslog: { transport: 'tcp', host: 'log', port: 0 } }),
    code: 'number-too-small',
    path: '/general/syslog/port',
  },
  {
    spec: general({ syslog: { transport: 'tcp', host: 'log', port: 65_536 } }),
    code: 'number-too-large',
    path: '/general/syslog/port',
  },
  { spec: name('  '), code: 'name-missing', path: '/general/name' },
  { spec: name('a/b'), code: 'name-characters', path: '/general/name' },
  { spec: name('a\tb'), code: 'name-characters', path: '/general/name' },
  { spec: name('..'), code: 'name-reserved', path: '/general/name' },
  { spec: name('a'.repeat(32)), code: 'name-too-long', path: '/general/name' },
  { spec: name('ä'.repeat(16)), code: 'name-too-long', path: '/general/name' },
  { spec: convention('web'), code: 'naming-convention-without-token', path: '/general/containerNameConvention' },
  { spec: convention('a\n{id}'), code: 'naming-convention-characters', path: '/general/containerNameConvention' },
  {
    spec: convention(`${'a'.repeat(69)}{id}`),
    code: 'naming-convention-too-long',
    path: '/general/containerNameConvention',
  },
  {
    spec: general({ syslog: { transport: 'tcp', host: '', port: 514 } }),
    code: 'syslog-host-missing',
    path: '/general/syslog/host',
  },
  {
    spec: general({ syslog: { transport: 'tcp', host: 'a b', port: null } }),
    code: 'syslog-host-unreadable',
    path: '/general/syslog/host',
  },

  { spec: compute({ resource: null }), code: 'compute-resource-missing', path: '/compute/resource' },
  {
    spec: compute({
      cpu: {
        limit: { value: 1, units: 'GHz' },
        reservation: { value: 1001, units: 'MHz' },
        shares: { level: 'normal' },
      },
    }),
    code: 'reservation-above-limit',
    path: '/compute/cpu/reservation',
  },
  {
    spec: compute({ memory: { ...defaults.compute.memory, limit: { value: 9_000_000_000_000, units: 'GiB' } } }),
    code: 'quantity-too-large',
    path: '/compute/memory/limit',
  },
  {
    spec: compute({ resource: { ...aComputeResource, kind: 'host' }, useVmGroup: true }),
    code: 'vm-group-without-cluster',
    path: '/compute/useVmGroup',
  },
  {
    spec: compute({ endpoint: { cpus: null, memory: { value: 25, units: 'TiB' } } }),
    code: 'endpoint-memory-too-large',
    path: '/compute/endpoint/memory',
  },

  {
    spec: storage({ imageStore: { datastore: null, folder: '' } }),
    code: 'image-store-missing',
    path: '/storage/imageStore/datastore',
  },
  {
    spec: storage({ imageStore: { datastore: { moid: 'd', name: 'a&b' }, folder: '' } }),
    code: 'datastore-name-unusable',
    path: '/storage/imageStore/datastore',
  },
  {
    spec: storage({ imageStore: { datastore, folder: 'a?b' } }),
    code: 'folder-characters',
    path: '/storage/imageStore/folder',
  },
  {
    spec: storage({ imageStore: { datastore, folder: 'a/../b' } }),
    code: 'folder-step',
    path: '/storage/imageStore/folder',
  },
  {
    spec: storage({ baseImageSize: { value: 69, units: 'TB' } }),
    code: 'image-size-too-large',
    path: '/storage/baseImageSize',
  },
  {
    spec: storage({ volumeStores: [{ ...folderStore, datastore: null }] }),
    code: 'datastore-missing',
    path: '/storage/volumeStores/0/datastore',
  },
  {
    spec: storage({ volumeStores: [{ ...folderStore, label: '' }] }),
    code: 'label-missing',
    path: '/storage/volumeStores/0/label',
  },
  {
    spec: storage({ volumeStores: [{ ...folderStore, label: 'a:b' }] }),
    code: 'label-characters',
    path: '/storage/volumeStores/0/label',
  },
  {
    spec: storage({ volumeStores: [folderStore, nfsStore] }),
    code: 'label-repeated',
    path: '/storage/volumeStores/1/label',
  },
  {
    spec: storage({ volumeStores: [{ ...nfsStore, host: '' }] }),
    code: 'nfs-host-missing',
    path: '/storage/volumeStores/0/host',
  },
  {
    spec: storage({ volumeStores: [{ ...nfsStore, host: 'a/b' }] }),
    code: 'nfs-host-unreadable',
    path: '/storage/volumeStores/0/host',
  },
  {
    spec: storage({ volumeStores: [{ ...nfsStore, path: '/' }] }),
    code: 'nfs-path-missing',
    path: '/storage/volumeStores/0/path',
  },
  {
    spec: storage({ volumeStores: [{ ...nfsStore, path: 'x' }] }),
    code: 'nfs-path-unreadable',
    path: '/storage/volumeStores/0/path',
  },

  {
    spec: networks({ bridge: { ...defaults.networks.bridge, portGroup: null } }),
    code: 'bridge-network-missing',
    path: '/networks/bridge/portGroup',
  },
  { spec: bridge(''), code: 'cidr-missing', path: '/networks/bridge/range' },
  { spec: bridge('172.16.0.0'), code: 'cidr-unreadable', path: '/networks/bridge/range' },
  { spec: bridge('172.16.0.0/31'), code: 'bridge-range-too-small', path: '/networks/bridge/range' },
  { spec: bridge('172.16.0.0/20'), code: 'bridge-width-below-prefix', path: '/networks/bridge/width' },
  { spec: bridge('172.16.0.0/20', 18), code: 'bridge-width-below-prefix', path: '/networks/bridge/width' },
  { spec: bridge('172.16.0.0/20', 31), code: 'number-too-large', path: '/networks/bridge/width' },
  {
    spec: networks({ public: defaults.networks.public }),
    code: 'public-network-missing',
    path: '/networks/public/portGroup',
  },
  {
    spec: networks({ public: { ...defaults.networks.public, portGroup: aPortGroup('bridge') } }),
    code: 'bridge-network-shared',
    path: '/networks/public/portGroup',
  },
  { spec: client({ address: '' }), code: 'address-missing', path: '/networks/client/address' },
  { spec: client({ address: '10.1.2.10' }), code: 'address-unreadable', path: '/networks/client/address' },
  { spec: client({ address: '10.1.2.0/24' }), code: 'address-not-for-host', path: '/networks/client/address' },
  {
    spec: networks({
      public: { ...staticRole, portGroup: aPortGroup('public'), gateway: '10.1.2.1' },
      client: { ...staticRole, portGroup: aPortGroup('public'), address: '10.1.2.11/24' },
    }),
    code: 'address-beside-public',
    path: '/networks/client/address',
  },
  {
    spec: networks({ client: staticRole, management: { ...staticRole, address: '10.1.2.11/24' } }),
    code: 'address-repeated',
    path: '/networks/management/address',
  },
  { spec: open({ gateway: '' }), code: 'gateway-missing', path: '/networks/public/gateway' },
  { spec: open({ gateway: '10.1.2' }), code: 'gateway-unreadable', path: '/networks/public/gateway' },
  { spec: open({ gateway: '10.1.3.1' }), code: 'gateway-unreachable', path: '/networks/public/gateway' },
  { spec: open({ gateway: '10.1.2.10' }), code: 'gateway-is-address', path: '/networks/public/gateway' },
  { spec: client({ gateway: '10.1.2.1' }), code: 'destinations-missing', path: '/networks/client/destinations' },
  {
    spec: client({ destinations: ['10.0.0.0/8'] }),
    code: 'destinations-without-gateway',
    path: '/networks/client/gateway',
  },
  {
    spec: besidePublic({ gateway: '10.1.2.2', destinations: ['10.9.0.0/16'] }),
    code: 'gateway-without-address',
    path: '/networks/client/gateway',
  },
  { spec: besidePublic({ gateway: '10.1.2.2' }), code: 'gateway-without-address', path: '/networks/client/gateway' },
  {
    spec: client({ gateway: '10.1.2.1', destinations: ['10.0.0.0/8', 'junk,10.0.0.0/8'] }),
    code: 'destination-unreadable',
    path: '/networks/client/destinations/1',
  },
  {
    spec: networks({ nameServers: ['10.1.2.3', 'dns.example.com'] }),
    code: 'name-server-unreadable',
    path: '/networks/nameServers/1',
  },
  {
    spec: networks({ nameServers: ['10.1.2.3', '10.1.2.4', '10.1.2.5', '10.1.2.6'] }),
    code: 'name-servers-too-many',
    path: '/networks/nameServers',
  },
  {
    spec: containers({ portGroup: null }),
    code: 'container-network-missing',
    path: '/networks/containerNetworks/0/portGroup',
  },
  {
    spec: containers({ portGroup: aPortGroup('bridge') }),
    code: 'container-network-on-bridge',
    path: '/networks/containerNetworks/0/portGroup',
  },
  { spec: containers({ alias: '' }), code: 'alias-missing', path: '/networks/containerNetworks/0/alias' },
  { spec: containers({ alias: 'a:b' }), code: 'alias-characters', path: '/networks/containerNetworks/0/alias' },
  { spec: containers({ alias: 'bridge' }), code: 'alias-reserved', path: '/networks/containerNetworks/0/alias' },
  { spec: containers({}, {}), code: 'alias-repeated', path: '/networks/containerNetworks/1/alias' },
  {
    spec: containers({ ranges: ['10.4.0.10'] }),
    code: 'range-unreadable',
    path: '/networks/containerNetworks/0/ranges/0',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.0.10'] }),
    code: 'range-reversed',
    path: '/networks/containerNetworks/0/ranges/0',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.1.10'] }),
    code: 'range-outside-subnet',
    path: '/networks/containerNetworks/0/ranges/0',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.0.40', '10.4.0.32/28'] }),
    code: 'range-overlap',
    path: '/networks/containerNetworks/0/ranges/1',
  },
  {
    spec: containers({ ranges: ['10.4.0.20-10.4.0.40'] }, { alias: 'second', ranges: ['10.4.0.32/28'] }),
    code: 'range-overlap',
    path: '/networks/containerNetworks/1/ranges/0',
  },
  {
    spec: containers({ gateway: '' }),
    code: 'container-gateway-missing',
    path: '/networks/containerNetworks/0/gateway',
  },
  {
    spec: containers({ gateway: '10.4.0.1' }),
    code: 'container-gateway-unreadable',
    path: '/networks/containerNetworks/0/gateway',
  },
  {
    spec: containers({ gateway: '10.4.0.255/24' }),
    code: 'container-gateway-not-for-host',
    path: '/networks/containerNetworks/0/gateway',
  },
  {
    spec: containers({ firewall: 'peers' }),
    code: 'peers-without-range',
    path: '/networks/containerNetworks/0/firewall',
  },
  {
    spec: networks({ proxy: { http: 'proxy:3128', https: '', exceptions: [] } }),
    code: 'proxy-unreadable',
    path: '/networks/proxy/http',
  },
  {
    spec: networks({ proxy: { http: '', https: 'http://proxy', exceptions: [] } }),
    code: 'proxy-unreadable',
    path: '/networks/proxy/https',
  },
  {
    spec: networks({ proxy: { http: '', https: 'http://proxy:65536', exceptions: [] } }),
    code: 'proxy-port',
    path: '/networks/proxy/https',
  },
  {
    spec: networks({ proxy: { http: '', https: '', exceptions: ['a,b'] } }),
    code: 'proxy-exception-unreadable',
    path: '/networks/proxy/exceptions/0',
  },
  {
    spec: networks({ proxy: { http: '', https: '', exceptions: [''] } }),
    code: 'entry-empty',
    path: '/networks/proxy/exceptions/0',
  },

  { spec: security({}), code: 'certificate-not-made', path: '/security/made' },
  {
    spec: security({ made: { ...made, serverKey: null } }),
    code: 'made-key-missing',
    path: '/security/made/serverKey',
  },
  {
    spec: security({ source: 'files', brought: { ...brought, serverCertificate: null } }),
    code: 'server-certificate-missing',
    path: '/security/brought/serverCertificate',
  },
  {
    spec: security({ source: 'files', brought: { ...brought, serverKey: null } }),
    code: 'server-key-missing',
    path: '/security/brought/serverKey',
  },
  {
    spec: security({ source: 'files', brought: { ...brought, clientAuthorities: [] } }),
    code: 'client-authority-missing',
    path: '/security/brought/clientAuthorities',
  },
  {
    spec: security({ source: 'files', brought: { ...brought, serverCertificate: key } }),
    code: 'pem-without-certificate',
    path: '/security/brought/serverCertificate',
  },
  {
    spec: security({ source: 'files', brought: { ...brought, serverKey: certificate } }),
    code: 'pem-without-key',
    path: '/security/brought/serverKey',
  },
  {
    spec: security({ source: 'files', brought: { ...brought, serverKey: encrypted } }),
    code: 'key-encrypted',
    path: '/security/brought/serverKey',
  },
  { spec: security({ source: 'server' }), code: 'server-verifies-clients', path: '/security/verifiesClients' },
  {
    spec: security({
      source: 'server',
      verifiesClients: false,
      subject: { ...securityDefaults.subject, keyAlgorithm: 'EC-P256' },
    }),
    code: 'server-key-algorithm',
    path: '/security/subject/keyAlgorithm',
  },
  {
    spec: subject({ commonName: 'a'.repeat(65) }),
    code: 'common-name-too-long',
    path: '/security/subject/commonName',
  },
  {
    spec: subject({ organizations: ['a'.repeat(65)] }),
    code: 'organization-too-long',
    path: '/security/subject/organizations/0',
  },
  {
    spec: subject({ alternativeNames: ['*.example.com', 'a b'] }),
    code: 'alternative-name-unreadable',
    path: '/security/subject/alternativeNames/1',
  },

  { spec: registry({ isWhitelistOnly: true }), code: 'whitelist-empty', path: '/registry/whitelist' },
  {
    spec: registry({ isWhitelistOnly: true, whitelist: ['a', 'junk junk'] }),
    code: 'registry-unreadable',
    path: '/registry/whitelist/1',
  },
  { spec: registry({ insecure: ['host:0'] }), code: 'registry-port', path: '/registry/insecure/0' },
  { spec: registry({ insecure: ['10.0.0.0/8'] }), code: 'insecure-registry-block', path: '/registry/insecure/0' },
  {
    spec: registry({ insecure: ['http://10.0.0.0/8'] }),
    code: 'insecure-registry-block',
    path: '/registry/insecure/0',
  },
  {
    spec: registry({ isWhitelistOnly: true, whitelist: ['https://10.0.0.0/8'] }),
    code: 'registry-unreadable',
    path: '/registry/whitelist/0',
  },
  {
    spec: storage({ volumeStores: [{ ...nfsStore, uid: 2 ** 32 - 1 }] }),
    code: 'number-too-large',
    path: '/storage/volumeStores/0/uid',
  },
  {
    spec: storage({ volumeStores: [{ ...nfsStore, gid: 2 ** 32 - 1 }] }),
    code: 'number-too-large',
    path: '/storage/volumeStores/0/gid',
  },

  {
    spec: aSpec({ operationsUser: { user: ' ' } }),
    code: 'operations-user-missing',
    path: '/operationsUser/user',
  },
  {
    spec: aSpec({ operationsUser: { password: '' } }),
    code: 'operations-password-missing',
    path: '/operationsUser/password',
  },
];

for (const { spec, code, path } of CASES) {
  test(`tells ${code} at ${path}, and nothing else`, () => {
    assert.deepEqual(
      checkSpec(spec).map((fault) => ({ code: fault.code, path: fault.path })),
      [{ code, path }],
    );
  });
}

test('every fault there is has a case', () => {
  const untold = Object.keys(SPEC_FAULTS).filter(
    (code) => code !== 'malformed' && CASES.every((each) => each.code !== code),
  );
  assert.deepEqual(untold, []);
});

test('says of a slice that is no such slice that it cannot be used, and looks no further', () => {
  const parseGeneral: (text: string) => VchSpec['general'] = JSON.parse;
  const spec = { ...aSpec(), general: parseGeneral('{"name": 5}') };
  assert.deepEqual(
    checkSlice('general', spec).map(({ code }) => code),
    ['malformed'],
  );
});

test('finds nothing wrong with the simplest VCH', () => {
  assert.deepEqual(checkSpec(aSpec()), []);
});

for (const source of ['browser', 'files', 'server', 'none'] as const) {
  test(`finds nothing wrong with everything filled in and certificates from ${source}`, () => {
    assert.deepEqual(checkSpec(aFilledSpec(source)), []);
  });
}

test('tells the slice of each fault', () => {
  for (const { spec } of CASES)
    for (const { slice, path } of checkSpec(spec)) assert.ok(path.startsWith(`/${slice}/`), path);
});

test('counts the bytes of a name, not its letters', () => {
  assert.deepEqual(checkSlice('general', name('ä'.repeat(15))), []);
});

const registries = ['registry', 'registry:5000', '10.1.2.3:5000', '*.example.com', 'https://registry.example.com/v2'];
for (const entry of [...registries, '10.0.0.0/8']) {
  test(`allows ${entry} in the whitelist`, () => {
    assert.deepEqual(checkSlice('registry', registry({ isWhitelistOnly: true, whitelist: [entry] })), []);
  });
}
for (const entry of registries) {
  test(`allows ${entry} as insecure registry`, () => {
    assert.deepEqual(checkSlice('registry', registry({ insecure: [entry] })), []);
  });
}

test('a whitelist of insecure registries alone is one', () => {
  assert.deepEqual(checkSlice('registry', registry({ isWhitelistOnly: true, insecure: ['old:5000'] })), []);
});

test('does not count what belongs to a choice that is not made', () => {
  const junk: RoleNetwork = { ...staticRole, address: 'junk', gateway: 'junk', destinations: ['junk'] };
  const spec = networks({
    public: { ...junk, portGroup: aPortGroup('public'), addressMode: 'dhcp' },
    client: { ...junk, portGroup: null },
    containerNetworks: [{ ...staticContainers, addressMode: 'dhcp', gateway: 'junk', ranges: ['junk'] }],
  });
  assert.deepEqual(checkSpec({ ...spec, registry: { ...spec.registry, whitelist: ['junk junk'] } }), []);
});

test('ranges may be the same on different port groups, and may not hold the address of the endpoint VM on their own', () => {
  const one = { ...staticContainers, ranges: ['10.4.0.16/28'] };
  const other = { ...one, alias: 'other', portGroup: aPortGroup('other') };
  const open = { ...aSpec().networks.public, addressMode: 'static' as const, gateway: '10.4.0.1' };
  const withAddress = (address: string) =>
    networks({ containerNetworks: [one, other], public: { ...open, portGroup: one.portGroup, address } });
  const found = (spec: VchSpec) => checkSlice('networks', spec).map(({ code, path }) => `${code} ${path}`);
  assert.deepEqual(found(withAddress('10.4.0.5/24')), []);
  assert.deepEqual(found(withAddress('10.4.0.17/24')), ['range-overlap /networks/containerNetworks/0/ranges/0']);
});

for (const validDays of [Number.NaN, 0, 9_000]) {
  test(`does not count ${validDays} days of validity where no certificate is made`, () => {
    const subject = { ...securityDefaults.subject, validDays };
    const faults = (['files', 'server', 'none'] as const).flatMap((source) =>
      checkSlice('security', security({ source, verifiesClients: false, brought, subject })),
    );
    assert.deepEqual(faults, []);
  });
}

test('looks on where a number that does not count is out of bounds', () => {
  const subject = { ...securityDefaults.subject, validDays: 0 };
  assert.deepEqual(
    checkSlice('security', security({ source: 'files', subject })).map(({ code }) => code),
    ['server-certificate-missing', 'server-key-missing', 'client-authority-missing'],
  );
});

test('counts the bounds of a number in a row that is used', () => {
  const spec = storage({ volumeStores: [folderStore, { ...nfsStore, label: 'two', uid: -1 }] });
  assert.deepEqual(
    checkSlice('storage', spec).map(({ code, path }) => [code, path]),
    [['number-too-small', '/storage/volumeStores/1/uid']],
  );
});

test('a role on the port group of another may leave the address to it', () => {
  assert.deepEqual(checkSpec(besidePublic({})), []);
});
