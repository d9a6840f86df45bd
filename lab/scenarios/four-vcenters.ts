/** The default inventory and two small linked vCenters more, the sessions of the third ending soon. */
import { addDatacenter, newInventory, rootFolderOf, type Inventory } from '../vcenter/inventory.ts';
import type { VcenterIndex } from '../vcenter/vcenter-index.ts';
import { addEquippedCluster, placeFor } from './blocks/site.ts';
import { addVch } from './blocks/vch.ts';
import { build as buildDefault } from './default.ts';

const PEER_SESSION_MS = 20_000;
const CREATED = new Date('2026-02-01T09:00:00Z');
const SITES = { 3: 'Nairobi', 4: 'Lima' } as const;

/** Builds vCenter 1 to 4 of the scenario. */
export function build(index: VcenterIndex): Inventory {
  if (index === 1 || index === 2) return buildDefault(index);
  const inventory = newInventory({ index });
  const site = SITES[index];
  const short = site.toLowerCase();
  const cluster = addEquippedCluster(inventory, {
    datacenter: addDatacenter(inventory, rootFolderOf(inventory), site),
    name: `${short}-01`,
    hostNames: [`esx01.${short}.lab.local`, `esx02.${short}.lab.local`],
    datastoreName: `${short}-ds`,
    switchName: `dvs-${short}`,
    vlanId: 700,
  });
  const client = `10.${60 + index}.0.10/24`;
  addVch(inventory, {
    name: `vch-${short}`,
    place: placeFor(inventory, cluster, `vch-${short}`),
    addresses: { client, public: client, management: client },
    createdAt: CREATED,
  });
  return inventory;
}

/** Time after which a vCenter ends any session, idle or busy; undefined: only idle ones, after its usual time. */
export const sessionLifetimeMs = (index: VcenterIndex): number | undefined =>
  index === 3 ? PEER_SESSION_MS : undefined;
