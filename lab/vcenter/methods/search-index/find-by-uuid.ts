import { hasUuid, searchMachines } from '../../inventory-search.ts';
import type { Method } from '../../method.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'FindByUuid',
  on: 'SearchIndex',
  parameters: 'datacenter:ref? uuid:string vmSearch:boolean instanceUuid:boolean?',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const isWanted = hasUuid(args.string('uuid'), args.boolean('instanceUuid'), world);
    const [found] = searchMachines(args.boolean('vmSearch'), args.optionalRef('datacenter'), isWanted, world, session);
    return found === undefined ? undefined : reference(found.type, found.moid);
  },
};
