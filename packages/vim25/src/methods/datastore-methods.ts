import { managedObject, optional, string, truth } from '../wire/encode.ts';
import { datastoreSearchSpec } from './datastore-search-spec.ts';
import { write } from './declaration.ts';
import { aReference, nothing } from './returned.ts';

/** Methods of a datastore's browser and of the file manager. Paths are `[datastore] folder/file`. */
export const DATASTORE_METHODS = {
  // HostDatastoreBrowser
  SearchDatastore_Task: write({ datastorePath: string, searchSpec: optional(datastoreSearchSpec) }, aReference),
  SearchDatastoreSubFolders_Task: write(
    { datastorePath: string, searchSpec: optional(datastoreSearchSpec) },
    aReference,
  ),

  // FileManager
  DeleteDatastoreFile_Task: write({ name: string, datacenter: optional(managedObject) }, aReference),
  MakeDirectory: write(
    { name: string, datacenter: optional(managedObject), createParentDirectories: optional(truth) },
    nothing,
  ),
  MoveDatastoreFile_Task: write(
    {
      sourceName: string,
      sourceDatacenter: optional(managedObject),
      destinationName: string,
      destinationDatacenter: optional(managedObject),
      force: optional(truth),
    },
    aReference,
  ),
} as const;
