/** Folders and datacenters. */
import type { Datacenter, Folder, Inventory } from '../inventory.ts';
import { add, entityOfType, nextMoid } from './entities.ts';

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
