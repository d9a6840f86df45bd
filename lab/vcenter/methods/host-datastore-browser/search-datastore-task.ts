import { startSearch } from '../../browse-datastore.ts';
import { searchFolder } from '../../datastore-search.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'SearchDatastore_Task',
  on: 'HostDatastoreBrowser',
  parameters: 'datastorePath:string searchSpec:HostDatastoreBrowserSearchSpec?',
  privilege: 'System.View',
  run: (call) => startSearch(call, 'HostDatastoreBrowser.searchDatastore', searchFolder),
};
