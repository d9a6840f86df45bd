/** The VM of the VIC appliance, by which the plug-in finds a vCenter's vic-machine-server. */
import { entityOfType, type Inventory, type VirtualMachine } from '../../vcenter/inventory.ts';
import { addPlainVm } from './plain-vm.ts';

/** What the appliance's VM says of who manages it. */
const MANAGED_BY = { extensionKey: 'com.vmware.vic', type: 'VicApplianceVM' } as const;

/** Adds the appliance beside another VM; its address is that of the lab's own vic-machine-server. */
export function addAppliance(inventory: Inventory, neighbour: VirtualMachine): VirtualMachine {
  const [datastore = ''] = neighbour.datastores;
  return addPlainVm(inventory, {
    name: 'vic-appliance',
    folder: entityOfType(inventory, neighbour.parent ?? '', 'Folder'),
    pool: entityOfType(inventory, neighbour.pool ?? '', 'ResourcePool'),
    datastore: entityOfType(inventory, datastore, 'Datastore'),
    guestId: 'vmwarePhoton64Guest',
    numCpu: 2,
    memoryMiB: 8192,
    managedBy: { ...MANAGED_BY },
    guestIpAddress: '127.0.0.1',
    guestHostName: 'localhost',
  });
}
