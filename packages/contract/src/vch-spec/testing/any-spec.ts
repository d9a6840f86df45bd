import fc from 'fast-check';
import type { Compute, ComputeResource, Hertz, Memory, Shares } from '../compute/schema.ts';
import { nameBytes } from '../general/rules.ts';
import type { General } from '../general/schema.ts';
import { networksDefaults } from '../networks/defaults.ts';
import type { ContainerNetwork, Networks, PortGroupChoice, RoleNetwork } from '../networks/schema.ts';
import type { OperationsUser } from '../operations-user/schema.ts';
import type { Registry } from '../registry/schema.ts';
import { securityDefaults } from '../security/defaults.ts';
import type { PemFile, Security } from '../security/schema.ts';
import type { DatastoreChoice, Storage } from '../storage/schema.ts';
import type { VchSpec } from '../vch-spec.ts';
import { aPemFile } from './pem.ts';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

/** A text of some of these characters. */
const textOf = (characters: string, maxLength = 12): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength: 1, maxLength });

const LETTERS = 'abcXYZ019';
/** what names of the API's own may have, and shells read in another way */
const NAME = `${LETTERS}äß漢 ()[]{}~^\`=+,.-_`;
/** what only vSphere's names may have */
const ANY = `${NAME}%&*$#@!?"<>;'|:\\`;
const isReserved = (name: string): boolean => ['', '.', '..'].includes(name.trim());

const aName = textOf(NAME, 31).filter((name) => nameBytes(name) <= 31 && !isReserved(name));
const aLabel = textOf(NAME).filter((label) => label.trim() !== '' && label !== 'bridge');
const aFolder = fc
  .array(
    textOf(`${NAME}:`).filter((part) => part !== '.' && part !== '..'),
    { maxLength: 3 },
  )
  .map((parts) => parts.join('/'));
const aHost = fc.oneof(textOf('abc019', 8), fc.constantFrom('log.example.com', '10.9.8.7', 'a-b.c_d.example'));

const anyGeneral: fc.Arbitrary<General> = fc.record({
  name: aName,
  containerNameConvention: fc.oneof(
    fc.constant(''),
    fc.tuple(textOf(ANY), fc.constantFrom('{id}', '{name}'), textOf(ANY)).map((parts) => parts.join('')),
  ),
  debug: fc.integer({ min: 0, max: 3 }),
  syslog: fc.oneof(
    fc.constant({ transport: 'tcp' as const, host: '', port: null }),
    fc.record({
      transport: fc.constantFrom('tcp', 'udp'),
      host: aHost,
      port: orNull(fc.integer({ min: 1, max: 65_535 })),
    }),
  ),
});

const anyResource: fc.Arbitrary<ComputeResource> = fc
  .tuple(textOf(ANY), textOf(ANY), fc.constantFrom('cluster', 'resource-pool'))
  .map(([datacenter, name, kind]) => ({
    vcGuid: '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00001',
    vcName: 'vc1.lab.local',
    datacenter: { moid: 'datacenter-2', path: `/${datacenter}` },
    kind,
    moid: 'domain-c1',
    name,
    path: `/${datacenter}/host/${name}`,
  }));

const anyHertz: fc.Arbitrary<Hertz> = fc.record({
  value: fc.integer({ min: 1, max: 1000 }),
  units: fc.constantFrom('MHz', 'GHz'),
});
const anyMemory: fc.Arbitrary<Memory> = fc.record({
  value: fc.integer({ min: 1, max: 24 }),
  units: fc.constantFrom('MiB', 'GiB', 'TiB'),
});
const anyShares: fc.Arbitrary<Shares> = fc.oneof(
  fc.record({ level: fc.constantFrom('low', 'normal', 'high') }),
  fc.record({ level: fc.constant('custom'), number: fc.integer({ min: 1, max: 1_000_000 }) }),
);

/** A limit or a reservation, or a limit above a reservation of the smallest size. */
function allocation<Q>(quantity: fc.Arbitrary<Q>, least: Q) {
  const amounts = fc.oneof(
    fc.record({ limit: fc.constant(null), reservation: orNull(quantity) }),
    fc.record({ limit: orNull(quantity), reservation: orNull(fc.constant(least)) }),
  );
  return fc.tuple(amounts, anyShares).map(([amount, shares]) => ({ ...amount, shares }));
}

const anyCompute: fc.Arbitrary<Compute> = fc.record({
  resource: anyResource,
  cpu: allocation<Hertz>(anyHertz, { value: 1, units: 'MHz' }),
  memory: allocation<Memory>(anyMemory, { value: 1, units: 'MiB' }),
  endpoint: fc.record({ cpus: orNull(fc.integer({ min: 1, max: 768 })), memory: orNull(anyMemory) }),
  useVmGroup: fc.boolean(),
});

const anyDatastore: fc.Arbitrary<DatastoreChoice> = textOf(`${NAME}:`)
  .filter((name) => !/^[a-z][a-z0-9+.-]*:$/i.test(name))
  .map((name) => ({ moid: `datastore-${name}`, name }));

const anyStorage: fc.Arbitrary<Storage> = fc.record({
  imageStore: fc.record({ datastore: anyDatastore, folder: aFolder }),
  baseImageSize: fc.record({ value: fc.integer({ min: 1, max: 60 }), units: fc.constantFrom('MB', 'GB', 'TB') }),
  volumeStores: fc.uniqueArray(
    fc.oneof(
      fc.record({ kind: fc.constant('datastore'), label: aLabel, datastore: anyDatastore, folder: aFolder }),
      fc.record({
        kind: fc.constant('nfs'),
        label: aLabel,
        host: aHost,
        path: textOf(`${LETTERS}/-_$'"!&;()`).map((path) => `/x${path}`),
        uid: orNull(fc.nat({ max: 70_000 })),
        gid: orNull(fc.nat({ max: 70_000 })),
      }),
    ),
    { maxLength: 3, selector: ({ label }) => label },
  ),
});

/** Port groups are told apart by their number. */
const portGroup = (number: number): fc.Arbitrary<PortGroupChoice> =>
  textOf(ANY.replace(':', '')).map((name) => ({
    moid: `dvportgroup-${number}`,
    name,
    path: `/DC/network/${number}${name}`,
  }));

function anyRole(number: number, isPublic: boolean): fc.Arbitrary<RoleNetwork> {
  const chosen = portGroup(number);
  const dhcp = { addressMode: 'dhcp', address: '', gateway: '', destinations: [] } as const;
  const fixed = { addressMode: 'static', address: `10.${number}.0.10/24`, gateway: '', destinations: [] } as const;
  const routed = {
    ...fixed,
    gateway: `10.${number}.0.1`,
    destinations: isPublic ? [] : ['10.90.0.0/16', '10.91.0.0/16'],
  };
  const addresses = isPublic ? fc.constantFrom(dhcp, routed) : fc.constantFrom(dhcp, fixed, routed);
  const own = fc
    .tuple(chosen, addresses)
    .map(([choice, address]) => ({ ...address, destinations: [...address.destinations], portGroup: choice }));
  return isPublic ? own : fc.oneof(own, fc.constant(networksDefaults.client));
}

function anyContainerNetwork(number: number): fc.Arbitrary<ContainerNetwork> {
  const addresses = fc.constantFrom(
    { addressMode: 'dhcp', gateway: '', ranges: [], firewall: 'open' } as const,
    { addressMode: 'static', gateway: `10.${number}.0.1/24`, ranges: [], firewall: 'published' } as const,
    {
      addressMode: 'static',
      gateway: `10.${number}.0.1/24`,
      ranges: [`10.${number}.0.32/28`, `10.${number}.0.64-10.${number}.0.70`],
      firewall: 'peers',
    } as const,
  );
  const nameServers = fc.subarray(['10.9.0.1', '10.9.0.2']);
  return fc.tuple(portGroup(number), aLabel, addresses, nameServers).map(([choice, alias, address, servers]) => ({
    ...address,
    ranges: [...address.ranges],
    portGroup: choice,
    alias: `${number}${alias}`,
    nameServers: servers,
  }));
}

const anyNetworks: fc.Arbitrary<Networks> = fc.record({
  bridge: fc.record({
    portGroup: portGroup(1),
    range: fc.constantFrom('172.16.0.0/12', '192.168.0.0/16'),
    width: orNull(fc.integer({ min: 16, max: 30 })),
  }),
  public: anyRole(2, true),
  client: anyRole(3, false),
  management: anyRole(4, false),
  nameServers: fc.subarray(['10.2.0.2', '10.2.0.3', '10.2.0.4']),
  containerNetworks: fc
    .tuple(anyContainerNetwork(5), anyContainerNetwork(6), fc.nat({ max: 2 }))
    .map(([one, other, count]) => [one, other].slice(0, count)),
  proxy: fc.record({
    http: fc.constantFrom('', 'http://proxy.example.com:3128', 'http://user:pass@proxy:80'),
    https: fc.constantFrom('', 'https://[2001:db8::1]:443'),
    exceptions: fc.subarray(['*.example.com', '10.0.0.0/8', "o'host"]),
  }),
});

const aFileName = textOf(ANY).map((name) => `${name}.pem`);
const certificate: fc.Arbitrary<PemFile> = fc
  .tuple(aFileName, fc.uuid())
  .map(([fileName, content]) => aPemFile(fileName, 'CERTIFICATE', content));
const key: fc.Arbitrary<PemFile> = fc
  .tuple(aFileName, fc.uuid())
  .map(([fileName, content]) => aPemFile(fileName, 'PRIVATE KEY', content));

const rsa = fc.constantFrom('RSA-2048', 'RSA-3072', 'RSA-4096');
const anySubject = (keyAlgorithm: fc.Arbitrary<Security['subject']['keyAlgorithm']>) =>
  fc.record({
    commonName: fc.oneof(fc.constant(''), textOf(ANY)),
    organizations: fc.array(
      textOf(ANY).filter((name) => name.trim() !== ''),
      { maxLength: 2 },
    ),
    alternativeNames: fc.subarray(['*.example.com', '10.1.2.3', '2001:db8::1']),
    keyAlgorithm,
    validDays: fc.integer({ min: 1, max: 7300 }),
  });

const anySecurity: fc.Arbitrary<Security> = fc.oneof(
  fc.record({
    source: fc.constant('browser'),
    verifiesClients: fc.boolean(),
    subject: anySubject(fc.oneof(rsa, fc.constantFrom('EC-P256', 'EC-P384'))),
    made: fc.record({ authority: certificate, serverCertificate: certificate, serverKey: key }),
    brought: fc.constant(securityDefaults.brought),
  }),
  fc.record({
    source: fc.constant('files'),
    verifiesClients: fc.boolean(),
    subject: fc.constant(securityDefaults.subject),
    made: fc.constant(null),
    brought: fc.record({
      serverCertificate: certificate,
      serverKey: key,
      clientAuthorities: fc.array(certificate, { minLength: 1, maxLength: 2 }),
    }),
  }),
  fc.record({
    source: fc.constant('server'),
    verifiesClients: fc.constant(false),
    subject: anySubject(rsa),
    made: fc.constant(null),
    brought: fc.constant(securityDefaults.brought),
  }),
  fc.constant({ ...securityDefaults, source: 'none' as const }),
);

const anyRegistry: fc.Arbitrary<Registry> = fc
  .record({
    whitelist: fc.subarray(['registry.example.com:5000', '*.example.com', '10.0.0.0/8']),
    insecure: fc.subarray(['old.example.com', 'older:5000']),
    authorities: fc.array(certificate, { maxLength: 2 }),
  })
  .map((registry) => ({ ...registry, isWhitelistOnly: registry.whitelist.length > 0 }));

const anyOperationsUser: fc.Arbitrary<OperationsUser> = fc.record({
  user: textOf(ANY)
    .filter((user) => user.trim() !== '')
    .map((user) => user.trim()),
  password: fc.uuid(),
  grantsPermissions: fc.boolean(),
});

/** Any specification without faults; names are full of what shells read in another way. */
export const anySpec: fc.Arbitrary<VchSpec> = fc
  .record({
    general: anyGeneral,
    compute: anyCompute,
    storage: anyStorage,
    networks: anyNetworks,
    security: anySecurity,
    registry: anyRegistry,
    operationsUser: anyOperationsUser,
  })
  .map((spec) => structuredClone(spec));
