/** Which properties an object has, and readers for paths of a managed type. */
import type { ManagedObject } from '../model/managed-object.ts';
import { isType } from '../model/managed-object.ts';
import type { PathReader, Properties, ReadContext } from '../model/property.ts';
import { compilePath, readProperty } from '../model/property.ts';
import type { Value } from '../soap/value.ts';
import { clusterComputeResource, computeResource, resourcePool, virtualApp } from './compute.ts';
import { datacenter, folder, storagePod } from './folders.ts';
import { hostFirewallSystem } from './host-firewall.ts';
import { hostSystem } from './host-system.ts';
import * as manager from './managers.ts';
import { distributedVirtualPortgroup, distributedVirtualSwitch, network, opaqueNetwork } from './networking.ts';
import { datastore, hostDatastoreBrowser } from './storage.ts';
import { virtualMachine } from './virtual-machine.ts';
import { virtualMachineSnapshot } from './vm-snapshots.ts';

interface TypeReader {
  readonly names: readonly string[];
  compile(path: string): PathReader<ManagedObject> | null;
}

/** Binds a table of properties to the objects it is for; readers of other objects answer nothing. */
function typeReader<T extends ManagedObject>(
  type: string,
  isTarget: (target: ManagedObject) => target is T,
  properties: Properties<T>,
): TypeReader {
  return {
    names: Object.keys(properties),
    compile: (path) => {
      const property = Object.hasOwn(properties, path) ? properties[path] : undefined;
      const read: PathReader<T> | null =
        property === undefined
          ? compilePath(type, properties, path)
          : (target, context) => readProperty(property, target, context);
      return read && ((target, context) => (isTarget(target) ? read(target, context) : undefined));
    },
  };
}

const READERS: Readonly<Record<ManagedObject['type'], TypeReader>> = {
  Folder: typeReader('Folder', isType('Folder'), folder),
  StoragePod: typeReader('StoragePod', isType('StoragePod'), storagePod),
  Datacenter: typeReader('Datacenter', isType('Datacenter'), datacenter),
  ComputeResource: typeReader('ComputeResource', isType('ComputeResource'), computeResource),
  ClusterComputeResource: typeReader(
    'ClusterComputeResource',
    isType('ClusterComputeResource'),
    clusterComputeResource,
  ),
  HostSystem: typeReader('HostSystem', isType('HostSystem'), hostSystem),
  ResourcePool: typeReader('ResourcePool', isType('ResourcePool'), resourcePool),
  VirtualApp: typeReader('VirtualApp', isType('VirtualApp'), virtualApp),
  VirtualMachine: typeReader('VirtualMachine', isType('VirtualMachine'), virtualMachine),
  Datastore: typeReader('Datastore', isType('Datastore'), datastore),
  Network: typeReader('Network', isType('Network'), network),
  OpaqueNetwork: typeReader('OpaqueNetwork', isType('OpaqueNetwork'), opaqueNetwork),
  DistributedVirtualPortgroup: typeReader(
    'DistributedVirtualPortgroup',
    isType('DistributedVirtualPortgroup'),
    distributedVirtualPortgroup,
  ),
  VmwareDistributedVirtualSwitch: typeReader(
    'VmwareDistributedVirtualSwitch',
    isType('VmwareDistributedVirtualSwitch'),
    distributedVirtualSwitch,
  ),
  HostDatastoreBrowser: typeReader('HostDatastoreBrowser', isType('HostDatastoreBrowser'), hostDatastoreBrowser),
  HostFirewallSystem: typeReader('HostFirewallSystem', isType('HostFirewallSystem'), hostFirewallSystem),
  VirtualMachineSnapshot: typeReader(
    'VirtualMachineSnapshot',
    isType('VirtualMachineSnapshot'),
    virtualMachineSnapshot,
  ),
  Task: typeReader('Task', isType('Task'), manager.task),
  ContainerView: typeReader('ContainerView', isType('ContainerView'), manager.view),
  ListView: typeReader('ListView', isType('ListView'), manager.view),
  PropertyCollector: typeReader('PropertyCollector', isType('PropertyCollector'), manager.propertyCollector),
  PropertyFilter: typeReader('PropertyFilter', isType('PropertyFilter'), manager.propertyFilter),
  EventHistoryCollector: typeReader(
    'EventHistoryCollector',
    isType('EventHistoryCollector'),
    manager.eventHistoryCollector,
  ),
  ServiceInstance: typeReader('ServiceInstance', isType('ServiceInstance'), manager.serviceInstance),
  SessionManager: typeReader('SessionManager', isType('SessionManager'), manager.sessionManager),
  ViewManager: typeReader('ViewManager', isType('ViewManager'), manager.viewManager),
  ExtensionManager: typeReader('ExtensionManager', isType('ExtensionManager'), manager.extensionManager),
  TaskManager: typeReader('TaskManager', isType('TaskManager'), manager.taskManager),
  EventManager: typeReader('EventManager', isType('EventManager'), manager.eventManager),
  AuthorizationManager: typeReader(
    'AuthorizationManager',
    isType('AuthorizationManager'),
    manager.authorizationManager,
  ),
  OptionManager: typeReader('OptionManager', isType('OptionManager'), manager.optionManager),
  SearchIndex: typeReader('SearchIndex', isType('SearchIndex'), manager.plainManager),
  FileManager: typeReader('FileManager', isType('FileManager'), manager.plainManager),
  VirtualDiskManager: typeReader('VirtualDiskManager', isType('VirtualDiskManager'), manager.plainManager),
  PerformanceManager: typeReader('PerformanceManager', isType('PerformanceManager'), manager.plainManager),
  LicenseManager: typeReader('LicenseManager', isType('LicenseManager'), manager.licenseManager),
  LicenseAssignmentManager: typeReader(
    'LicenseAssignmentManager',
    isType('LicenseAssignmentManager'),
    manager.plainManager,
  ),
  GuestOperationsManager: typeReader(
    'GuestOperationsManager',
    isType('GuestOperationsManager'),
    manager.guestOperationsManager,
  ),
  GuestProcessManager: typeReader('GuestProcessManager', isType('GuestProcessManager'), manager.plainManager),
  UserDirectory: typeReader('UserDirectory', isType('UserDirectory'), manager.userDirectory),
};

const compiled = new Map<string, PathReader<ManagedObject> | null>();

/** The reader for a path of a type; null if there is no such property. */
export function readerOf(type: ManagedObject['type'], path: string): PathReader<ManagedObject> | null {
  const key = `${type}:${path}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const reader = READERS[type].compile(path);
  // Keyed paths are as many as there are keys: they are cheap to compile again.
  if (!path.includes('[')) compiled.set(key, reader);
  return reader;
}

/** All first-level property names of a type. */
export const propertyNames = (type: ManagedObject['type']): readonly string[] => READERS[type].names;

/** One property of one object. */
export function readPath(target: ManagedObject, path: string, context: ReadContext): Value | undefined {
  return readerOf(target.type, path)?.(target, context);
}
