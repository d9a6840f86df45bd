import { boolean, entityName, reference, text, type ManagedObjectReference, type VimValue } from '@vic/vim25';

/** What the trees need of each type. Statistics raise no update on a vCenter and are read when shown. */
export const TREE_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  Folder: ['name', 'parent'],
  Datacenter: ['name', 'parent', 'vmFolder', 'hostFolder'],
  ComputeResource: ['name', 'parent'],
  HostSystem: ['name', 'parent', 'runtime.connectionState', 'runtime.inMaintenanceMode'],
  ResourcePool: ['name', 'parent'],
  VirtualApp: ['parentFolder'],
  VirtualMachine: [
    'name',
    'parent',
    'parentVApp',
    'resourcePool',
    'runtime.host',
    'runtime.powerState',
    'runtime.connectionState',
    'config.template',
  ],
};

/** One object of the inventory, as far as the trees need it. References are moids; `null` is "has none or unknown". */
export interface InventoryNode {
  readonly ref: ManagedObjectReference;
  readonly name: string;
  readonly parent: string | null;
  readonly parentFolder: string | null;
  readonly parentVApp: string | null;
  readonly resourcePool: string | null;
  readonly host: string | null;
  /** Hidden folders of a datacenter. */
  readonly vmFolder: string | null;
  readonly hostFolder: string | null;
  readonly powerState: string | null;
  readonly connectionState: string | null;
  readonly isTemplate: boolean;
  readonly isInMaintenance: boolean;
}

/** The node of an object from its known properties (by property path). */
export function nodeOf(ref: ManagedObjectReference, props: ReadonlyMap<string, VimValue>): InventoryNode {
  const moid = (path: string): string | null => reference(props.get(path))?.value ?? null;
  return {
    ref,
    name: entityName(text(props.get('name')) ?? ref.value),
    parent: moid('parent'),
    parentFolder: moid('parentFolder'),
    parentVApp: moid('parentVApp'),
    resourcePool: moid('resourcePool'),
    host: moid('runtime.host'),
    vmFolder: moid('vmFolder'),
    hostFolder: moid('hostFolder'),
    powerState: text(props.get('runtime.powerState')) ?? null,
    connectionState: text(props.get('runtime.connectionState')) ?? null,
    isTemplate: boolean(props.get('config.template')) ?? false,
    isInMaintenance: boolean(props.get('runtime.inMaintenanceMode')) ?? false,
  };
}

/** The property paths that a node was made of, to take single changes in without keeping the decoded answer. */
export function propertiesOf(node: InventoryNode): Map<string, VimValue> {
  const props = new Map<string, VimValue>([['name', node.name.replaceAll('%', '%25')]]);
  const references: readonly [string, string | null, string][] = [
    ['parent', node.parent, 'ManagedEntity'],
    ['parentFolder', node.parentFolder, 'Folder'],
    ['parentVApp', node.parentVApp, 'VirtualApp'],
    ['resourcePool', node.resourcePool, 'ResourcePool'],
    ['runtime.host', node.host, 'HostSystem'],
    ['vmFolder', node.vmFolder, 'Folder'],
    ['hostFolder', node.hostFolder, 'Folder'],
  ];
  for (const [path, value, type] of references) if (value !== null) props.set(path, { type, value });
  if (node.powerState !== null) props.set('runtime.powerState', node.powerState);
  if (node.connectionState !== null) props.set('runtime.connectionState', node.connectionState);
  props.set('config.template', node.isTemplate);
  props.set('runtime.inMaintenanceMode', node.isInMaintenance);
  return props;
}
