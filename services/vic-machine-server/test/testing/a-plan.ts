/** Plans of VCHs for tests. */
import type { PlannedNetwork, PlannedRole, VchPlan } from '@vic/vch-validation';

const object = (type: string, value: string, path: string) => ({
  ref: { type, value },
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
});

const PUBLIC_NETWORK: PlannedNetwork = {
  ...object('Network', 'network-7', '/DC0/network/VM Network'),
  kind: 'standard',
  distributedSwitch: null,
};
export const BRIDGE_NETWORK: PlannedNetwork = {
  ...object('DistributedVirtualPortgroup', 'dvportgroup-13', '/DC0/network/DC0_DVPG0'),
  kind: 'distributed',
  distributedSwitch: 'dvs-9',
};
export const OTHER_NETWORK: PlannedNetwork = {
  ...object('DistributedVirtualPortgroup', 'dvportgroup-15', '/DC0/network/DC0_DVPG1'),
  kind: 'distributed',
  distributedSwitch: 'dvs-9',
};
export const DATASTORE = object('Datastore', 'datastore-50', '/DC0/datastore/LocalDS_0');

const ROLE: PlannedRole = { portGroup: PUBLIC_NETWORK, static: null, gateway: null };
const UNLIMITED = { limit: null, reservation: null, shares: null };
const CLUSTER = object('ClusterComputeResource', 'domain-c33', '/DC0/host/DC0_C0');

/** What `create.ok-min` of the recorded exchanges comes to. */
export function aPlan(changes: Partial<VchPlan> = {}): VchPlan {
  return {
    name: 'vch-min',
    debug: 0,
    compute: {
      resource: CLUSTER,
      cluster: CLUSTER,
      parentPool: object('ResourcePool', 'resgroup-34', '/DC0/host/DC0_C0/Resources'),
      hosts: [object('HostSystem', 'host-42', '/DC0/host/DC0_C0/DC0_C0_H0')],
      makesPool: true,
      cpu: UNLIMITED,
      memory: UNLIMITED,
      vmGroup: null,
    },
    networks: {
      bridge: { portGroup: BRIDGE_NETWORK, range: { address: '172.16.0.0', prefix: 12 }, width: 16 },
      client: ROLE,
      management: ROLE,
      public: ROLE,
      nameservers: [],
      container: [],
    },
    storage: {
      imageStore: { datastore: DATASTORE, path: '' },
      volumeStores: new Map(),
      baseImageSizeKB: 8_000_000,
    },
    auth: {
      usesTls: false,
      noTls: false,
      noTlsVerify: false,
      serverCertificate: null,
      serverKey: null,
      clientAuthorities: [],
      generate: null,
    },
    endpoint: {
      memoryMiB: 2048,
      sockets: 1,
      operationsUser: 'administrator@vsphere.local',
      operationsPassword: null,
      grantPermissions: false,
    },
    registry: { insecure: [], whitelist: [], authorities: [], httpProxy: null, httpsProxy: null, noProxy: [] },
    syslog: null,
    containerNameConvention: null,
    ...changes,
  };
}
