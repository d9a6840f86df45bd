import { containerNetworkDefaults } from '../networks/defaults.ts';
import type { ContainerNetwork, RoleNetwork } from '../networks/schema.ts';
import { securityDefaults } from '../security/defaults.ts';
import type { Security } from '../security/schema.ts';
import type { VchSpec } from '../vch-spec.ts';
import { aPemFile } from './pem.ts';
import { aPortGroup, aSpec } from './specifications.ts';

/** The simplest specification with changes in one slice. */
export const general = (changes: Partial<VchSpec['general']>): VchSpec => aSpec({ general: changes });
export const compute = (changes: Partial<VchSpec['compute']>): VchSpec => aSpec({ compute: changes });
export const storage = (changes: Partial<VchSpec['storage']>): VchSpec => aSpec({ storage: changes });
export const networks = (changes: Partial<VchSpec['networks']>): VchSpec =>
  aSpec({ networks: { ...aSpec().networks, ...changes } });
export const security = (changes: Partial<Security>): VchSpec =>
  aSpec({ security: { ...securityDefaults, ...changes } });
export const registry = (changes: Partial<VchSpec['registry']>): VchSpec => aSpec({ registry: changes });

export const datastore = { moid: 'datastore-1', name: 'local-1' };
export const folderStore = { kind: 'datastore', label: 'one', datastore, folder: '' } as const;
export const nfsStore = { kind: 'nfs', label: 'one', host: 'nfs', path: '/x', uid: null, gid: null } as const;

/** A role with an address of its own. */
export const staticRole: RoleNetwork = {
  portGroup: aPortGroup('client'),
  addressMode: 'static',
  address: '10.1.2.10/24',
  gateway: '',
  destinations: [],
};

/** Client on the port group of public, which has an address there. */
export const besidePublic = (changes: Partial<RoleNetwork>): VchSpec =>
  networks({
    public: { ...staticRole, portGroup: aPortGroup('public'), gateway: '10.1.2.1' },
    client: { ...staticRole, portGroup: aPortGroup('public'), address: '', ...changes },
  });

/** A container network whose addresses are given out by the VCH. */
export const staticContainers: ContainerNetwork = {
  ...containerNetworkDefaults,
  portGroup: aPortGroup('routable'),
  alias: 'routable',
  addressMode: 'static',
  gateway: '10.4.0.1/24',
};

export const key = aPemFile('key.pem', 'PRIVATE KEY', 'key');
export const certificate = aPemFile('cert.pem', 'CERTIFICATE', 'certificate');
/** Certificates as somebody brings them. */
export const brought = { serverCertificate: certificate, serverKey: key, clientAuthorities: [certificate] };
