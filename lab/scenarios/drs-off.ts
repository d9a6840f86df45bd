/**
 * Clusters without DRS: several VCHs share the cluster's root pool and only the VM folder tells whose a container is.
 * `vch-alone` is in the datacenter's root folder with a pool of its own; two more share both pool and root folder, so
 * that their containers' owner cannot be known.
 */
import { addDatacenter, folderOf, grant, newInventory, rootFolderOf, type Inventory } from '../vcenter/inventory.ts';
import { ROLE_ADMIN } from '../vcenter/standard-accounts.ts';
import { addContainer } from './blocks/container.ts';
import * as images from './blocks/images.ts';
import { addPlainVm } from './blocks/plain-vm.ts';
import { addEquippedCluster, placeFor, type Cluster, type NewPlace } from './blocks/site.ts';
import { addVch, type Vch } from './blocks/vch.ts';

const CREATED = new Date('2026-02-01T09:00:00Z');
const CONTAINERS = [
  ['web', images.nginx, 'running'],
  ['cache', images.redis, 'running'],
  ['job', images.busybox, 'stopped'],
] as const;

function addVchWithContainers(
  inventory: Inventory,
  cluster: Cluster,
  name: string,
  number: number,
  place: NewPlace,
): Vch {
  const vch = addVch(inventory, {
    name,
    place: placeFor(inventory, cluster, name, place),
    addresses: { client: `10.30.0.${number}/24`, public: `10.30.0.${number}/24`, management: `10.30.1.${number}/24` },
    createdAt: CREATED,
  });
  for (const [position, [role, image, phase]] of CONTAINERS.entries()) {
    addContainer(inventory, vch, {
      name: `${name}-${role}`,
      image,
      phase,
      bridgeAddress: `172.16.0.${position + 2}/16`,
      ...(role === 'web' && { ports: ['80:80/tcp'] }),
      createdAt: CREATED,
    });
  }
  return vch;
}

/** Builds vCenter 1 or 2 of the scenario. */
export function build(index: 1 | 2): Inventory {
  const inventory = newInventory({ index });
  const datacenter = addDatacenter(inventory, rootFolderOf(inventory), index === 1 ? 'Rome' : 'Cairo');
  const vmFolder = folderOf(inventory, datacenter, 'vm');
  const clusterOf = (name: string, drsEnabled: boolean, number: number) =>
    addEquippedCluster(inventory, {
      datacenter,
      name,
      hostNames: [`esx${number}1.lab.local`, `esx${number}2.lab.local`],
      drsEnabled,
      datastoreName: `${name.toLowerCase()}-ds`,
      switchName: `dvs-${name.toLowerCase()}`,
      vlanId: 300 + number * 10,
    });
  const shared = clusterOf('Shared', false, 1);
  const folders = index === 1 ? ['vch-red', 'vch-green', 'vch-blue'] : ['vch-remote'];
  folders.forEach((name, position) => addVchWithContainers(inventory, shared, name, 10 + position, {}));
  addPlainVm(inventory, { name: 'neighbour', folder: datacenter, pool: shared.compute, datastore: shared.datastore });
  if (index === 2) return inventory;

  addVchWithContainers(inventory, clusterOf('Single', true, 2), 'vch-alone', 20, { folder: vmFolder });
  const twins = clusterOf('Twins', false, 3);
  addVchWithContainers(inventory, twins, 'vch-twin-1', 30, { folder: vmFolder });
  addVchWithContainers(inventory, twins, 'vch-twin-2', 31, { folder: vmFolder });
  const second = addDatacenter(inventory, rootFolderOf(inventory), 'Milan');
  grant(inventory, second, 'dc2-admin@vsphere.local', ROLE_ADMIN);
  return inventory;
}
