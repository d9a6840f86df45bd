import { ADMINISTRATOR, ONE_DATACENTER_ADMINISTRATOR, OPERATORS, READER } from '../../accounts.ts';
import { STANDARD_LICENSES } from '../licenses.ts';
import { ROLE_ADMIN, ROLE_READ_ONLY, ROLE_VIEW, STANDARD_ROLES, STANDARD_USERS } from '../standard-accounts.ts';
import type { About, Entity, Folder, Inventory } from '../inventory.ts';
import { grant } from './access.ts';
import { add } from './entities.ts';

/** What a vCenter says of itself otherwise than the lab's. */
export interface NewInventory extends Partial<About> {
  /** 1 to 4: fills in name and GUID of the lab's vCenter of that number. */
  index?: number;
}

/** An inventory with a root folder, the lab's users and vCenter's standard roles; administrators and reader have rights at the root. */
export function newInventory(options: NewInventory = {}): Inventory {
  const { index = 1, ...about } = options;
  const rootFolder = 'group-d1';
  const inventory: Inventory = {
    about: {
      hostName: `vc${index}.lab.local`,
      version: '8.0.3',
      build: '24022515',
      apiVersion: '8.0.3.0',
      instanceUuid: `5d2a1f60-7c1b-4b3e-9a55-0c0ffee0000${index}`,
      ...about,
    },
    objects: new Map<string, Entity>(),
    rootFolder,
    roles: STANDARD_ROLES.map((role) => ({ ...role })),
    permissions: [],
    users: STANDARD_USERS.map((user) => ({ ...user })),
    settings: new Map(),
    licenses: STANDARD_LICENSES.map((license) => ({ ...license })),
    nextId: 2,
  };
  inventory.settings.set('VirtualCenter.FQDN', inventory.about.hostName);
  inventory.settings.set('VirtualCenter.InstanceName', inventory.about.hostName);
  inventory.settings.set('config.vpxd.hostnameUrl', inventory.about.hostName);
  add<Folder>(inventory, {
    type: 'Folder',
    moid: rootFolder,
    name: 'Datacenters',
    parent: null,
    overallStatus: 'green',
    childType: ['Folder', 'Datacenter'],
    children: new Set(),
  });
  for (const user of [ADMINISTRATOR, ...OPERATORS]) grant(inventory, rootFolder, user, ROLE_ADMIN);
  grant(inventory, rootFolder, READER, ROLE_READ_ONLY);
  // May log in to the other vCenters too, and sees nothing of them.
  if (index > 1) grant(inventory, rootFolder, ONE_DATACENTER_ADMINISTRATOR, ROLE_VIEW, false);
  return inventory;
}
