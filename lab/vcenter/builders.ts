/** Builders of the state model: each adds one object below a parent and returns it, so that calls chain by reference. */
import { createHash } from 'node:crypto';
import { ADMINISTRATOR, ONE_DATACENTER_ADMINISTRATOR, OPERATORS, READER } from '../accounts.ts';
import type {
  About,
  Allocation,
  ComputeResource,
  Datacenter,
  Datastore,
  DistributedVirtualPortgroup,
  DistributedVirtualSwitch,
  Entity,
  ExtraConfigPairs,
  Folder,
  HostSystem,
  Inventory,
  Network,
  Permission,
  ResourcePool,
  Role,
  StoragePod,
  User,
  VirtualMachine,
  VmNic,
} from './inventory.ts';
import { encodeName } from './soap/escape.ts';
import { addVmFiles } from './vm-files.ts';
import { STANDARD_LICENSES, VSPHERE_LICENSE } from './licenses.ts';
import { STANDARD_RULESETS } from './host-firewall.ts';
import { ROLE_ADMIN, ROLE_READ_ONLY, ROLE_VIEW, STANDARD_ROLES, STANDARD_USERS } from './standard-accounts.ts';

const GIB = 1024 ** 3;

export interface NewInventory extends Partial<About> {
  /** 1 to 4: fills in name and GUID of the lab's vCenter of that number. */
  index?: number;
}

/** An inventory with a root folder, the lab's users and vCenter's standard roles; administrators and reader have rights at the root. */
export function newInventory(options: NewInventory = {}): Inventory {
  const { index = 1, ...about } = options;
  const rootFolder = 'group-d1';
  const inventory: Inventory = {
    about: {
      hostName: `vc${index}.lab.local`,
      version: '8.0.3',
      build: '24022515',
      apiVersion: '8.0.3.0',
      instanceUuid: `5d2a1f60-7c1b-4b3e-9a55-0c0ffee0000${index}`,
      ...about,
    },
    objects: new Map<string, Entity>(),
    rootFolder,
    roles: STANDARD_ROLES.map((role) => ({ ...role })),
    permissions: [],
    users: STANDARD_USERS.map((user) => ({ ...user })),
    settings: new Map(),
    licenses: STANDARD_LICENSES.map((license) => ({ ...license })),
    nextId: 2,
  };
  inventory.settings.set('VirtualCenter.FQDN', inventory.about.hostName);
  inventory.settings.set('VirtualCenter.InstanceName', inventory.about.hostName);
  inventory.settings.set('config.vpxd.hostnameUrl', inventory.about.hostName);
  add<Folder>(inventory, {
    type: 'Folder',
    moid: rootFolder,
    name: 'Datacenters',
    parent: null,
    overallStatus: 'green',
    childType: ['Folder', 'Datacenter'],
    children: new Set(),
  });
  for (const user of [ADMINISTRATOR, ...OPERATORS]) grant(inventory, rootFolder, user, ROLE_ADMIN);
  grant(inventory, rootFolder, READER, ROLE_READ_ONLY);
  // May log in to the other vCenters too, and sees nothing of them.
  if (index > 1) grant(inventory, rootFolder, ONE_DATACENTER_ADMINISTRATOR, ROLE_VIEW, false);
  return inventory;
}

/** The root folder of an inventory. */
export function rootFolderOf(inventory: Inventory): Folder {
  return entityOfType(inventory, inventory.rootFolder, 'Folder');
}

/** A folder of the same kind as its parent (host and cluster folder in a host folder, and so on). */
export function addFolder(inventory: Inventory, parent: Folder, name: string): Folder {
  const kind = /^group-([a-z])/.exec(parent.moid)?.[1] ?? 'd';
  return newFolder(inventory, parent, name, kind, parent.childType);
}

/** A datacenter with its four folders, called `vm`, `host`, `datastore` and `network` as in a vCenter. */
export function addDatacenter(inventory: Inventory, parent: Folder, name: string): Datacenter {
  const moid = nextMoid(inventory, 'datacenter');
  const inside = { moid };
  const vmFolder = newFolder(inventory, inside, 'vm', 'v', ['Folder', 'VirtualMachine', 'VirtualApp']);
  const hostFolder = newFolder(inventory, inside, 'host', 'h', ['Folder', 'ComputeResource']);
  const datastoreFolder = newFolder(inventory, inside, 'datastore', 's', ['Folder', 'Datastore', 'StoragePod']);
  const networkFolder = newFolder(inventory, inside, 'network', 'n', ['Folder', 'Network', 'DistributedVirtualSwitch']);
  parent.children.add(moid);
  return add<Datacenter>(inventory, {
    type: 'Datacenter',
    moid,
    name,
    parent: parent.moid,
    overallStatus: 'green',
    vmFolder: vmFolder.moid,
    hostFolder: hostFolder.moid,
    datastoreFolder: datastoreFolder.moid,
    networkFolder: networkFolder.moid,
  });
}

/** One of a datacenter's four folders. */
export function folderOf(
  inventory: Inventory,
  datacenter: Datacenter,
  kind: 'vm' | 'host' | 'datastore' | 'network',
): Folder {
  return entityOfType(inventory, datacenter[`${kind}Folder`], 'Folder');
}

/** A cluster in a host folder (or the datacenter's root host folder). */
export function addCluster(
  inventory: Inventory,
  parent: Folder | Datacenter,
  name: string,
  options: { drsEnabled?: boolean; dasEnabled?: boolean } = {},
): ComputeResource {
  return newComputeResource(inventory, hostFolderOf(inventory, parent), 'ClusterComputeResource', name, options);
}

/** A lone host with its compute resource of the same name; returns the host. */
export function addStandaloneHost(
  inventory: Inventory,
  parent: Folder | Datacenter,
  name: string,
  options: HostOptions = {},
): HostSystem {
  const compute = newComputeResource(inventory, hostFolderOf(inventory, parent), 'ComputeResource', name, {});
  return addHost(inventory, compute, name, options);
}

export type HostOptions = Partial<
  Pick<
    HostSystem,
    | 'connectionState'
    | 'inMaintenanceMode'
    | 'version'
    | 'build'
    | 'cpuMHz'
    | 'cpuCores'
    | 'memoryMiB'
    | 'cpuUsageMHz'
    | 'memoryUsageMiB'
    | 'firewall'
    | 'license'
    | 'portgroups'
  >
>;

/** A host in a cluster. */
export function addHost(
  inventory: Inventory,
  compute: ComputeResource,
  name: string,
  options: HostOptions = {},
): HostSystem {
  const moid = nextMoid(inventory, 'host');
  compute.hosts.add(moid);
  return add<HostSystem>(inventory, {
    type: 'HostSystem',
    moid,
    name,
    parent: compute.moid,
    overallStatus: 'green',
    connectionState: 'connected',
    powerState: 'poweredOn',
    inMaintenanceMode: false,
    datastores: new Set(),
    networks: new Set(),
    vms: new Set(),
    version: '8.0.3',
    build: '24022510',
    cpuMHz: 2400,
    cpuCores: 16,
    memoryMiB: 131072,
    cpuUsageMHz: 2600,
    memoryUsageMiB: 40960,
    firewall: {
      incomingBlocked: true,
      outgoingBlocked: true,
      rulesets: STANDARD_RULESETS.map((each) => ({ ...each })),
    },
    license: VSPHERE_LICENSE,
    portgroups: [],
    ...options,
  });
}

/** The hidden root pool ("Resources") of a compute resource. */
export function rootPoolOf(inventory: Inventory, compute: ComputeResource): ResourcePool {
  return entityOfType(inventory, compute.resourcePool, 'ResourcePool');
}

/** The compute resource (cluster or the lone host's own) that a host belongs to. */
export function computeResourceOf(inventory: Inventory, host: HostSystem): ComputeResource {
  const parent = inventory.objects.get(host.parent ?? '');
  if (parent?.type === 'ClusterComputeResource' || parent?.type === 'ComputeResource') return parent;
  throw new Error(`host ${host.moid} has no compute resource`);
}

/** Allocation without reservation and limit. */
export function defaultAllocation(): Allocation {
  return { reservation: 0, expandableReservation: true, limit: -1, shares: 4000, level: 'normal' };
}

export type PoolOptions = Partial<Pick<ResourcePool, 'cpu' | 'memory' | 'cpuUsageMHz' | 'memoryUsageMiB'>>;

/** A pool below another pool, or below a compute resource's root pool. */
export function addResourcePool(
  inventory: Inventory,
  parent: ResourcePool | ComputeResource,
  name: string,
  options: PoolOptions = {},
): ResourcePool {
  return newPool(inventory, parent, 'ResourcePool', nextMoid(inventory, 'resgroup'), name, options);
}

/** A vApp below a pool, shown in the given VM folder. */
export function addVApp(
  inventory: Inventory,
  parent: ResourcePool | ComputeResource,
  name: string,
  folder: Folder,
  options: PoolOptions = {},
): ResourcePool {
  const vapp = newPool(inventory, parent, 'VirtualApp', nextMoid(inventory, 'resgroup-v'), name, options);
  vapp.parentFolder = folder.moid;
  folder.children.add(vapp.moid);
  return vapp;
}

export type DatastoreOptions = Partial<
  Pick<
    Datastore,
    'storageType' | 'accessible' | 'maintenanceMode' | 'capacity' | 'freeSpace' | 'multipleHostAccess' | 'overallStatus'
  >
> & { hosts?: readonly HostSystem[] };

/** A datastore in a datastore folder, a datastore cluster or the datacenter's root datastore folder, mounted on the given hosts. */
export function addDatastore(
  inventory: Inventory,
  parent: Datacenter | Folder | StoragePod,
  name: string,
  options: DatastoreOptions = {},
): Datastore {
  const { hosts = [], ...rest } = options;
  const folder = parent.type === 'Datacenter' ? folderOf(inventory, parent, 'datastore') : parent;
  const moid = nextMoid(inventory, 'datastore');
  folder.children.add(moid);
  for (const host of hosts) host.datastores.add(moid);
  return add<Datastore>(inventory, {
    type: 'Datastore',
    moid,
    name,
    parent: folder.moid,
    overallStatus: 'green',
    storageType: 'VMFS',
    accessible: true,
    maintenanceMode: 'normal',
    capacity: 2048 * GIB,
    freeSpace: 1200 * GIB,
    multipleHostAccess: hosts.length > 1,
    hosts: new Set(hosts.map((host) => host.moid)),
    vms: new Set(),
    url: `ds:///vmfs/volumes/${stableUuid(inventory, moid).slice(0, 17)}/`,
    files: new Map(),
    fileTimes: new Map(),
    ...rest,
  });
}

/** A datastore cluster. */
export function addStoragePod(inventory: Inventory, parent: Datacenter | Folder, name: string): StoragePod {
  const folder = parent.type === 'Datacenter' ? folderOf(inventory, parent, 'datastore') : parent;
  const moid = nextMoid(inventory, 'group-p');
  folder.children.add(moid);
  return add<StoragePod>(inventory, {
    type: 'StoragePod',
    moid,
    name,
    parent: folder.moid,
    overallStatus: 'green',
    childType: ['Datastore'],
    children: new Set(),
  });
}

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

export interface NewNic {
  network: Network | DistributedVirtualPortgroup;
  macAddress?: string;
  ipAddresses?: readonly string[];
  connected?: boolean;
  /** PCI slot number. Default: as vSphere gives them out, 160, 192, 224, 1184, … */
  slot?: number;
}

export interface NewVm extends Partial<
  Pick<
    VirtualMachine,
    | 'powerState'
    | 'connectionState'
    | 'template'
    | 'guestId'
    | 'alternateGuestName'
    | 'devices'
    | 'numCpu'
    | 'memoryMiB'
    | 'annotation'
    | 'createdAt'
    | 'bootedAt'
    | 'guestIpAddress'
    | 'guestHostName'
    | 'tools'
    | 'overallStatus'
    | 'storageCommitted'
    | 'quickStats'
    | 'managedBy'
    | 'uuid'
    | 'instanceUuid'
  >
> {
  name: string;
  /** VM folder it is shown in; not for a VM inside a vApp. */
  folder: Folder | Datacenter | null;
  pool: ResourcePool | ComputeResource;
  /** Default: the first host of the pool's compute resource. */
  host?: HostSystem;
  datastore?: Datastore;
  /** Folder name on the datastore; default: the VM's name. */
  directory?: string;
  /** `[datastore] folder/name.vmx`; default: of the directory and the VM's name. */
  vmPathName?: string;
  nics?: readonly NewNic[];
  /** 0: no disk. */
  diskGiB?: number;
  extraConfig?: ExtraConfigPairs | (() => ExtraConfigPairs);
}

/** A virtual machine, with its `.vmx` path and one disk on the datastore. Powered off unless said otherwise. */
export function addVm(inventory: Inventory, options: NewVm): VirtualMachine {
  const { name, folder, pool, host, datastore, directory, nics = [], diskGiB = 8, extraConfig, ...rest } = options;
  const resourcePool = poolOf(inventory, pool);
  const inVApp = resourcePool.type === 'VirtualApp';
  const parent = folder?.type === 'Datacenter' ? folderOf(inventory, folder, 'vm') : folder;
  const owner = inventory.objects.get(resourcePool.owner);
  const firstHost = owner && 'hosts' in owner ? owner.hosts.values().next().value : undefined;
  const hostMoid = host?.moid ?? firstHost;
  if (hostMoid === undefined) throw new Error(`no host to run VM ${name} on`);
  const moid = nextMoid(inventory, 'vm');
  const fileName = encodeName(name);
  const path = `[${datastore?.name ?? ''}] ${directory ?? fileName}`;
  const powerState = rest.powerState ?? 'poweredOff';
  const vm = add<VirtualMachine>(inventory, {
    type: 'VirtualMachine',
    moid,
    name,
    parent: inVApp ? null : (parent?.moid ?? null),
    parentVApp: inVApp ? resourcePool.moid : null,
    overallStatus: 'green',
    pool: rest.template === true ? null : resourcePool.moid,
    host: hostMoid,
    powerState,
    connectionState: 'connected',
    template: false,
    uuid: stableUuid(inventory, `bios ${moid}`),
    instanceUuid: stableUuid(inventory, `instance ${moid}`),
    guestId: 'otherGuest64',
    alternateGuestName: '',
    numCpu: 1,
    memoryMiB: 2048,
    annotation: '',
    createdAt: new Date('2026-01-05T08:00:00Z'),
    bootedAt: powerState === 'poweredOn' ? new Date('2026-01-05T08:01:00Z') : null,
    changes: 0,
    changedAt: new Date('2026-01-05T08:00:00Z'),
    extraConfig: extraConfig ?? new Map<string, string>(),
    nics: nics.map((nic, position) => newNic(moid, nic, position)),
    disks:
      diskGiB === 0
        ? []
        : [
            {
              key: 2000,
              controllerKey: 1000,
              unitNumber: 0,
              capacityKiB: diskGiB * 1024 * 1024,
              fileName: `${path}/${fileName}.vmdk`,
            },
          ],
    devices: [{ kind: 'controller', key: 1000, type: 'ParaVirtualSCSIController', busNumber: 0 }],
    snapshots: [],
    currentSnapshot: null,
    disabledMethods: new Map(),
    datastores: datastore ? [datastore.moid] : [],
    vmPathName: `${path}/${fileName}.vmx`,
    guestIpAddress: null,
    guestHostName: null,
    tools: powerState === 'poweredOn' ? 'guestToolsRunning' : 'guestToolsNotRunning',
    storageCommitted: 1.5 * GIB,
    storageUncommitted: diskGiB * GIB,
    quickStats: { overallCpuUsageMHz: 0, guestMemoryUsageMiB: 0, hostMemoryUsageMiB: 0, uptimeSeconds: 0 },
    managedBy: null,
    ...rest,
  });
  attachVm(inventory, vm);
  if (inVApp) resourcePool.vms.add(moid);
  addVmFiles(inventory, vm);
  return vm;
}

/** Enters a VM into the lists of its folder, pool, host, datastores and networks. */
export function attachVm(inventory: Inventory, vm: VirtualMachine): void {
  const folder = inventory.objects.get(vm.parent ?? '');
  if (folder?.type === 'Folder') folder.children.add(vm.moid);
  for (const holder of [vm.pool, vm.host, ...vm.datastores, ...vm.nics.map((nic) => nic.network)]) {
    const entity = inventory.objects.get(holder ?? '');
    if (entity && 'vms' in entity) entity.vms.add(vm.moid);
  }
}

/** Takes a VM out of every list that `attachVm` entered it into. */
export function detachVm(inventory: Inventory, vm: VirtualMachine): void {
  const folder = inventory.objects.get(vm.parent ?? '');
  if (folder?.type === 'Folder') folder.children.delete(vm.moid);
  for (const holder of [vm.pool, vm.host, ...vm.datastores, ...vm.nics.map((nic) => nic.network)]) {
    const entity = inventory.objects.get(holder ?? '');
    if (entity && 'vms' in entity) entity.vms.delete(vm.moid);
  }
}

/** Gives a user a role on an entity (moid or object), for everything below it too unless `propagate` is false. */
export function grant(
  inventory: Inventory,
  entity: string | Entity,
  principal: string,
  roleId: number,
  propagate = true,
): Permission {
  const permission: Permission = {
    entity: typeof entity === 'string' ? entity : entity.moid,
    principal,
    group: false,
    roleId,
    propagate,
  };
  inventory.permissions.push(permission);
  return permission;
}

/** Adds a role of a vCenter's users (not one of the system's), with a number above all others. */
export function addRole(inventory: Inventory, name: string, privileges: readonly string[]): Role {
  const roleId = Math.max(0, ...inventory.roles.map((role) => role.roleId)) + 1;
  const role: Role = { roleId, name, label: name, privileges: [...new Set([...SYSTEM_PRIVILEGES, ...privileges])] };
  inventory.roles.push(role);
  return role;
}

/** In every role, whether asked for or not. */
export const SYSTEM_PRIVILEGES = ['System.Anonymous', 'System.Read', 'System.View'] as const;

/** Adds an account. Rights are given with `grant`. */
export function addUser(inventory: Inventory, user: User): User {
  inventory.users.push(user);
  return user;
}

/** All VMs' pairs, made on first use where the scenario gave a function. */
export function extraConfigOf(vm: VirtualMachine): ExtraConfigPairs {
  if (typeof vm.extraConfig === 'function') vm.extraConfig = vm.extraConfig();
  return vm.extraConfig;
}

/** The next free managed object id with a prefix, as `vm-12`. */
export function nextMoid(inventory: Inventory, prefix: string): string {
  const number = inventory.nextId;
  inventory.nextId = number + 1;
  return /-[a-z]$/.test(prefix) ? `${prefix}${number}` : `${prefix}-${number}`;
}

/** A UUID that is the same at every start of the same scenario. */
export function stableUuid(inventory: Inventory, name: string): string {
  const hex = createHash('sha256').update(`${inventory.about.instanceUuid} ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type EntityOf<T extends Entity['type'], E = Entity> = E extends { type: infer U } ? (T extends U ? E : never) : never;

/** The entity of that moid; throws if it is of another type (a mistake in the scenario). */
export function entityOfType<T extends Entity['type']>(inventory: Inventory, moid: string, type: T): EntityOf<T> {
  const entity = inventory.objects.get(moid);
  if (!isOfType(entity, type)) throw new Error(`${moid} is no ${type}`);
  return entity;
}

/** Narrows an entity to a type; the shapes that share one interface count as one. */
export function isOfType<T extends Entity['type']>(
  entity: Entity | undefined,
  type: T,
): entity is EntityOf<T> & Entity {
  return entity?.type === type;
}

function add<T extends Entity>(inventory: Inventory, entity: T): T {
  inventory.objects.set(entity.moid, entity);
  return entity;
}

function newFolder(
  inventory: Inventory,
  parent: Folder | { moid: string },
  name: string,
  kind: string,
  childType: readonly string[],
): Folder {
  const moid = nextMoid(inventory, `group-${kind}`);
  if ('children' in parent) parent.children.add(moid);
  return add<Folder>(inventory, {
    type: 'Folder',
    moid,
    name,
    parent: parent.moid,
    overallStatus: 'green',
    childType,
    children: new Set(),
  });
}

function newComputeResource(
  inventory: Inventory,
  folder: Folder,
  type: ComputeResource['type'],
  name: string,
  options: { drsEnabled?: boolean; dasEnabled?: boolean },
): ComputeResource {
  const moid = nextMoid(inventory, type === 'ClusterComputeResource' ? 'domain-c' : 'domain-s');
  const poolMoid = nextMoid(inventory, 'resgroup');
  folder.children.add(moid);
  const compute = add<ComputeResource>(inventory, {
    type,
    moid,
    name,
    parent: folder.moid,
    overallStatus: 'green',
    hosts: new Set(),
    resourcePool: poolMoid,
    drsEnabled: options.drsEnabled ?? type === 'ClusterComputeResource',
    dasEnabled: options.dasEnabled ?? false,
    groups: [],
  });
  add<ResourcePool>(inventory, emptyPool('ResourcePool', poolMoid, 'Resources', moid, moid));
  return compute;
}

function newPool(
  inventory: Inventory,
  parent: ResourcePool | ComputeResource,
  type: ResourcePool['type'],
  moid: string,
  name: string,
  options: PoolOptions,
): ResourcePool {
  const parentPool = poolOf(inventory, parent);
  parentPool.pools.add(moid);
  return add<ResourcePool>(inventory, {
    ...emptyPool(type, moid, name, parentPool.moid, parentPool.owner),
    ...options,
  });
}

function emptyPool(
  type: ResourcePool['type'],
  moid: string,
  name: string,
  parent: string,
  owner: string,
): ResourcePool {
  return {
    type,
    moid,
    name,
    parent,
    owner,
    overallStatus: 'green',
    pools: new Set(),
    vms: new Set(),
    cpu: defaultAllocation(),
    memory: { ...defaultAllocation(), shares: 163840 },
    cpuUsageMHz: 0,
    memoryUsageMiB: 0,
  };
}

function poolOf(inventory: Inventory, parent: ResourcePool | ComputeResource): ResourcePool {
  return 'resourcePool' in parent ? rootPoolOf(inventory, parent) : parent;
}

function hostFolderOf(inventory: Inventory, parent: Folder | Datacenter): Folder {
  return parent.type === 'Datacenter' ? folderOf(inventory, parent, 'host') : parent;
}

function networkFolderOf(inventory: Inventory, parent: Folder | Datacenter): Folder {
  return parent.type === 'Datacenter' ? folderOf(inventory, parent, 'network') : parent;
}

function newNic(vmMoid: string, nic: NewNic, position: number): VmNic {
  return {
    key: 4000 + position,
    slot: nic.slot ?? pciSlot(position),
    cardType: 'VirtualVmxnet3',
    addressType: 'assigned',
    startConnected: true,
    network: nic.network.moid,
    macAddress: nic.macAddress ?? macAddress(vmMoid, position),
    connected: nic.connected ?? true,
    ipAddresses: [...(nic.ipAddresses ?? [])],
  };
}

/** The slot that vSphere gives the n-th network card beside one SCSI controller. */
export function pciSlot(position: number): number {
  return position < 3 ? 160 + 32 * position : 1184 + 32 * (position - 3);
}

/** In VMware's range for vCenter-made addresses, 00:50:56:80 to :bf. */
export function macAddress(vmMoid: string, position: number): string {
  const hex = createHash('sha256').update(`${vmMoid} ${position}`).digest('hex');
  return `00:50:56:a${hex[0] ?? '0'}:${hex.slice(1, 3)}:${hex.slice(3, 5)}`;
}

/** Switch UUIDs are written `50 0a … -… …` by vCenter: sixteen bytes in two groups. */
function switchUuid(inventory: Inventory, moid: string): string {
  const bytes = stableUuid(inventory, moid).replaceAll('-', '').match(/../g) ?? [];
  return `50 ${bytes.slice(1, 8).join(' ')}-${bytes.slice(8, 16).join(' ')}`;
}
