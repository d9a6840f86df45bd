import { vchSpecDefaults, type VchSpec } from '@vic/contract/vch-spec';
import { RECORDED_OPERATIONS_PASSWORD, RECORDED_OPERATIONS_USER } from '../accounts.ts';
import { entityNamed } from '../vcenter/entity-named.ts';
import type { Inventory } from '../vcenter/inventory.ts';

/** A VCH on the cluster of the recorded inventory, without TLS: everything that has to be chosen, and nothing else. */
export function plainSpec(inventory: Inventory, name: string): VchSpec {
  const { general, compute, storage, networks, security } = vchSpecDefaults;
  const datacenter = entityNamed(inventory, 'Datacenter', 'DC0');
  const cluster = entityNamed(inventory, 'ClusterComputeResource', 'DC0_C0');
  const datastore = entityNamed(inventory, 'Datastore', 'LocalDS_0');
  const bridge = entityNamed(inventory, 'DistributedVirtualPortgroup', 'DC0_DVPG0');
  const network = entityNamed(inventory, 'Network', 'VM Network');
  const portGroup = (chosen: { moid: string; name: string }) => ({
    moid: chosen.moid,
    name: chosen.name,
    path: `/DC0/network/${chosen.name}`,
  });
  return {
    ...vchSpecDefaults,
    general: { ...general, name },
    compute: {
      ...compute,
      resource: {
        vcGuid: inventory.about.instanceUuid,
        vcName: '127.0.0.1',
        datacenter: { moid: datacenter.moid, path: '/DC0' },
        kind: 'cluster',
        moid: cluster.moid,
        name: cluster.name,
        path: '/DC0/host/DC0_C0',
      },
    },
    storage: {
      ...storage,
      imageStore: { datastore: { moid: datastore.moid, name: datastore.name }, folder: '' },
    },
    networks: {
      ...networks,
      bridge: { ...networks.bridge, portGroup: portGroup(bridge) },
      public: { ...networks.public, portGroup: portGroup(network) },
    },
    security: { ...security, source: 'none' },
    operationsUser: {
      user: RECORDED_OPERATIONS_USER,
      password: RECORDED_OPERATIONS_PASSWORD,
      grantsPermissions: false,
    },
  };
}
