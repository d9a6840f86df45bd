import fc from 'fast-check';
import type { VchSpecification } from '../specification.ts';
import { aContainerNetwork, aSpecification, networks } from './specifications.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    'LocalDS_0',
    'DC0_C0',
    'VM Network',
    'DC0_DVPG1',
    'ds://LocalDS_0/a%zz',
    'nfs://h/p?a=b',
    '*',
    '/',
    '%',
  ),
);
const address = fc.oneof(text, fc.ipV4(), fc.constant('<nil>'));
const cidr = fc.oneof(
  text,
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 33 })).map(([ip, prefix]) => `${ip}/${prefix}`),
);
const range = fc.oneof(
  cidr,
  fc.tuple(fc.ipV4(), fc.ipV4()).map(([first, last]) => `${first}-${last}`),
);
const units = fc.constantFrom('B', 'KB', 'MB', 'KiB', 'MiB', 'PiB', 'Hz', 'GHz', 'bit', 'x', '__proto__');
const number = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), fc.nat(4096));
const optional = { requiredKeys: [] as [] };
const managed = fc.record({ id: text, name: text }, optional);
const quantity = fc.record({ value: number, units }, optional);
const pem = fc.record({ pem: fc.oneof(text, fc.constant('-----BEGIN A-----\nAA==\n-----END A-----\n')) }, optional);
const gateway = fc.record({ address, routing_destinations: fc.array(cidr, { maxLength: 3 }) }, optional);
const network = fc.record(
  { port_group: managed, gateway, nameservers: fc.array(address, { maxLength: 3 }), static: cidr },
  optional,
);
const texts = fc.array(text, { maxLength: 4 });
const allocation = fc.record(
  {
    limit: quantity,
    reservation: quantity,
    shares: fc.record({ level: fc.constantFrom('high', 'low', 'custom'), number }, optional),
  },
  optional,
);

/** What the schema lets through, mostly nonsense. */
export const anySpecification = fc.record(
  {
    version: text,
    name: text,
    debug: number,
    compute: fc.record(
      {
        cpu: allocation,
        memory: allocation,
        resource: managed,
        affinity: fc.record({ use_vm_group: fc.boolean() }, optional),
      },
      optional,
    ),
    network: fc.record(
      {
        bridge: fc.record({ ip_range: cidr, network_width: number, port_group: managed }, optional),
        client: network,
        management: network,
        public: network,
        container: fc.array(
          fc.record(
            {
              alias: text,
              port_group: managed,
              gateway,
              nameservers: fc.array(address, { maxLength: 3 }),
              ip_ranges: fc.array(range, { maxLength: 3 }),
              firewall: fc.constantFrom('closed', 'open'),
            },
            optional,
          ),
          { maxLength: 3 },
        ),
      },
      optional,
    ),
    storage: fc.record(
      {
        image_stores: texts,
        volume_stores: fc.array(fc.record({ datastore: text, label: text }, optional), { maxLength: 3 }),
        base_image_size: quantity,
      },
      optional,
    ),
    auth: fc.record(
      {
        no_tls: fc.boolean(),
        client: fc.record(
          { no_tls_verify: fc.boolean(), certificate_authorities: fc.array(pem, { maxLength: 3 }) },
          optional,
        ),
        server: fc.record(
          {
            certificate: pem,
            private_key: pem,
            generate: fc.record({ size: quantity, organization: texts, cname: text }, optional),
          },
          optional,
        ),
      },
      optional,
    ),
    endpoint: fc.record(
      {
        memory: quantity,
        cpu: fc.record({ sockets: number }, optional),
        operations_credentials: fc.record({ user: text, password: text, grant_permissions: fc.boolean() }, optional),
      },
      optional,
    ),
    registry: fc.record(
      {
        insecure: texts,
        whitelist: texts,
        certificate_authorities: fc.array(pem, { maxLength: 3 }),
        image_fetch_proxy: fc.record({ http: text, https: text, no_proxy: texts }, optional),
      },
      optional,
    ),
    syslog_addr: fc.oneof(
      text,
      text.map((host) => `tcp://${host}`),
    ),
    container: fc.record(
      {
        name_convention: fc.oneof(
          text,
          text.map((prefix) => `${prefix}{id}`),
        ),
      },
      optional,
    ),
  },
  optional,
) as fc.Arbitrary<VchSpecification>;

/** Good ones with some parts that are nonsense. */
export const likelySpecification: fc.Arbitrary<VchSpecification> = fc
  .tuple(
    anySpecification,
    fc.subarray(['compute', 'storage', 'endpoint', 'registry', 'auth', 'container'] as const, { maxLength: 2 }),
    network,
    fc.boolean(),
  )
  .map(([odd, parts, client, hasContainer]) => ({
    ...aSpecification({
      network: networks({
        client: { port_group: { name: 'DC0_DVPG2' }, ...client },
        container: hasContainer ? [aContainerNetwork()] : [],
      }),
    }),
    ...Object.fromEntries(parts.filter((part) => odd[part] !== undefined).map((part) => [part, odd[part]])),
  }));
