/** The managed types' inheritance, as the API reference has it. */
const PARENTS: Readonly<Record<string, string>> = {
  ManagedEntity: 'ExtensibleManagedObject',
  Folder: 'ManagedEntity',
  StoragePod: 'Folder',
  Datacenter: 'ManagedEntity',
  ComputeResource: 'ManagedEntity',
  ClusterComputeResource: 'ComputeResource',
  HostSystem: 'ManagedEntity',
  ResourcePool: 'ManagedEntity',
  VirtualApp: 'ResourcePool',
  VirtualMachine: 'ManagedEntity',
  Datastore: 'ManagedEntity',
  Network: 'ManagedEntity',
  OpaqueNetwork: 'Network',
  DistributedVirtualPortgroup: 'Network',
  DistributedVirtualSwitch: 'ManagedEntity',
  VmwareDistributedVirtualSwitch: 'DistributedVirtualSwitch',
  Task: 'ExtensibleManagedObject',
  ManagedObjectView: 'View',
  ContainerView: 'ManagedObjectView',
  ListView: 'ManagedObjectView',
  InventoryView: 'ManagedObjectView',
  EventHistoryCollector: 'HistoryCollector',
  TaskHistoryCollector: 'HistoryCollector',
};

const lines = new Map<string, ReadonlySet<string>>();

function lineOf(type: string): ReadonlySet<string> {
  const known = lines.get(type);
  if (known) return known;
  const line = new Set<string>();
  for (let current: string | undefined = type; current !== undefined; current = PARENTS[current]) line.add(current);
  line.add('ManagedObject');
  lines.set(type, line);
  return line;
}

/** Whether a type is the other one or inherits from it. */
export const isKindOf = (type: string, ancestor: string): boolean => type === ancestor || lineOf(type).has(ancestor);
