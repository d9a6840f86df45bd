import type { ComputeResource } from '../compute/schema.ts';
import { containerNetworkDefaults } from '../networks/defaults.ts';
import type { PortGroupChoice } from '../networks/schema.ts';
import type { CertificateSource, Security } from '../security/schema.ts';
import { vchSpecDefaults, type SliceName, type VchSpec } from '../vch-spec.ts';
import { aPemFile } from './pem.ts';

export const aComputeResource: ComputeResource = {
  vcGuid: '5d2a1f60-7c1b-4b3e-9a55-0c0ffee00001',
  vcName: 'vc1.lab.local',
  datacenter: { moid: 'datacenter-2', path: '/Europe/Berlin' },
  kind: 'resource-pool',
  moid: 'resgroup-12',
  name: 'production',
  path: '/Europe/Berlin/host/Compute-01/Resources/production',
};

/** A port group of the datacenter. */
export function aPortGroup(name: string): PortGroupChoice {
  return { moid: `dvportgroup-${name}`, name, path: `/Europe/Berlin/network/${name}` };
}

type SpecChanges = { readonly [Slice in SliceName]?: Partial<VchSpec[Slice]> };

/** A specification with other values in some of its slices. */
export function withChanges(spec: VchSpec, changes: SpecChanges): VchSpec {
  return {
    general: { ...spec.general, ...changes.general },
    compute: { ...spec.compute, ...changes.compute },
    storage: { ...spec.storage, ...changes.storage },
    networks: { ...spec.networks, ...changes.networks },
    security: { ...spec.security, ...changes.security },
    registry: { ...spec.registry, ...changes.registry },
    operationsUser: { ...spec.operationsUser, ...changes.operationsUser },
  };
}

/** The least that has no faults. */
export function aSpec(changes: SpecChanges = {}): VchSpec {
  const simplest = withChanges(vchSpecDefaults, {
    general: { name: 'web' },
    compute: { resource: aComputeResource },
    storage: { imageStore: { datastore: { moid: 'datastore-1', name: 'local-1' }, folder: '' } },
    networks: {
      bridge: { portGroup: aPortGroup('bridge'), range: '172.16.0.0/12', width: null },
      public: { ...vchSpecDefaults.networks.public, portGroup: aPortGroup('public') },
    },
    security: { source: 'server', verifiesClients: false },
    operationsUser: { user: 'vch-ops@vsphere.local', password: 'Ops!23' },
  });
  return withChanges(simplest, changes);
}

const securityOf = {
  subject: {
    commonName: 'web.example.com',
    organizations: ['Example', 'Web'],
    alternativeNames: ['10.1.2.3'],
    keyAlgorithm: 'RSA-4096',
    validDays: 90,
  },
  made: {
    authority: aPemFile('ca.pem', 'CERTIFICATE', 'made authority'),
    serverCertificate: aPemFile('server-cert.pem', 'CERTIFICATE', 'made certificate'),
    serverKey: aPemFile('server-key.pem', 'PRIVATE KEY', 'made key'),
  },
  brought: {
    serverCertificate: aPemFile('own-cert.pem', 'CERTIFICATE', 'own certificate'),
    serverKey: aPemFile('own-key.pem', 'PRIVATE KEY', 'own key'),
    clientAuthorities: [aPemFile('clients.pem', 'CERTIFICATE', 'client authority')],
  },
} as const;

/** Everything filled in, with certificates of one of the sources. */
export function aFilledSpec(source: CertificateSource = 'files'): VchSpec {
  return structuredClone(filled(source));
}

function filled(source: CertificateSource): VchSpec {
  const security: Security = {
    source,
    verifiesClients: source === 'browser' || source === 'files',
    subject: {
      ...securityOf.subject,
      organizations: [...securityOf.subject.organizations],
      alternativeNames: [...securityOf.subject.alternativeNames],
    },
    made: securityOf.made,
    brought: { ...securityOf.brought, clientAuthorities: [...securityOf.brought.clientAuthorities] },
  };
  return {
    general: {
      name: 'web',
      containerNameConvention: 'web-{name}',
      debug: 1,
      syslog: { transport: 'udp', host: 'log.example.com', port: 1514 },
    },
    compute: {
      resource: aComputeResource,
      cpu: {
        limit: { value: 12, units: 'GHz' },
        reservation: { value: 500, units: 'MHz' },
        shares: { level: 'custom', number: 6000 },
      },
      memory: {
        limit: { value: 48, units: 'GiB' },
        reservation: { value: 1024, units: 'MiB' },
        shares: { level: 'high' },
      },
      endpoint: { cpus: 2, memory: { value: 4, units: 'GiB' } },
      useVmGroup: true,
    },
    storage: {
      imageStore: { datastore: { moid: 'datastore-1', name: 'local-1' }, folder: 'images/web' },
      baseImageSize: { value: 16, units: 'GB' },
      volumeStores: [
        { kind: 'datastore', label: 'default', datastore: { moid: 'datastore-2', name: 'san 2' }, folder: 'volumes' },
        { kind: 'nfs', label: 'shared', host: 'nfs.example.com', path: '/exports/web', uid: 1001, gid: 1002 },
      ],
    },
    networks: {
      bridge: { portGroup: aPortGroup('bridge'), range: '172.20.0.0/14', width: 20 },
      public: {
        portGroup: aPortGroup('public'),
        addressMode: 'static',
        address: '10.1.0.10/24',
        gateway: '10.1.0.1',
        destinations: [],
      },
      client: {
        portGroup: aPortGroup('client'),
        addressMode: 'static',
        address: '10.2.0.10/24',
        gateway: '10.2.0.1',
        destinations: ['10.20.0.0/16', '10.21.0.0/16'],
      },
      management: {
        portGroup: aPortGroup('management'),
        addressMode: 'static',
        address: '10.3.0.10/24',
        gateway: '10.3.0.1',
        destinations: ['10.30.0.0/16'],
      },
      nameServers: ['10.1.0.2', '10.1.0.3'],
      containerNetworks: [
        {
          portGroup: aPortGroup('routable'),
          alias: 'routable',
          addressMode: 'static',
          ranges: ['10.4.0.10-10.4.0.99', '10.4.0.128/25'],
          gateway: '10.4.0.1/24',
          nameServers: ['10.4.0.2'],
          firewall: 'peers',
        },
        { ...containerNetworkDefaults, portGroup: aPortGroup('lab'), alias: 'lab' },
      ],
      proxy: {
        http: 'http://proxy.example.com:3128',
        https: 'https://proxy.example.com:3129',
        exceptions: ['registry.example.com', '10.0.0.0/8'],
      },
    },
    security,
    registry: {
      isWhitelistOnly: true,
      whitelist: ['registry.example.com:5000', '*.example.com', '10.5.0.0/16'],
      insecure: ['old.example.com:5000'],
      authorities: [aPemFile('registry-ca.pem', 'CERTIFICATE', 'registry authority')],
    },
    operationsUser: { user: 'vch-ops@vsphere.local', password: 'Ops!23', grantsPermissions: true },
  };
}
