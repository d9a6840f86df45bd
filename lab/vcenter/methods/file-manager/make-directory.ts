import { makeFolder } from '../../datastore-contents.ts';
import { listFolder, resolveDatastorePath } from '../../datastore-paths.ts';
import type { Method } from '../../method.ts';
import { fileAlreadyExists, fileNotFound, noPermission } from '../../soap/fault.ts';

const MANAGE = 'Datastore.FileManagement';

export const method: Method = {
  name: 'MakeDirectory',
  on: 'FileManager',
  parameters: 'name:string datacenter:ref? createParentDirectories:boolean?',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const name = args.string('name');
    const { datastore, path } = resolveDatastorePath(name, args.optionalRef('datacenter'), world, session);
    if (!world.authorization.hasPrivilege(session.user, datastore.moid, MANAGE)) {
      throw noPermission({ type: datastore.type, value: datastore.moid }, MANAGE);
    }
    if (listFolder(datastore, path) !== null || datastore.files.has(path)) throw fileAlreadyExists(name);
    const parent = path.split('/').slice(0, -1).join('/');
    if (!args.boolean('createParentDirectories') && listFolder(datastore, parent) === null) throw fileNotFound(name);
    makeFolder(datastore, path);
    return undefined;
  },
};
