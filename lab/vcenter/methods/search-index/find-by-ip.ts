import { searchMachines } from '../../inventory-search.ts';
import type { Method } from '../../method.ts';
import { reference } from '../../soap/value.ts';

/** VMs by what their guests report; hosts have no address here. */
export const method: Method = {
  name: 'FindByIp',
  on: 'SearchIndex',
  parameters: 'datacenter:ref? ip:string vmSearch:boolean',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const ip = args.string('ip');
    const [found] = searchMachines(
      args.boolean('vmSearch'),
      args.optionalRef('datacenter'),
      (machine) =>
        machine.type === 'VirtualMachine' &&
        (machine.guestIpAddress === ip || machine.nics.some((nic) => nic.ipAddresses.includes(ip))),
      world,
      session,
    );
    return found === undefined ? undefined : reference(found.type, found.moid);
  },
};
