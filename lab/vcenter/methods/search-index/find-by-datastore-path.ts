import { resolveDatastorePath } from '../../datastore-paths.ts';
import { searchMachines } from '../../inventory-search.ts';
import type { Method } from '../../method.ts';
import { reference } from '../../soap/value.ts';

/** The VM of a `.vmx` file, given as `[datastore] folder/file.vmx`. */
export const method: Method = {
  name: 'FindByDatastorePath',
  on: 'SearchIndex',
  parameters: 'datacenter:ref path:string',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const datacenter = args.ref('datacenter');
    const { datastore, path } = resolveDatastorePath(args.string('path'), datacenter, world, session);
    const wanted = `[${datastore.name}] ${path}`;
    const [found] = searchMachines(
      true,
      datacenter,
      (machine) => machine.type === 'VirtualMachine' && machine.vmPathName === wanted,
      world,
      session,
    );
    return found === undefined ? undefined : reference(found.type, found.moid);
  },
};
