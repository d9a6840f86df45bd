/** Which properties an object has, and readers for paths of a managed type. */
import type { ManagedObject, OfType } from '../model/managed-object.ts';
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

type ObjectOf<Type extends ManagedObject['type']> = OfType<Type> & ManagedObject;

interface TypeReader {
  readonly names: readonly string[];
  compile(path: string): PathReader<ManagedObject> | null;
}

/** Binds a table of properties to the objects it is for; readers of other objects answer nothing. */
function readerFor<Type extends ManagedObject['type']>(type: Type, properties: Properties<ObjectOf<Type>>): TypeReader {
  const isTarget = isType(type);
  return {
    names: Object.keys(properties),
    compile: (path) => {
      const property = Object.hasOwn(properties, path) ? properties[path] : undefined;
      const read: PathReader<ObjectOf<Type>> | null =
        property === undefined
          ? compilePath(type, properties, path)
          : (target, context) => readProperty(property, target, context);
      return read && ((target, context) => (isTarget(target) ? read(target, context) : undefined));
    },
  };
}

const READERS: Readonly<Record<ManagedObject['type'], TypeReader>> = {
  Folder: readerFor('Folder', folder),
  StoragePod: readerFor('StoragePod', storagePod),
  Datacenter: readerFor('Datacenter', datacenter),
  ComputeResource: readerFor('ComputeResource', computeResource),
  ClusterComputeResource: readerFor('ClusterComputeResource', clusterComputeResource),
  HostSystem: readerFor('HostSystem', hostSystem),
  ResourcePool: readerFor('ResourcePool', resourcePool),
  VirtualApp: readerFor('VirtualApp', virtualApp),
  VirtualMachine: readerFor('VirtualMachine', virtualMachine),
  Datastore: readerFor('Datastore', datastore),
  Network: readerFor('Network', network),
  OpaqueNetwork: readerFor('OpaqueNetwork', opaqueNetwork),
  DistributedVirtualPortgroup: readerFor('DistributedVirtualPortgroup', distributedVirtualPortgroup),
  VmwareDistributedVirtualSwitch: readerFor('VmwareDistributedVirtualSwitch', distributedVirtualSwitch),
  HostDatastoreBrowser: readerFor('HostDatastoreBrowser', hostDatastoreBrowser),
  HostFirewallSystem: readerFor('HostFirewallSystem', hostFirewallSystem),
  VirtualMachineSnapshot: readerFor('VirtualMachineSnapshot', virtualMachineSnapshot),
  Task: readerFor('Task', manager.task),
  ContainerView: readerFor('ContainerView', manager.view),
  ListView: readerFor('ListView', manager.view),
  PropertyCollector: readerFor('PropertyCollector', manager.propertyCollector),
  PropertyFilter: readerFor('PropertyFilter', manager.propertyFilter),
  EventHistoryCollector: readerFor('EventHistoryCollector', manager.eventHistoryCollector),
  ServiceInstance: readerFor('ServiceInstance', manager.serviceInstance),
  SessionManager: readerFor('SessionManager', manager.sessionManager),
  ViewManager: readerFor('ViewManager', manager.viewManager),
  ExtensionManager: readerFor('ExtensionManager', manager.extensionManager),
  TaskManager: readerFor('TaskManager', manager.taskManager),
  EventManager: readerFor('EventManager', manager.eventManager),
  AuthorizationManager: readerFor('AuthorizationManager', manager.authorizationManager),
  OptionManager: readerFor('OptionManager', manager.optionManager),
  SearchIndex: readerFor('SearchIndex', manager.plainManager),
  FileManager: readerFor('FileManager', manager.plainManager),
  VirtualDiskManager: readerFor('VirtualDiskManager', manager.plainManager),
  PerformanceManager: readerFor('PerformanceManager', manager.plainManager),
  LicenseManager: readerFor('LicenseManager', manager.licenseManager),
  LicenseAssignmentManager: readerFor('LicenseAssignmentManager', manager.plainManager),
  GuestOperationsManager: readerFor('GuestOperationsManager', manager.guestOperationsManager),
  GuestProcessManager: readerFor('GuestProcessManager', manager.plainManager),
  UserDirectory: readerFor('UserDirectory', manager.userDirectory),
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
