/**
 * Two linked vCenters with four VCHs in different states and forty containers in all states: `vch-production` runs,
 * `vch-edge` has no TLS, no DRS and a component that could not start, `vch-staging` has no address yet, `vch-lab` is off.
 */
import { addFolder, grant, newInventory, rootFolderOf, type Inventory } from '../vcenter/inventory.ts';
import { ROLE_ADMIN } from '../vcenter/standard-accounts.ts';
import { addBerlin } from './sites/berlin.ts';
import { addDallas } from './sites/dallas.ts';
import { addSingapore } from './sites/singapore.ts';

/** Builds vCenter 1 or 2 of the scenario. */
export function build(index: 1 | 2): Inventory {
  const inventory = newInventory({ index });
  const root = rootFolderOf(inventory);
  if (index === 2) {
    addSingapore(inventory, addFolder(inventory, root, 'Asia'));
    return inventory;
  }
  addBerlin(inventory, addFolder(inventory, root, 'Europe'));
  const dallas = addDallas(inventory, addFolder(inventory, root, 'Americas'));
  grant(inventory, dallas, 'dc2-admin@vsphere.local', ROLE_ADMIN);
  return inventory;
}
