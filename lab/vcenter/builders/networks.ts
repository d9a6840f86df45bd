/** Networks, distributed switches and their port groups. */
import type {
  Datacenter,
  DistributedVirtualPortgroup,
  DistributedVirtualSwitch,
  Folder,
  HostSystem,
  Inventory,
  Network,
} from '../inventory.ts';
import { add, entityOfType, nextMoid, stableUuid } from './entities.ts';
import { folderOf } from './folders.ts';

/** A standard network (port group of the hosts' own switches), or an NSX opaque one if `opaque` is given. */
export function addNetwork(
  inventory: Inventory,
  parent: Datacenter | Folder,
  name: string,
  options: {
    hosts?: readonly HostSystem[];
    accessible?: boolean;
    vlanId?: number;
    opaque?: { id: string; type: string };
  } = {},
): Network {
  const { hosts = [], accessible = true, vlanId = 0, opaque } = options;
  const folder = networkFolderOf(inventory, parent);
  const moid = nextMoid(inventory, opaque ? 'network-o' : 'network');
  folder.children.add(moid);
  for (const host of hosts) {
    host.networks.add(moid);
    if (!opaque) host.portgroups.push({ name, vlanId, vswitch: 'vSwitch0' });
  }
  return add<Network>(inventory, {
    type: opaque ? 'OpaqueNetwork' : 'Network',
    moid,
    name,
    parent: folder.moid,
    overallStatus: 'green',
    hosts: new Set(hosts.map((host) => host.moid)),
    vms: new Set(),
    accessible,
    ...(opaque ? { opaqueNetworkId: opaque.id, opaqueNetworkType: opaque.type } : {}),
  });
}

/** A distributed switch with its uplink port group `<name>-DVUplinks-<number>`. */
export function addDistributedSwitch(
  inventory: Inventory,
  parent: Datacenter | Folder,
  name: string,
  options: { hosts?: readonly HostSystem[]; version?: string } = {},
): DistributedVirtualSwitch {
  const { hosts = [], version = '8.0.3' } = options;
  const folder = networkFolderOf(inventory, parent);
  const moid = nextMoid(inventory, 'dvs');
  folder.children.add(moid);
  const dvs = add<DistributedVirtualSwitch>(inventory, {
    type: 'VmwareDistributedVirtualSwitch',
    moid,
    name,
    parent: folder.moid,
    overallStatus: 'green',
    uuid: switchUuid(inventory, moid),
    version,
    portgroups: new Set(),
    uplinkPortgroups: new Set(),
    hosts: new Set(hosts.map((host) => host.moid)),
  });
  addDistributedPortgroup(inventory, dvs, `${name}-DVUplinks-${moid.slice(4)}`, {
    uplink: true,
    vlan: { kind: 'trunk', ranges: [{ start: 0, end: 4094 }] },
  });
  return dvs;
}

/** What a port group has otherwise than most. */
export type PortgroupOptions = Partial<
  Pick<DistributedVirtualPortgroup, 'vlan' | 'uplink' | 'portgroupType' | 'numPorts'>
> & { folder?: Folder };

/** A port group of a distributed switch, in the switch's folder unless another is given, on all hosts of the switch. */
export function addDistributedPortgroup(
  inventory: Inventory,
  dvs: DistributedVirtualSwitch,
  name: string,
  options: PortgroupOptions = {},
): DistributedVirtualPortgroup {
  const { folder = entityOfType(inventory, dvs.parent ?? '', 'Folder'), ...rest } = options;
  const moid = nextMoid(inventory, 'dvportgroup');
  folder.children.add(moid);
  dvs.portgroups.add(moid);
  if (rest.uplink === true) dvs.uplinkPortgroups.add(moid);
  for (const host of dvs.hosts) entityOfType(inventory, host, 'HostSystem').networks.add(moid);
  return add<DistributedVirtualPortgroup>(inventory, {
    type: 'DistributedVirtualPortgroup',
    moid,
    name,
    parent: folder.moid,
    overallStatus: 'green',
    distributedSwitch: dvs.moid,
    key: moid,
    portgroupType: 'earlyBinding',
    vlan: { kind: 'id', vlanId: 0 },
    uplink: false,
    numPorts: 8,
    hosts: new Set(dvs.hosts),
    vms: new Set(),
    accessible: true,
    ...rest,
  });
}

/** Switch UUIDs are written `50 0a … -… …` by vCenter: sixteen bytes in two groups. */
function switchUuid(inventory: Inventory, moid: string): string {
  const bytes = stableUuid(inventory, moid).replaceAll('-', '').match(/../g) ?? [];
  return `50 ${bytes.slice(1, 8).join(' ')}-${bytes.slice(8, 16).join(' ')}`;
}

function networkFolderOf(inventory: Inventory, parent: Folder | Datacenter): Folder {
  return parent.type === 'Datacenter' ? folderOf(inventory, parent, 'network') : parent;
}
