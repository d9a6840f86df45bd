/** Everything that a managed object reference can name. */
import type { Entity } from '../inventory.ts';
import type { EventCollector } from '../events/event-collector.ts';
import type { PropertyCollector } from '../collector/property-collector.ts';
import type { PropertyFilter } from '../collector/property-filter.ts';
import type { Task } from '../tasks.ts';
import type { View } from '../views.ts';
import type { SnapshotObject } from '../vm-snapshots.ts';
import type { HostFirewallSystem } from './host-systems.ts';

/** Managers exist once and hold no properties of their own here. */
export interface Manager {
  readonly type:
    | 'ServiceInstance'
    | 'SessionManager'
    | 'ViewManager'
    | 'ExtensionManager'
    | 'TaskManager'
    | 'EventManager'
    | 'AuthorizationManager'
    | 'SearchIndex'
    | 'FileManager'
    | 'VirtualDiskManager'
    | 'OptionManager'
    | 'PerformanceManager'
    | 'LicenseManager'
    | 'LicenseAssignmentManager'
    | 'GuestOperationsManager'
    | 'GuestProcessManager'
    | 'UserDirectory';
  readonly moid: string;
}

export interface DatastoreBrowser {
  readonly type: 'HostDatastoreBrowser';
  readonly moid: string;
  readonly datastore: string;
}

export type ManagedObject =
  | Entity
  | Manager
  | DatastoreBrowser
  | HostFirewallSystem
  | SnapshotObject
  | Task
  | View
  | PropertyCollector
  | PropertyFilter
  | EventCollector;

const ENTITY_TYPES: ReadonlySet<string> = new Set([
  'Folder',
  'StoragePod',
  'Datacenter',
  'ComputeResource',
  'ClusterComputeResource',
  'HostSystem',
  'ResourcePool',
  'VirtualApp',
  'VirtualMachine',
  'Datastore',
  'Network',
  'OpaqueNetwork',
  'DistributedVirtualPortgroup',
  'VmwareDistributedVirtualSwitch',
]);

export const isEntity = (target: ManagedObject): target is Entity => ENTITY_TYPES.has(target.type);

/** The entity whose permissions hold for an object: itself, or the one it is a part of. None: managers, tasks and objects of a session. */
export function securedEntity(target: ManagedObject, objects: ReadonlyMap<string, Entity>): Entity | undefined {
  if (isEntity(target)) return target;
  switch (target.type) {
    case 'VirtualMachineSnapshot':
      return target.vm;
    case 'HostFirewallSystem':
      return target.host;
    case 'HostDatastoreBrowser':
      return objects.get(target.datastore);
    default:
      return undefined;
  }
}

export type OfType<U extends string, O = ManagedObject> = O extends { readonly type: infer V }
  ? U extends V
    ? O
    : never
  : never;

/** A guard for objects of a type (those that share its shape included). */
export const isType =
  <U extends ManagedObject['type']>(type: U) =>
  (target: ManagedObject): target is OfType<U> & ManagedObject =>
    target.type === type;

/** The object as one of that type or of a type with the same shape; anything else cannot get here and is a mistake of ours. */
export function expectType<U extends ManagedObject['type']>(
  target: ManagedObject | undefined,
  ...types: readonly U[]
): OfType<U> & ManagedObject {
  for (const type of types) if (target !== undefined && isType(type)(target)) return target;
  throw new Error(`${target?.type ?? 'nothing'} is no ${types.join(' or ')}`);
}
