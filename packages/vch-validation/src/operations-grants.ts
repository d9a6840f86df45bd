/** The roles that an operations user needs, and where. */

const STORE = [
  'Datastore.AllocateSpace',
  'Datastore.Browse',
  'Datastore.Config',
  'Datastore.DeleteFile',
  'Datastore.FileManagement',
  'Host.Config.SystemManagement',
] as const;

const ENDPOINT = [
  'DVPortgroup.Modify',
  'DVPortgroup.PolicyOp',
  'DVPortgroup.ScopeOp',
  'Resource.AssignVMToPool',
  'Resource.ColdMigrate',
  'VirtualMachine.Config.AddExistingDisk',
  'VirtualMachine.Config.AddNewDisk',
  'VirtualMachine.Config.AddRemoveDevice',
  'VirtualMachine.Config.AdvancedConfig',
  'VirtualMachine.Config.EditDevice',
  'VirtualMachine.Config.RemoveDisk',
  'VirtualMachine.Config.Rename',
  'VirtualMachine.GuestOperations.Execute',
  'VirtualMachine.GuestOperations.Modify',
  'VirtualMachine.GuestOperations.Query',
  'VirtualMachine.Interact.DeviceConnection',
  'VirtualMachine.Interact.PowerOff',
  'VirtualMachine.Interact.PowerOn',
  'VirtualMachine.Inventory.Create',
  'VirtualMachine.Inventory.Delete',
  'VirtualMachine.Inventory.Register',
  'VirtualMachine.Inventory.Unregister',
] as const;

/** Privileges by role. The names are those that existing installations have. */
export const ROLE_PRIVILEGES = {
  'vic-vch-vcenter': ['Datastore.Config', 'Global.EnableMethods', 'Global.DisableMethods'],
  'vic-vch-datacenter': ['Datastore.Config', 'Datastore.FileManagement'],
  'vic-vch-datastore': STORE,
  'vic-vch-cluster': [...STORE, 'Host.Inventory.EditCluster'],
  'vic-vch-network': ['Network.Assign'],
  'vic-vch-endpoint': ENDPOINT,
  'vic-vch-endpoint-datastore': [...STORE, ...ENDPOINT],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RoleName = keyof typeof ROLE_PRIVILEGES;

/** Where the roles of a VCH apply. */
export interface GrantPlaces<Reference> {
  readonly root: Reference;
  readonly datacenter: Reference;
  /** cluster or standalone host's compute resource */
  readonly cluster: Reference;
  /** of image and volume stores */
  readonly datastores: readonly Reference[];
  /** bridge and container networks */
  readonly networks: readonly Reference[];
  /** the VCH's own pool; null without DRS, when it has none */
  readonly pool: Reference | null;
  readonly folder: Reference;
  readonly usesVmGroup: boolean;
}

export interface Grant<Reference> {
  readonly role: RoleName;
  readonly on: Reference;
  readonly propagates: boolean;
}

/** What is granted to the operations user of a VCH, in order. */
export function grantsOf<Reference>(places: GrantPlaces<Reference>): readonly Grant<Reference>[] {
  const { pool } = places;
  const clusterRole =
    pool === null ? 'vic-vch-endpoint-datastore' : places.usesVmGroup ? 'vic-vch-cluster' : 'vic-vch-datastore';
  return [
    { role: 'vic-vch-vcenter', on: places.root, propagates: false },
    { role: 'vic-vch-datacenter', on: places.datacenter, propagates: true },
    { role: clusterRole, on: places.cluster, propagates: true },
    ...places.datastores.map((on) => ({ role: 'vic-vch-datastore', on, propagates: false }) as const),
    ...places.networks.map((on) => ({ role: 'vic-vch-network', on, propagates: true }) as const),
    ...(pool === null ? [] : [{ role: 'vic-vch-endpoint', on: pool, propagates: true } as const]),
    { role: 'vic-vch-endpoint', on: places.folder, propagates: true },
  ];
}
