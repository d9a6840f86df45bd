import { removeFile, removeFolder } from '../../datastore-contents.ts';
import { resolveDatastorePath } from '../../datastore-paths.ts';
import { startEntityTask } from '../../entity-tasks.ts';
import type { Method } from '../../method.ts';
import { fileNotFound, noPermission } from '../../soap/fault.ts';

const MANAGE = 'Datastore.FileManagement';

/** A file, or a folder with all that is in it. */
export const method: Method = {
  name: 'DeleteDatastoreFile_Task',
  on: 'FileManager',
  parameters: 'name:string datacenter:ref?',
  privilege: 'System.View',
  run: (call) => {
    const { world, session, args } = call;
    const name = args.string('name');
    const { datastore, path } = resolveDatastorePath(name, args.optionalRef('datacenter'), world, session);
    if (!world.authorization.hasPrivilege(session.user, datastore.moid, MANAGE)) {
      throw noPermission({ type: datastore.type, value: datastore.moid }, MANAGE);
    }
    return startEntityTask(call, datastore, 'FileManager.deleteFile', () => {
      const isGone = path !== '' && (removeFile(datastore, path) || removeFolder(datastore, path));
      if (!isGone) throw fileNotFound(name);
      return undefined;
    });
  },
};
