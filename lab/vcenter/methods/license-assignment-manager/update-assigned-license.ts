import { licenseValue } from '../../license-values.ts';
import type { Method } from '../../method.ts';
import { invalidArgument, notFound } from '../../soap/fault.ts';

/** Gives a host one of the inventory's licences. */
export const method: Method = {
  name: 'UpdateAssignedLicense',
  on: 'LicenseAssignmentManager',
  parameters: 'entity:string licenseKey:string entityDisplayName:string?',
  privilege: 'Global.Licenses',
  run: ({ world, args }) => {
    const license = world.inventory.licenses.find(({ key }) => key === args.string('licenseKey'));
    if (license === undefined) throw invalidArgument('licenseKey');
    const host = world.inventory.objects.get(args.string('entity'));
    if (host?.type !== 'HostSystem') throw notFound();
    host.license = license.key;
    return licenseValue(license, 1);
  },
};
