import {
  boolean,
  field,
  list,
  number,
  reference,
  references,
  text,
  type ManagedObjectReference,
  type ObjectContent,
  type VimValue,
} from '@vic/vim25';

/** What every object of the inventory has. The name is as vSphere stores it: `%`, `/` and `\` are `%25`, `%2f` and `%5c`. */
interface EntityBase {
  readonly ref: ManagedObjectReference;
  readonly name: string;
  /** null: the root folder, or a holder that the user does not see */
  readonly parent: ManagedObjectReference | null;
  /** properties that could not be read, with the type of the fault, such as `NoPermission` */
  readonly unread: ReadonlyMap<string, string>;
}

export interface FolderEntity extends EntityBase {
  readonly kind: 'folder';
}

export interface DatacenterEntity extends EntityBase {
  readonly kind: 'datacenter';
  readonly vmFolder: ManagedObjectReference | null;
  readonly hostFolder: ManagedObjectReference | null;
  readonly datastoreFolder: ManagedObjectReference | null;
  readonly networkFolder: ManagedObjectReference | null;
}

/** A cluster, or the compute resource that stands for a standalone host: `isCluster` tells. */
export interface ComputeResourceEntity extends EntityBase {
  readonly kind: 'compute-resource';
  readonly isCluster: boolean;
  readonly rootPool: ManagedObjectReference | null;
  readonly hosts: readonly ManagedObjectReference[];
  /** null: unread, or a standalone host */
  readonly isDrsEnabled: boolean | null;
}

export interface HostEntity extends EntityBase {
  readonly kind: 'host';
  readonly connection: 'connected' | 'disconnected' | 'notResponding';
  readonly isInMaintenanceMode: boolean;
  readonly datastores: readonly ManagedObjectReference[];
  readonly networks: readonly ManagedObjectReference[];
}

/** A resource pool, hidden root pools included, or a vApp: `isVapp` tells. */
export interface PoolEntity extends EntityBase {
  readonly kind: 'pool';
  readonly isVapp: boolean;
  /** the compute resource */
  readonly owner: ManagedObjectReference | null;
  /** pools and vApps directly in it, in vSphere's order */
  readonly pools: readonly ManagedObjectReference[];
}

/** A host's view of a datastore. */
export interface DatastoreMount {
  readonly host: string;
  readonly isUsable: boolean;
}

export interface DatastoreEntity extends EntityBase {
  readonly kind: 'datastore';
  /** as vSphere says, such as `VMFS` */
  readonly type: string;
  readonly isAccessible: boolean;
  readonly freeBytes: number;
  readonly capacityBytes: number;
  readonly mounts: readonly DatastoreMount[];
}

export interface NetworkEntity extends EntityBase {
  readonly kind: 'network';
  /** null: no distributed port group, or the switch may not be seen */
  readonly distributedSwitch: ManagedObjectReference | null;
  /** only the switch itself may use it */
  readonly isUplink: boolean;
}

export interface SwitchEntity extends EntityBase {
  readonly kind: 'switch';
  readonly hosts: readonly ManagedObjectReference[];
  readonly uplinkPortGroups: readonly ManagedObjectReference[];
}

export type Entity =
  | FolderEntity
  | DatacenterEntity
  | ComputeResourceEntity
  | HostEntity
  | PoolEntity
  | DatastoreEntity
  | NetworkEntity
  | SwitchEntity;

type Property = (path: string) => VimValue | undefined;

const NAME_AND_PLACE = ['name', 'parent'];

/** What is read of each kind. `Folder` holds the rest together; a supertype's paths hold for its subtypes too. */
export const FOLDER_PROPERTIES = [
  { type: 'Folder', pathSet: NAME_AND_PLACE },
  {
    type: 'Datacenter',
    pathSet: [...NAME_AND_PLACE, 'vmFolder', 'hostFolder', 'datastoreFolder', 'networkFolder'],
  },
] as const;

export const COMPUTE_PROPERTIES = [
  { type: 'ComputeResource', pathSet: [...NAME_AND_PLACE, 'host', 'resourcePool'] },
  { type: 'ClusterComputeResource', pathSet: ['configurationEx.drsConfig.enabled'] },
  { type: 'ResourcePool', pathSet: [...NAME_AND_PLACE, 'owner', 'resourcePool'] },
] as const;

/** Enough to find hosts by name. */
export const HOST_NAME_PROPERTIES = [{ type: 'HostSystem', pathSet: NAME_AND_PLACE }] as const;

export const HOST_PROPERTIES = [
  {
    type: 'HostSystem',
    pathSet: [...NAME_AND_PLACE, 'runtime.connectionState', 'runtime.inMaintenanceMode', 'datastore', 'network'],
  },
] as const;

export const STORAGE_PROPERTIES = [
  {
    type: 'Datastore',
    pathSet: [...NAME_AND_PLACE, 'summary.type', 'summary.accessible', 'summary.freeSpace', 'summary.capacity', 'host'],
  },
] as const;

export const NETWORK_PROPERTIES = [
  { type: 'Network', pathSet: NAME_AND_PLACE },
  { type: 'DistributedVirtualPortgroup', pathSet: ['config.distributedVirtualSwitch', 'tag'] },
  { type: 'DistributedVirtualSwitch', pathSet: [...NAME_AND_PLACE, 'summary.hostMember', 'config.uplinkPortgroup'] },
] as const;

const UPLINK_TAG = 'SYSTEM/DVS.UPLINKPG';

function decodeComputeResource(base: EntityBase, property: Property): ComputeResourceEntity {
  return {
    ...base,
    kind: 'compute-resource',
    isCluster: base.ref.type === 'ClusterComputeResource',
    rootPool: reference(property('resourcePool')) ?? null,
    hosts: references(property('host')),
    isDrsEnabled: boolean(property('configurationEx.drsConfig.enabled')) ?? null,
  };
}

function decodeHost(base: EntityBase, property: Property): HostEntity {
  const state = text(property('runtime.connectionState'));
  return {
    ...base,
    kind: 'host',
    connection: state === 'connected' || state === 'disconnected' ? state : 'notResponding',
    isInMaintenanceMode: boolean(property('runtime.inMaintenanceMode')) ?? false,
    datastores: references(property('datastore')),
    networks: references(property('network')),
  };
}

function decodeMounts(value: VimValue | undefined): DatastoreMount[] {
  return list(value).flatMap((mount) => {
    const host = reference(field(mount, 'key'));
    const info = field(mount, 'mountInfo');
    if (host === undefined) return [];
    const isUsable = boolean(field(info, 'mounted')) !== false && boolean(field(info, 'accessible')) !== false;
    return [{ host: host.value, isUsable }];
  });
}

function decodeDatastore(base: EntityBase, property: Property): DatastoreEntity {
  return {
    ...base,
    kind: 'datastore',
    type: text(property('summary.type')) ?? '',
    isAccessible: boolean(property('summary.accessible')) ?? false,
    freeBytes: number(property('summary.freeSpace')) ?? 0,
    capacityBytes: number(property('summary.capacity')) ?? 0,
    mounts: decodeMounts(property('host')),
  };
}

function decodeNetwork(base: EntityBase, property: Property): NetworkEntity {
  return {
    ...base,
    kind: 'network',
    distributedSwitch: reference(property('config.distributedVirtualSwitch')) ?? null,
    isUplink: list(property('tag')).some((tag) => text(field(tag, 'key')) === UPLINK_TAG),
  };
}

/** An object of the inventory; null for a type that is no part of it. */
export function decodeEntity({ ref, props, missing }: ObjectContent): Entity | null {
  const property: Property = (path) => props.get(path);
  const base: EntityBase = {
    ref,
    name: text(property('name')) ?? '',
    parent: reference(property('parent')) ?? null,
    unread: missing,
  };
  switch (ref.type) {
    case 'Folder':
    case 'StoragePod':
      return { ...base, kind: 'folder' };
    case 'Datacenter':
      return {
        ...base,
        kind: 'datacenter',
        vmFolder: reference(property('vmFolder')) ?? null,
        hostFolder: reference(property('hostFolder')) ?? null,
        datastoreFolder: reference(property('datastoreFolder')) ?? null,
        networkFolder: reference(property('networkFolder')) ?? null,
      };
    case 'ComputeResource':
    case 'ClusterComputeResource':
      return decodeComputeResource(base, property);
    case 'HostSystem':
      return decodeHost(base, property);
    case 'ResourcePool':
    case 'VirtualApp':
      return {
        ...base,
        kind: 'pool',
        isVapp: ref.type === 'VirtualApp',
        owner: reference(property('owner')) ?? null,
        pools: references(property('resourcePool')),
      };
    case 'Datastore':
      return decodeDatastore(base, property);
    case 'Network':
    case 'DistributedVirtualPortgroup':
    case 'OpaqueNetwork':
      return decodeNetwork(base, property);
    case 'DistributedVirtualSwitch':
    case 'VmwareDistributedVirtualSwitch':
      return {
        ...base,
        kind: 'switch',
        hosts: references(property('summary.hostMember')),
        uplinkPortGroups: references(property('config.uplinkPortgroup')),
      };
    default:
      return null;
  }
}
