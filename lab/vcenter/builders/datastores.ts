/** Datastores and clusters of them. */
import type { Datacenter, Datastore, Folder, HostSystem, Inventory, StoragePod } from '../inventory.ts';
import { add, nextMoid, stableUuid } from './entities.ts';
import { folderOf } from './folders.ts';

const GIB = 1024 ** 3;

/** What a datastore has otherwise than most, and the hosts that reach it. */
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
