import { pathOn } from '../../datastore-paths.ts';
import { searchFolder } from '../../datastore-search.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Method } from '../../method.ts';
import { expectType } from '../../model/managed-object.ts';
import { fileNotFound, noPermission } from '../../soap/fault.ts';

const BROWSE = 'Datastore.Browse';

export const method: Method = {
  name: 'SearchDatastore_Task',
  on: 'HostDatastoreBrowser',
  parameters: 'datastorePath:string searchSpec:HostDatastoreBrowserSearchSpec?',
  privilege: 'System.View',
  run: (call) => {
    const { world, session, self, args } = call;
    const name = args.string('datastorePath');
    const browser = expectType(self, 'HostDatastoreBrowser');
    const datastore = expectType(world.inventory.objects.get(browser.datastore), 'Datastore');
    const path = pathOn(datastore, name);
    if (!world.authorization.hasPrivilege(session.user, datastore.moid, BROWSE)) {
      throw noPermission({ type: datastore.type, value: datastore.moid }, BROWSE);
    }
    return startEntityTask(call, datastore, 'HostDatastoreBrowser.searchDatastore', () => {
      const found = searchFolder(datastore, path, args.optional('searchSpec'));
      if (found === null) throw fileNotFound(name);
      return found;
    });
  },
};
