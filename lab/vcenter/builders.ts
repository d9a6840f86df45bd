/** Builders of the state model: each adds one object below a parent and returns it, so that calls chain by reference. */
export { addRole, addUser, grant, SYSTEM_PRIVILEGES } from './builders/access.ts';
export { addCluster, addHost, addStandaloneHost, computeResourceOf } from './builders/compute.ts';
export { addDatastore, addStoragePod } from './builders/datastores.ts';
export { entityOfType, isOfType, nextMoid, stableUuid } from './builders/entities.ts';
export { addDatacenter, addFolder, folderOf, rootFolderOf } from './builders/folders.ts';
export { addDistributedPortgroup, addDistributedSwitch, addNetwork } from './builders/networks.ts';
export { newInventory } from './builders/new-inventory.ts';
export { addResourcePool, addVApp, defaultAllocation, rootPoolOf } from './builders/pools.ts';
export { addVm, attachVm, detachVm, extraConfigOf, macAddress, type NewVm, pciSlot } from './builders/vms.ts';
