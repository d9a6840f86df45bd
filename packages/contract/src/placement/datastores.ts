import * as Type from 'typebox';

/** A datastore that a compute resource sees. */
export const DatastoreRow = Type.Object({
  moid: Type.String(),
  name: Type.String(),
  /** as vSphere says, such as `VMFS`, `NFS`, `vsan` */
  kind: Type.String(),
  capacityBytes: Type.Number({ minimum: 0 }),
  freeBytes: Type.Number({ minimum: 0 }),
  isAccessible: Type.Boolean(),
  isInMaintenance: Type.Boolean(),
  /** how many of the compute resource's hosts reach it */
  reachedBy: Type.Integer({ minimum: 0 }),
  /** names of those that do not */
  missingOn: Type.Array(Type.String()),
});
export type DatastoreRow = Type.Static<typeof DatastoreRow>;

/** Answer of `GET /vic/api/vc/{guid}/compute/{moid}/datastores`, ordered by name. */
export const DatastoreList = Type.Object({
  hostCount: Type.Integer({ minimum: 0 }),
  datastores: Type.Array(DatastoreRow),
});
export type DatastoreList = Type.Static<typeof DatastoreList>;

/** Answer of `GET /vic/api/vc/{guid}/datastores/{moid}/folders?path=`: the folders directly below a path of a datastore. */
export const DatastoreFolders = Type.Object({
  /** without leading or trailing slash; empty: the root */
  path: Type.String(),
  /** names, ordered */
  folders: Type.Array(Type.String()),
  /** there are more */
  isTruncated: Type.Boolean(),
});
export type DatastoreFolders = Type.Static<typeof DatastoreFolders>;
