import {
  createContainerView,
  isFault,
  viewSpec,
  type ManagedObjectReference,
  type PropertyFilterSpec,
  type VimClient,
} from '@vic/vim25';
import { MARKER_PATHS } from './project/pairs.ts';
import { EVERY_VM_PATHS } from './project/vm.ts';
import { TREE_PATHS, TREE_TYPES } from './tree.ts';

/** Paths of the VMs that are watched one by one. */
const WATCHED_PATHS = ['config.extraConfig', 'config.hardware.memoryMB', 'config.hardware.numCPU'] as const;

export interface FeedFilters {
  /** list view of the watched VMs, empty at first */
  readonly watched: ManagedObjectReference;
  readonly specs: PropertyFilterSpec[];
  /** whether this vCenter knows keyed paths, by which VIC's VMs are found cheaply */
  readonly usesMarkers: boolean;
}

/**
 * Three filters: what VMs refer to, all VMs by cheap properties, and in full those of VIC's that are added to a list
 * view. The feed destroys the views.
 */
export async function createFilters(client: VimClient): Promise<FeedFilters> {
  const { rootFolder, viewManager } = client.content;
  const tree = await createContainerView(client, rootFolder, TREE_TYPES);
  const vms = await createContainerView(client, rootFolder, ['VirtualMachine']);
  const watched = await client.invoke('CreateListView', viewManager, { obj: [] });
  const usesMarkers = await knowsKeyedPaths(client, vms);
  return {
    watched,
    usesMarkers,
    specs: [
      viewSpec(tree, 'ManagedEntity', TREE_PATHS),
      viewSpec(vms, 'VirtualMachine', [...EVERY_VM_PATHS, ...(usesMarkers ? MARKER_PATHS : [])]),
      viewSpec(watched, 'VirtualMachine', WATCHED_PATHS),
    ],
  };
}

/** Asks for one VM only: some servers refuse the whole read, others each property. */
async function knowsKeyedPaths(client: VimClient, vms: ManagedObjectReference): Promise<boolean> {
  const { propertyCollector } = client.content;
  const specSet = [viewSpec(vms, 'VirtualMachine', MARKER_PATHS)];
  try {
    const { objects, token } = await client.invoke('RetrievePropertiesEx', propertyCollector, {
      specSet,
      options: { maxObjects: 1 },
    });
    if (token !== undefined) {
      await client.invoke('CancelRetrievePropertiesEx', propertyCollector, { token }).catch(() => undefined);
    }
    return !objects.some(({ missing }) => [...missing.values()].includes('InvalidProperty'));
  } catch (error) {
    if (isFault(error, 'InvalidProperty')) return false;
    throw error;
  }
}
