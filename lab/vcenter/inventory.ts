/**
 * The simulated vCenter's state: plain data only. References between objects are managed object ids (`moid`), which are unique over
 * all types as in a vCenter. Build it with the functions of `builders.ts`, which keep both ends of every reference.
 * Names are held as people write them; `%`, `/` and `\` are encoded only on the wire.
 */
export * from './builders.ts';

export type Status = 'gray' | 'green' | 'yellow' | 'red';
export type PowerState = 'poweredOn' | 'poweredOff' | 'suspended';
export type VmConnectionState = 'connected' | 'disconnected' | 'orphaned' | 'inaccessible' | 'invalid';
export type ToolsStatus = 'guestToolsRunning' | 'guestToolsNotRunning' | 'guestToolsExecutingScripts';

interface EntityBase {
  readonly moid: string;
  /** Decoded, as shown to people. */
  name: string;
  /** moid; null for the root folder, and for a VM inside a vApp (see `parentVApp`). */
  parent: string | null;
  overallStatus: Status;
}

export interface Folder extends EntityBase {
  readonly type: 'Folder';
  /** Entity types that may be made in it, as in the API's `childType`. */
  readonly childType: readonly string[];
  readonly children: Set<string>;
}

export interface StoragePod extends EntityBase {
  readonly type: 'StoragePod';
  readonly childType: readonly string[];
  readonly children: Set<string>;
}

export interface Datacenter extends EntityBase {
  readonly type: 'Datacenter';
  readonly vmFolder: string;
  readonly hostFolder: string;
  readonly datastoreFolder: string;
  readonly networkFolder: string;
}

export interface ComputeResource extends EntityBase {
  readonly type: 'ComputeResource' | 'ClusterComputeResource';
  readonly hosts: Set<string>;
  /** The hidden root pool "Resources". */
  readonly resourcePool: string;
  /** Clusters only. */
  drsEnabled: boolean;
  dasEnabled: boolean;
  readonly groups: ClusterGroup[];
}

/** A DRS group of a cluster. */
export interface ClusterGroup {
  readonly kind: 'vms' | 'hosts';
  name: string;
  /** moids. */
  readonly members: Set<string>;
}

/** A rule set of a host's firewall; its rules are those of `host-firewall.ts` unless given. */
export interface FirewallRuleset {
  readonly key: string;
  enabled: boolean;
  readonly rules?: readonly FirewallRule[];
}

export interface FirewallRule {
  readonly port: number;
  /** Last port of a range. */
  readonly endPort?: number;
  readonly direction: 'inbound' | 'outbound';
  readonly protocol: 'tcp' | 'udp';
}

export interface HostSystem extends EntityBase {
  readonly type: 'HostSystem';
  connectionState: 'connected' | 'disconnected' | 'notResponding';
  powerState: 'poweredOn' | 'poweredOff' | 'standBy' | 'unknown';
  inMaintenanceMode: boolean;
  readonly datastores: Set<string>;
  readonly networks: Set<string>;
  readonly vms: Set<string>;
  /** Version and build of ESXi. */
  version: string;
  build: string;
  cpuMHz: number;
  cpuCores: number;
  memoryMiB: number;
  cpuUsageMHz: number;
  memoryUsageMiB: number;
  /** ESXi firewall's default for incoming and outgoing traffic, and rule sets (key, enabled). */
  firewall: { incomingBlocked: boolean; outgoingBlocked: boolean; rulesets: FirewallRuleset[] };
  /** Key of its licence, one of the inventory's; null: none. */
  license: string | null;
  /** Standard port groups with their VLAN (0: none, 4095: trunk), by name as seen in `networks`. */
  portgroups: { name: string; vlanId: number; vswitch: string }[];
}

/** CPU in MHz, memory in MiB; limit -1: unlimited. */
export interface Allocation {
  reservation: number;
  expandableReservation: boolean;
  limit: number;
  shares: number;
  level: 'low' | 'normal' | 'high' | 'custom';
}

export interface ResourcePool extends EntityBase {
  readonly type: 'ResourcePool' | 'VirtualApp';
  /** The compute resource. */
  readonly owner: string;
  readonly pools: Set<string>;
  readonly vms: Set<string>;
  cpu: Allocation;
  memory: Allocation;
  cpuUsageMHz: number;
  memoryUsageMiB: number;
  /** vApps only: the VM folder it is shown in. */
  parentFolder?: string;
}

/** How a network card's MAC address came about: from vCenter, from the host, or given. */
export type MacAddressType = 'assigned' | 'generated' | 'manual';

export interface VmNic {
  /** Device key, 4000 and up. */
  readonly key: number;
  /** PCI slot number. */
  slot: number;
  /** Class of the card, as `VirtualVmxnet3`. */
  readonly cardType: string;
  addressType: MacAddressType;
  startConnected: boolean;
  /** moid of a Network, OpaqueNetwork or DistributedVirtualPortgroup. */
  network: string;
  macAddress: string;
  connected: boolean;
  /** What the guest reports, IPv4 and IPv6. */
  ipAddresses: string[];
}

export interface VmDisk {
  /** Device key, 2000 and up: 16 for each controller. */
  readonly key: number;
  readonly controllerKey: number;
  readonly unitNumber: number;
  capacityKiB: number;
  /** `[datastore] folder/file.vmdk`. */
  fileName: string;
}

/** A controller beyond those that every VM has (two IDE, PCI, PS/2, SIO). */
export interface VmController {
  readonly kind: 'controller';
  readonly key: number;
  /** Class, as `ParaVirtualSCSIController`. */
  readonly type: string;
  readonly busNumber: number;
}

export interface VmCdrom {
  readonly kind: 'cdrom';
  readonly key: number;
  readonly controllerKey: number;
  readonly unitNumber: number;
  /** `[datastore] path` of the ISO image; null: a drive of the client or host. */
  isoPath: string | null;
  startConnected: boolean;
}

export interface VmSerialPort {
  readonly kind: 'serial';
  readonly key: number;
  readonly unitNumber: number;
  backing:
    | { readonly kind: 'file'; readonly fileName: string }
    | {
        readonly kind: 'uri';
        readonly serviceUri: string;
        readonly direction: string;
        readonly proxyUri: string | null;
      }
    | { readonly kind: 'device'; readonly deviceName: string };
  yieldOnPoll: boolean;
  startConnected: boolean;
}

/** Devices that a client can add and remove, network cards and disks aside. */
export type VmDevice = VmController | VmCdrom | VmSerialPort;

/** `summary.quickStats`: changes here raise no updates, as on a vCenter. */
export interface VmQuickStats {
  overallCpuUsageMHz: number;
  guestMemoryUsageMiB: number;
  hostMemoryUsageMiB: number;
  uptimeSeconds: number;
}

export type ExtraConfigPairs = ReadonlyMap<string, string>;

/** What a snapshot keeps, and reverting brings back. */
export interface VmSnapshotState {
  readonly guestId: string;
  readonly alternateGuestName: string;
  readonly numCpu: number;
  readonly memoryMiB: number;
  readonly annotation: string;
  readonly extraConfig: ExtraConfigPairs;
  readonly nics: readonly VmNic[];
  readonly disks: readonly VmDisk[];
  readonly devices: readonly VmDevice[];
  readonly powerState: PowerState;
}

export interface VmSnapshot {
  /** `snapshot-12`. */
  readonly moid: string;
  readonly id: number;
  name: string;
  description: string;
  readonly createdAt: Date;
  readonly hasMemory: boolean;
  readonly quiesced: boolean;
  readonly state: VmSnapshotState;
  readonly children: VmSnapshot[];
}

export interface VirtualMachine extends EntityBase {
  readonly type: 'VirtualMachine';
  /** moid of the vApp whose VM it is, if any; then `parent` is null. */
  parentVApp: string | null;
  /** null for templates. */
  pool: string | null;
  host: string;
  powerState: PowerState;
  connectionState: VmConnectionState;
  template: boolean;
  uuid: string;
  instanceUuid: string;
  guestId: string;
  /** Shown in place of the guest id's name; empty: none. */
  alternateGuestName: string;
  numCpu: number;
  memoryMiB: number;
  annotation: string;
  createdAt: Date;
  bootedAt: Date | null;
  /** Counts reconfigurations; `config.changeVersion` is made of it. */
  changes: number;
  changedAt: Date;
  /** A function is called at the first read and its result kept: for big scenarios. An absent key and an empty value are the same. */
  extraConfig: ExtraConfigPairs | (() => ExtraConfigPairs);
  nics: VmNic[];
  disks: VmDisk[];
  devices: VmDevice[];
  /** Roots of the tree of snapshots. */
  snapshots: VmSnapshot[];
  /** moid of the snapshot that the VM's state comes from. */
  currentSnapshot: string | null;
  /** Methods that somebody has disabled, with the sources that did. */
  readonly disabledMethods: Map<string, Set<string>>;
  /** moids. */
  datastores: string[];
  /** `[datastore] folder/name.vmx`. */
  vmPathName: string;
  /** null while the guest reports nothing; else the primary address. */
  guestIpAddress: string | null;
  guestHostName: string | null;
  tools: ToolsStatus;
  /** Bytes. */
  storageCommitted: number;
  storageUncommitted: number;
  quickStats: VmQuickStats;
  managedBy: { extensionKey: string; type: string } | null;
}

/** A function makes the content at each read: files that mirror a VM's state. */
export type FileContent = Uint8Array | (() => Uint8Array);

export interface Datastore extends EntityBase {
  readonly type: 'Datastore';
  storageType: 'VMFS' | 'NFS' | 'NFS41' | 'vsan' | 'VVOL';
  accessible: boolean;
  maintenanceMode: 'normal' | 'enteringMaintenance' | 'inMaintenance';
  /** Bytes. */
  capacity: number;
  freeSpace: number;
  multipleHostAccess: boolean;
  readonly hosts: Set<string>;
  readonly vms: Set<string>;
  url: string;
  /** Path below the datastore's root (no leading `/`) → content; a path that ends in `/` is a folder. Written with `datastore-contents.ts`. */
  readonly files: Map<string, FileContent>;
  /** When files were written; those that are not here are as old as the inventory. */
  readonly fileTimes: Map<string, Date>;
}

export interface Network extends EntityBase {
  readonly type: 'Network' | 'OpaqueNetwork';
  readonly hosts: Set<string>;
  readonly vms: Set<string>;
  accessible: boolean;
  /** OpaqueNetwork only. */
  opaqueNetworkId?: string;
  opaqueNetworkType?: string;
}

export type Vlan =
  | { kind: 'id'; vlanId: number }
  | { kind: 'trunk'; ranges: { start: number; end: number }[] }
  | { kind: 'private'; pvlanId: number };

export interface DistributedVirtualPortgroup extends EntityBase {
  readonly type: 'DistributedVirtualPortgroup';
  readonly distributedSwitch: string;
  readonly key: string;
  portgroupType: 'earlyBinding' | 'lateBinding' | 'ephemeral';
  vlan: Vlan;
  uplink: boolean;
  numPorts: number;
  readonly hosts: Set<string>;
  readonly vms: Set<string>;
  accessible: boolean;
}

export interface DistributedVirtualSwitch extends EntityBase {
  readonly type: 'VmwareDistributedVirtualSwitch';
  readonly uuid: string;
  readonly version: string;
  readonly portgroups: Set<string>;
  readonly uplinkPortgroups: Set<string>;
  readonly hosts: Set<string>;
}

export type Entity =
  | Folder
  | StoragePod
  | Datacenter
  | ComputeResource
  | HostSystem
  | ResourcePool
  | VirtualMachine
  | Datastore
  | Network
  | DistributedVirtualPortgroup
  | DistributedVirtualSwitch;

export interface About {
  /** Host name people know it by, as `vc1.lab.local`. */
  hostName: string;
  version: string;
  build: string;
  apiVersion: string;
  /** The GUID of this vCenter. */
  instanceUuid: string;
}

export interface Role {
  readonly roleId: number;
  name: string;
  label: string;
  /** `*` in the list: every privilege there is, those of extensions included. */
  privileges: readonly string[];
}

export interface Permission {
  entity: string;
  /** User or group in the form `user@domain`. */
  principal: string;
  group: boolean;
  roleId: number;
  propagate: boolean;
}

export interface User {
  /** `user@domain`. */
  name: string;
  password: string;
  fullName: string;
  /** Groups as `group@domain`. */
  groups: readonly string[];
}

/** What a host's or vCenter's licence allows. */
export interface License {
  readonly key: string;
  readonly name: string;
  readonly editionKey: string;
  /** Features by key, as `serialuri`. */
  readonly features: readonly string[];
}

export interface Inventory {
  readonly licenses: License[];
  readonly about: About;
  readonly objects: Map<string, Entity>;
  /** moid of the root folder. */
  readonly rootFolder: string;
  readonly roles: Role[];
  readonly permissions: Permission[];
  readonly users: User[];
  /** Advanced settings of the vCenter (OptionManager). */
  readonly settings: Map<string, string | number | boolean>;
  /** Number in the next moid: the same scenario gives the same moids at every start. */
  nextId: number;
}
