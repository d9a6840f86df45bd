/** A cluster with what VCHs need: hosts, a shared datastore, a distributed switch with port groups. */
import {
  addCluster,
  addDatastore,
  addDistributedPortgroup,
  addDistributedSwitch,
  addFolder,
  addHost,
  addResourcePool,
  folderOf,
  rootPoolOf,
  type ComputeResource,
  type Datacenter,
  type Datastore,
  type DistributedVirtualPortgroup,
  type DistributedVirtualSwitch,
  type Folder,
  type HostSystem,
  type Inventory,
  type ResourcePool,
} from '../../vcenter/inventory.ts';
import type { VchPlace } from './vch.ts';

export type Hosts = readonly [HostSystem, ...HostSystem[]];

export interface Cluster {
  readonly datacenter: Datacenter;
  readonly compute: ComputeResource;
  readonly hosts: Hosts;
  readonly datastore: Datastore;
  readonly dvs: DistributedVirtualSwitch;
  /** for the endpoint VMs' client and public roles */
  readonly vmNetwork: DistributedVirtualPortgroup;
  readonly managementNetwork: DistributedVirtualPortgroup;
}

export interface NewCluster {
  readonly datacenter: Datacenter;
  /** default: the datacenter's root host folder */
  readonly hostFolder?: Folder;
  readonly networkFolder?: Folder;
  readonly name: string;
  readonly hostNames: readonly [string, ...string[]];
  readonly drsEnabled?: boolean;
  readonly datastoreName: string;
  readonly switchName: string;
  /** VLAN of the VM network; management gets the next one */
  readonly vlanId: number;
}

/** Adds a cluster with its hosts, datastore, switch and port groups. */
export function addEquippedCluster(inventory: Inventory, options: NewCluster): Cluster {
  const { datacenter, name, hostNames, datastoreName, switchName, vlanId } = options;
  const compute = addCluster(inventory, options.hostFolder ?? datacenter, name, {
    drsEnabled: options.drsEnabled ?? true,
    dasEnabled: true,
  });
  const [firstName, ...otherNames] = hostNames;
  const hosts: Hosts = [
    addHost(inventory, compute, firstName),
    ...otherNames.map((hostName) => addHost(inventory, compute, hostName)),
  ];
  const dvs = addDistributedSwitch(inventory, options.networkFolder ?? datacenter, switchName, { hosts });
  const portGroup = (label: string, vlan: number) =>
    addDistributedPortgroup(inventory, dvs, `${switchName}-${label}`, { vlan: { kind: 'id', vlanId: vlan } });
  return {
    datacenter,
    compute,
    hosts,
    datastore: addDatastore(inventory, datacenter, datastoreName, { hosts, storageType: 'vsan' }),
    dvs,
    vmNetwork: portGroup('vm', vlanId),
    managementNetwork: portGroup('management', vlanId + 1),
  };
}

export interface NewPlace {
  /** default: a pool of the VCH's own below the cluster's root pool, or that root pool itself when DRS is off */
  readonly pool?: ResourcePool;
  /** default: a folder of the VCH's own in the datacenter's VM folder */
  readonly folder?: Folder;
  readonly parentPool?: ResourcePool;
  readonly parentFolder?: Folder;
  readonly bridgeVlanId?: number;
  /** client, management and public on one port group */
  readonly hasSingleNetwork?: boolean;
}

/** Makes room for a VCH on a cluster: pool, folder and a bridge of its own, as the installer does. */
export function placeFor(inventory: Inventory, cluster: Cluster, vchName: string, options: NewPlace = {}): VchPlace {
  const rootPool = rootPoolOf(inventory, cluster.compute);
  const ownPool = () => addResourcePool(inventory, options.parentPool ?? rootPool, vchName);
  const ownFolder = () =>
    addFolder(inventory, options.parentFolder ?? folderOf(inventory, cluster.datacenter, 'vm'), vchName);
  const management = options.hasSingleNetwork === true ? cluster.vmNetwork : cluster.managementNetwork;
  return {
    pool: options.pool ?? (cluster.compute.drsEnabled ? ownPool() : rootPool),
    folder: options.folder ?? ownFolder(),
    hosts: cluster.hosts,
    datastore: cluster.datastore,
    portGroups: {
      bridge: addDistributedPortgroup(inventory, cluster.dvs, `${vchName}-bridge`, {
        vlan: { kind: 'id', vlanId: options.bridgeVlanId ?? 0 },
      }),
      client: cluster.vmNetwork,
      public: cluster.vmNetwork,
      management,
    },
  };
}
