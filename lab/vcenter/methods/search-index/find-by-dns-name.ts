import { searchMachines } from '../../inventory-search.ts';
import type { Method } from '../../method.ts';
import { reference } from '../../soap/value.ts';

export const method: Method = {
  name: 'FindByDnsName',
  on: 'SearchIndex',
  parameters: 'datacenter:ref? dnsName:string vmSearch:boolean',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const name = args.string('dnsName').toLowerCase();
    const [found] = searchMachines(
      args.boolean('vmSearch'),
      args.optionalRef('datacenter'),
      (machine) => (machine.type === 'VirtualMachine' ? machine.guestHostName : machine.name)?.toLowerCase() === name,
      world,
      session,
    );
    return found === undefined ? undefined : reference(found.type, found.moid);
  },
};
