/** Calls of a datastore browser. */
import { pathOn } from './datastore-paths.ts';
import { startEntityTask } from './entity-tasks.ts';
import type { Datastore } from './inventory.ts';
import type { Call } from './method.ts';
import { expectType } from './model/managed-object.ts';
import { fileNotFound, noPermission } from './soap/fault.ts';
import type { RequestElement } from './soap/request-element.ts';
import type { Reference, Value } from './soap/value.ts';

const BROWSE = 'Datastore.Browse';

/** Searches a datastore; null: there is no such folder. */
export type Search = (datastore: Datastore, path: string, spec: RequestElement | undefined) => Value | null;

/** Starts a search below `datastorePath`, for those who may browse the datastore. */
export function startSearch(call: Call, descriptionId: string, search: Search): Reference {
  const { world, session, self, args } = call;
  const name = args.string('datastorePath');
  const browser = expectType(self, 'HostDatastoreBrowser');
  const datastore = expectType(world.inventory.objects.get(browser.datastore), 'Datastore');
  const path = pathOn(datastore, name);
  if (!world.authorization.hasPrivilege(session.user, datastore.moid, BROWSE)) {
    throw noPermission({ type: datastore.type, value: datastore.moid }, BROWSE);
  }
  return startEntityTask(call, datastore, descriptionId, () => {
    const found = search(datastore, path, args.optional('searchSpec'));
    if (found === null) throw fileNotFound(name);
    return found;
  });
}
