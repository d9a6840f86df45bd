import { securityDefaults } from '../security/defaults.ts';
import type { Security } from '../security/schema.ts';
import { vchSpecDefaults, type VchSpec } from '../vch-spec.ts';
import type { FaultCase } from './fault-case.ts';
import { NETWORK_FAULT_CASES } from './network-fault-cases.ts';
import {
  brought,
  certificate,
  compute,
  datastore,
  folderStore,
  general,
  key,
  nfsStore,
  registry,
  security,
  storage,
} from './slice-changes.ts';
import { aComputeResource, aSpec } from './specifications.ts';

const defaults = vchSpecDefaults;
const made = { authority: certificate, serverCertificate: certificate, serverKey: key };
const subject = (changes: Partial<Security['subject']>): VchSpec =>
  security({ made, subject: { ...securityDefaults.subject, ...changes } });
const encrypted = {
  fileName: 'key.pem',
  pem: '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n',
};

const name = (text: string): VchSpec => general({ name: text });
const convention = (text: string): VchSpec => general({ containerNameConvention: text });

/** A case for every fault there is. */
export const FAULT_CASES: readonly FaultCase[] = [
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
  ...NETWORK_FAULT_CASES,
];
