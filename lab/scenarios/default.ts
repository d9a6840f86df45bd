/**
 * Two linked vCenters with four VCHs in different states and forty containers in all states: `vch-production` runs,
 * `vch-edge` has no TLS, no DRS and a component that could not start, `vch-staging` has no address yet, `vch-lab` is off.
 */
import {
  addDistributedPortgroup,
  addFolder,
  entityOfType,
  grant,
  newInventory,
  rootFolderOf,
  type Inventory,
} from '../vcenter/inventory.ts';
import { entityNamed } from '../vcenter/entity-named.ts';
import { ROLE_ADMIN } from '../vcenter/standard-accounts.ts';
import { addAppliance } from './blocks/appliance.ts';
import { addBerlin } from './sites/berlin.ts';
import { addDallas } from './sites/dallas.ts';
import { addSingapore } from './sites/singapore.ts';

/** Builds vCenter 1 or 2 of the scenario. */
export function build(index: 1 | 2): Inventory {
  const inventory = newInventory({ index });
  const root = rootFolderOf(inventory);
  if (index === 2) {
    addSingapore(inventory, addFolder(inventory, root, 'Asia'));
    addSpareBridges(inventory);
    return inventory;
  }
  addBerlin(inventory, addFolder(inventory, root, 'Europe'));
  const dallas = addDallas(inventory, addFolder(inventory, root, 'Americas'));
  grant(inventory, dallas, 'dc2-admin@vsphere.local', ROLE_ADMIN);
  // Last, so that everything else keeps its moid.
  addAppliance(inventory, entityNamed(inventory, 'VirtualMachine', 'dns-01'));
  addSpareBridges(inventory);
  return inventory;
}

/** A port group on each switch that is nobody's bridge yet, for VCHs to come. */
function addSpareBridges(inventory: Inventory): void {
  const switches = [...inventory.objects.values()].filter(({ type }) => type === 'VmwareDistributedVirtualSwitch');
  for (const { moid, name } of switches) {
    const dvs = entityOfType(inventory, moid, 'VmwareDistributedVirtualSwitch');
    addDistributedPortgroup(inventory, dvs, `${name}-bridge-free`, { vlan: { kind: 'id', vlanId: 3900 } });
  }
}
