/** Copying and moving files and folders between places of datastores. */
import { contentOf, hasFolder, makeFolder, removeFile, removeFolder, writeFile } from './datastore-contents.ts';
import type { DatastorePath } from './datastore-paths.ts';
import { resolveDatastorePath } from './datastore-paths.ts';
import { startEntityTask } from './entity-tasks.ts';
import type { Call } from './method.ts';
import { fileAlreadyExists, fileNotFound, noPermission } from './soap/fault.ts';
import type { Reference } from './soap/value.ts';

const MANAGE = 'Datastore.FileManagement';

/** The task of `CopyDatastoreFile_Task` and `MoveDatastoreFile_Task`. */
export function startTransfer(call: Call, kind: 'copy' | 'move'): Reference {
  const { world, session, args } = call;
  const place = (name: string, datacenter: string): DatastorePath => {
    const found = resolveDatastorePath(args.string(name), args.optionalRef(datacenter), world, session);
    const { datastore } = found;
    if (world.authorization.hasPrivilege(session.user, datastore.moid, MANAGE)) return found;
    throw noPermission({ type: datastore.type, value: datastore.moid }, MANAGE);
  };
  const from = place('sourceName', 'sourceDatacenter');
  const to = place(
    'destinationName',
    args.optional('destinationDatacenter') ? 'destinationDatacenter' : 'sourceDatacenter',
  );
  return startEntityTask(call, from.datastore, `FileManager.${kind}File`, () => {
    const isFile = from.datastore.files.has(from.path);
    if (from.path === '' || (!isFile && !hasFolder(from.datastore, from.path)))
      throw fileNotFound(args.string('sourceName'));
    const isTaken = to.datastore.files.has(to.path) || hasFolder(to.datastore, to.path);
    if (isTaken && !(isFile && args.boolean('force'))) throw fileAlreadyExists(args.string('destinationName'));
    const content = [...from.datastore.files].filter(
      ([file]) => file === from.path || file.startsWith(`${from.path}/`),
    );
    if (kind === 'move' && !removeFile(from.datastore, from.path)) removeFolder(from.datastore, from.path);
    for (const [file, bytes] of content) {
      const target = `${to.path}${file.slice(from.path.length)}`;
      if (target.endsWith('/')) makeFolder(to.datastore, target.slice(0, -1));
      else writeFile(to.datastore, target, contentOf(bytes), world.now());
    }
    return undefined;
  });
}
