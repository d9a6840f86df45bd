/** Reads of places for VCHs, for tests of them against simulated vCenters. */
export { readDetails } from './compute-details.ts';
export { readChildren, readPath, ROOT } from './compute-tree.ts';
export { missingAnywhere } from './creation-rights.ts';
export { listFolders } from './datastore-folders.ts';
export { readDatastores } from './datastores.ts';
export { readNetworks } from './networks.ts';
export type { VcenterPlace } from './vcenter-place.ts';
