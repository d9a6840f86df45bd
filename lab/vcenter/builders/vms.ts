/** Virtual machines, and where they are entered. */
import { createHash } from 'node:crypto';
import { encodeName } from '../soap/escape.ts';
import { addVmFiles } from '../vm-files.ts';
import type {
  ComputeResource,
  Datacenter,
  Datastore,
  DistributedVirtualPortgroup,
  ExtraConfigPairs,
  Folder,
  HostSystem,
  Inventory,
  Network,
  ResourcePool,
  VirtualMachine,
  VmNic,
} from '../inventory.ts';
import { add, nextMoid, stableUuid } from './entities.ts';
import { folderOf } from './folders.ts';
import { poolOf } from './pools.ts';

const GIB = 1024 ** 3;

/** A network card to be made. */
export interface NewNic {
  network: Network | DistributedVirtualPortgroup;
  macAddress?: string;
  ipAddresses?: readonly string[];
  connected?: boolean;
  /** PCI slot number. Default: as vSphere gives them out, 160, 192, 224, 1184, … */
  slot?: number;
}

/** A virtual machine to be made. */
export interface NewVm extends Partial<
  Pick<
    VirtualMachine,
    | 'powerState'
    | 'connectionState'
    | 'template'
    | 'guestId'
    | 'alternateGuestName'
    | 'devices'
    | 'numCpu'
    | 'memoryMiB'
    | 'annotation'
    | 'createdAt'
    | 'bootedAt'
    | 'guestIpAddress'
    | 'guestHostName'
    | 'tools'
    | 'overallStatus'
    | 'storageCommitted'
    | 'quickStats'
    | 'managedBy'
    | 'uuid'
    | 'instanceUuid'
  >
> {
  name: string;
  /** VM folder it is shown in; not for a VM inside a vApp. */
  folder: Folder | Datacenter | null;
  pool: ResourcePool | ComputeResource;
  /** Default: the first host of the pool's compute resource. */
  host?: HostSystem;
  datastore?: Datastore;
  /** Folder name on the datastore; default: the VM's name. */
  directory?: string;
  /** `[datastore] folder/name.vmx`; default: of the directory and the VM's name. */
  vmPathName?: string;
  nics?: readonly NewNic[];
  /** 0: no disk. */
  diskGiB?: number;
  extraConfig?: ExtraConfigPairs | (() => ExtraConfigPairs);
}

/** A virtual machine, with its `.vmx` path and one disk on the datastore. Powered off unless said otherwise. */
export function addVm(inventory: Inventory, options: NewVm): VirtualMachine {
  const { name, folder, pool, host, datastore, directory, nics = [], diskGiB = 8, extraConfig, ...rest } = options;
  const resourcePool = poolOf(inventory, pool);
  const inVApp = resourcePool.type === 'VirtualApp';
  const parent = folder?.type === 'Datacenter' ? folderOf(inventory, folder, 'vm') : folder;
  const owner = inventory.objects.get(resourcePool.owner);
  const firstHost = owner && 'hosts' in owner ? owner.hosts.values().next().value : undefined;
  const hostMoid = host?.moid ?? firstHost;
  if (hostMoid === undefined) throw new Error(`no host to run VM ${name} on`);
  const moid = nextMoid(inventory, 'vm');
  const fileName = encodeName(name);
  const path = `[${datastore?.name ?? ''}] ${directory ?? fileName}`;
  const powerState = rest.powerState ?? 'poweredOff';
  const vm = add<VirtualMachine>(inventory, {
    type: 'VirtualMachine',
    moid,
    name,
    parent: inVApp ? null : (parent?.moid ?? null),
    parentVApp: inVApp ? resourcePool.moid : null,
    overallStatus: 'green',
    pool: rest.template === true ? null : resourcePool.moid,
    host: hostMoid,
    powerState,
    connectionState: 'connected',
    template: false,
    uuid: stableUuid(inventory, `bios ${moid}`),
    instanceUuid: stableUuid(inventory, `instance ${moid}`),
    guestId: 'otherGuest64',
    alternateGuestName: '',
    numCpu: 1,
    memoryMiB: 2048,
    annotation: '',
    createdAt: new Date('2026-01-05T08:00:00Z'),
    bootedAt: powerState === 'poweredOn' ? new Date('2026-01-05T08:01:00Z') : null,
    changes: 0,
    changedAt: new Date('2026-01-05T08:00:00Z'),
    extraConfig: extraConfig ?? new Map<string, string>(),
    nics: nics.map((nic, position) => newNic(moid, nic, position)),
    disks:
      diskGiB === 0
        ? []
        : [
            {
              key: 2000,
              controllerKey: 1000,
              unitNumber: 0,
              capacityKiB: diskGiB * 1024 * 1024,
              fileName: `${path}/${fileName}.vmdk`,
            },
          ],
    devices: [{ kind: 'controller', key: 1000, type: 'ParaVirtualSCSIController', busNumber: 0 }],
    snapshots: [],
    currentSnapshot: null,
    disabledMethods: new Map(),
    datastores: datastore ? [datastore.moid] : [],
    vmPathName: `${path}/${fileName}.vmx`,
    guestIpAddress: null,
    guestHostName: null,
    tools: powerState === 'poweredOn' ? 'guestToolsRunning' : 'guestToolsNotRunning',
    storageCommitted: 1.5 * GIB,
    storageUncommitted: diskGiB * GIB,
    quickStats: { overallCpuUsageMHz: 0, guestMemoryUsageMiB: 0, hostMemoryUsageMiB: 0, uptimeSeconds: 0 },
    managedBy: null,
    ...rest,
  });
  attachVm(inventory, vm);
  if (inVApp) resourcePool.vms.add(moid);
  addVmFiles(inventory, vm);
  return vm;
}

/** Enters a VM into the lists of its folder, pool, host, datastores and networks. */
export function attachVm(inventory: Inventory, vm: VirtualMachine): void {
  const folder = inventory.objects.get(vm.parent ?? '');
  if (folder?.type === 'Folder') folder.children.add(vm.moid);
  for (const holder of [vm.pool, vm.host, ...vm.datastores, ...vm.nics.map((nic) => nic.network)]) {
    const entity = inventory.objects.get(holder ?? '');
    if (entity && 'vms' in entity) entity.vms.add(vm.moid);
  }
}

/** Takes a VM out of every list that `attachVm` entered it into. */
export function detachVm(inventory: Inventory, vm: VirtualMachine): void {
  const folder = inventory.objects.get(vm.parent ?? '');
  if (folder?.type === 'Folder') folder.children.delete(vm.moid);
  for (const holder of [vm.pool, vm.host, ...vm.datastores, ...vm.nics.map((nic) => nic.network)]) {
    const entity = inventory.objects.get(holder ?? '');
    if (entity && 'vms' in entity) entity.vms.delete(vm.moid);
  }
}

/** All VMs' pairs, made on first use where the scenario gave a function. */
export function extraConfigOf(vm: VirtualMachine): ExtraConfigPairs {
  if (typeof vm.extraConfig === 'function') vm.extraConfig = vm.extraConfig();
  return vm.extraConfig;
}

function newNic(vmMoid: string, nic: NewNic, position: number): VmNic {
  return {
    key: 4000 + position,
    slot: nic.slot ?? pciSlot(position),
    cardType: 'VirtualVmxnet3',
    addressType: 'assigned',
    startConnected: true,
    network: nic.network.moid,
    macAddress: nic.macAddress ?? macAddress(vmMoid, position),
    connected: nic.connected ?? true,
    ipAddresses: [...(nic.ipAddresses ?? [])],
  };
}

/** The slot that vSphere gives the n-th network card beside one SCSI controller. */
export function pciSlot(position: number): number {
  return position < 3 ? 160 + 32 * position : 1184 + 32 * (position - 3);
}

/** In VMware's range for vCenter-made addresses, 00:50:56:80 to :bf. */
export function macAddress(vmMoid: string, position: number): string {
  const hex = createHash('sha256').update(`${vmMoid} ${position}`).digest('hex');
  return `00:50:56:a${hex[0] ?? '0'}:${hex.slice(1, 3)}:${hex.slice(3, 5)}`;
}
