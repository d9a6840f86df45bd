import { many, optional, string, struct, truth, variant } from '../wire/encode.ts';

/** What of a datastore's folder is listed, and with what details; a part of `HostDatastoreBrowserSearchSpec`. */
export const datastoreSearchSpec = struct({
  /** Only files of these classes; all if left out. */
  query: many(variant({ FolderFileQuery: {}, IsoImageFileQuery: {} })),
  details: optional(struct({ fileType: truth, fileSize: truth, modification: truth, fileOwner: optional(truth) })),
  searchCaseInsensitive: optional(truth),
  /** With `*` and `?`; all files if left out. */
  matchPattern: many(string),
  sortFoldersFirst: optional(truth),
});
