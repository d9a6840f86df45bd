import { startSearch } from '../../browse-datastore.ts';
import { searchTree } from '../../datastore-search.ts';
import type { Method } from '../../method.ts';
import { array } from '../../soap/value.ts';

export const method: Method = {
  name: 'SearchDatastoreSubFolders_Task',
  on: 'HostDatastoreBrowser',
  parameters: 'datastorePath:string searchSpec:HostDatastoreBrowserSearchSpec?',
  privilege: 'System.View',
  run: (call) =>
    startSearch(call, 'HostDatastoreBrowser.searchDatastoreSubFolders', (datastore, path, spec) => {
      const found = searchTree(datastore, path, spec);
      return found && array('HostDatastoreBrowserSearchResults', found);
    }),
};
