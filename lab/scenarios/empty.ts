/** Two linked vCenters without a single VM of VIC's: what a new user sees. */
import { addDatacenter, grant, newInventory, rootFolderOf, type Inventory } from '../vcenter/inventory.ts';
import { ROLE_ADMIN } from '../vcenter/standard-accounts.ts';
import { addPlainVm } from './blocks/plain-vm.ts';
import { addEquippedCluster } from './blocks/site.ts';

const DATACENTERS = { 1: ['Oslo', 'Lima'], 2: ['Perth'] } as const;
const VM_NAMES = ['mail', 'proxy', 'backup'] as const;

/** Builds vCenter 1 or 2 of the scenario. */
export function build(index: 1 | 2): Inventory {
  const inventory = newInventory({ index });
  for (const [position, name] of DATACENTERS[index].entries()) {
    const datacenter = addDatacenter(inventory, rootFolderOf(inventory), name);
    const slug = name.toLowerCase();
    const cluster = addEquippedCluster(inventory, {
      datacenter,
      name: `${name}-01`,
      hostNames: [`esx01.${slug}.lab.local`, `esx02.${slug}.lab.local`],
      datastoreName: `${slug}-ds`,
      switchName: `dvs-${slug}`,
      vlanId: 100,
    });
    for (const vmName of VM_NAMES) {
      addPlainVm(inventory, {
        name: `${vmName}-${slug}`,
        folder: datacenter,
        pool: cluster.compute,
        datastore: cluster.datastore,
        nics: [{ network: cluster.vmNetwork }],
      });
    }
    if (position === 1) grant(inventory, datacenter, 'dc2-admin@vsphere.local', ROLE_ADMIN);
  }
  return inventory;
}
