import { plainFolder } from '../storage/store-text.ts';
import { containerNetworkDefaults, networksDefaults } from '../networks/defaults.ts';
import { withoutProxyPassword } from '../networks/proxy.ts';
import type { ContainerNetwork, RoleNetwork } from '../networks/schema.ts';
import { securityDefaults } from '../security/defaults.ts';
import type { PemFile, Security } from '../security/schema.ts';
import type { VchSpec } from '../vch-spec.ts';
import { toMHz, toMiB } from '../compute/units.ts';

/** What of a specification a payload can bring back: without values that do not count, files by what they are. */
export function asPayloadTells(spec: VchSpec): VchSpec {
  const { networks, storage, registry } = spec;
  return {
    ...spec,
    storage: {
      ...storage,
      imageStore: { ...storage.imageStore, folder: plainFolder(storage.imageStore.folder) },
      volumeStores: storage.volumeStores.map((store) =>
        store.kind === 'nfs' ? store : { ...store, folder: plainFolder(store.folder) },
      ),
    },
    networks: {
      ...networks,
      public: roleAs(networks.public),
      client: networks.client.portGroup === null ? networksDefaults.client : roleAs(networks.client),
      management: networks.management.portGroup === null ? networksDefaults.management : roleAs(networks.management),
      containerNetworks: networks.containerNetworks.map(containerNetworkAs),
    },
    security: securityAs(spec),
    registry: { ...registry, authorities: named('registry-ca', registry.authorities) },
  };
}

/** The same of a command line, which counts in MHz and MiB, and has no passwords. */
export function asCommandLineTells(spec: VchSpec): VchSpec {
  const told = asPayloadTells(spec);
  const { cpu, memory, endpoint } = told.compute;
  const mhz = (quantity: typeof cpu.limit) => quantity && { value: toMHz(quantity), units: 'MHz' as const };
  const mib = (quantity: typeof memory.limit) => quantity && { value: toMiB(quantity), units: 'MiB' as const };
  const { proxy } = told.networks;
  return {
    ...told,
    compute: {
      ...told.compute,
      cpu: { ...cpu, limit: mhz(cpu.limit), reservation: mhz(cpu.reservation) },
      memory: { ...memory, limit: mib(memory.limit), reservation: mib(memory.reservation) },
      endpoint: { ...endpoint, memory: mib(endpoint.memory) },
    },
    networks: {
      ...told.networks,
      proxy: { ...proxy, http: withoutProxyPassword(proxy.http), https: withoutProxyPassword(proxy.https) },
    },
    operationsUser: { ...told.operationsUser, password: '' },
  };
}

function roleAs(role: RoleNetwork): RoleNetwork {
  return role.addressMode === 'dhcp' ? { ...networksDefaults.public, portGroup: role.portGroup } : role;
}

function containerNetworkAs(network: ContainerNetwork): ContainerNetwork {
  if (network.addressMode === 'static') return network;
  const { portGroup, alias, nameServers, firewall } = network;
  return { ...containerNetworkDefaults, portGroup, alias, nameServers, firewall };
}

function securityAs({ general, security }: VchSpec): Security {
  const { source, verifiesClients, subject, made, brought } = security;
  if (source === 'none') return { ...securityDefaults, source, verifiesClients: false };
  if (source === 'server') {
    const { organizations, keyAlgorithm } = subject;
    const commonName = subject.commonName === general.name ? '' : subject.commonName;
    return {
      ...securityDefaults,
      source,
      verifiesClients,
      subject: { ...securityDefaults.subject, commonName, organizations, keyAlgorithm },
    };
  }
  const pair = source === 'browser' ? made : brought;
  const authorities = source === 'browser' ? (made === null ? [] : [made.authority]) : brought.clientAuthorities;
  return {
    ...securityDefaults,
    source: 'files',
    verifiesClients,
    brought: {
      serverCertificate: pair?.serverCertificate ? { ...pair.serverCertificate, fileName: 'server-cert.pem' } : null,
      serverKey: pair?.serverKey ? { ...pair.serverKey, fileName: 'server-key.pem' } : null,
      clientAuthorities: verifiesClients ? named('client-ca', authorities) : [],
    },
  };
}

function named(name: string, files: readonly PemFile[]): PemFile[] {
  return files.map(({ pem }, index) => ({ pem, fileName: `${name}${files.length > 1 ? `-${index + 1}` : ''}.pem` }));
}
