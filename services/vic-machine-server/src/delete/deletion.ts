/** What is deleted with a VCH, and where it is. */
import { decodeVch, type VchConfig } from '@vic/extraconfig';
import { entityName, parseDatastorePath, text, type DatastorePath, type ManagedObjectReference } from '@vic/vim25';
import type { DatastorePlace } from '../create/datastore-folders.ts';
import { readObject } from '../create/run-task.ts';
import type { PoolEntity } from '../inventory/entities.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { readInventory, readTree } from '../inventory/read-inventory.ts';
import type { OperationContext } from '../operation-context.ts';
import { findVch } from '../vch/find-vch.ts';
import { MARKER_PATH, mayBeVch } from '../vch/marker.ts';
import { readVchVms, type VchVm } from '../vch/vch-vm.ts';

export interface Deletion {
  readonly context: OperationContext;
  readonly vm: VchVm;
  readonly config: VchConfig;
  /** BIOS uuid, by which image stores name what is the VCH's */
  readonly uuid: string;
  readonly datacenter: ManagedObjectReference;
  /** folder of the endpoint VM's files; path empty: none of its own */
  readonly files: DatastorePath | null;
  /** the VM folder of the VCH's name; null: the VM is in one that is not its own */
  readonly ownFolder: ManagedObjectReference | null;
  /** the resource pool of the VCH's name; null: it works in one that is not its own */
  readonly ownPool: ManagedObjectReference | null;
  /** the pool in which it works */
  readonly pool: ManagedObjectReference;
  /** cluster or standalone host; null: it cannot be told */
  readonly cluster: ManagedObjectReference | null;
  /** by name */
  readonly datastores: ReadonlyMap<string, DatastorePlace>;
  /** the other VCHs that the session sees */
  readonly others: readonly OtherVch[];
}

/** A VCH that stays. */
export interface OtherVch {
  readonly name: string;
  readonly config: VchConfig;
}

/** Reads what belongs to a VCH, changing nothing. */
export async function planDeletion(context: OperationContext, vchId: string): Promise<Deletion> {
  const { session, signal } = context;
  const vm = await findVch(session, vchId, { signal });
  const config = decodeVch(vm.pairs);
  const inventory = await readInventory(session, signal);
  const datacenter = inventory.datacenterOf(vm.folder ?? vm.pool);
  if (datacenter === null) throw new Error('the datacenter of the VCH cannot be read');
  const names = new Set([vm.name, config.init.common.name]);
  const pool = poolOf(inventory, vm, config);
  const details = await readObject(session.client, vm.ref, ['config.uuid'], signal);
  return {
    context,
    vm,
    config,
    uuid: text(details?.props.get('config.uuid')) ?? '',
    datacenter: datacenter.ref,
    files: folderOf(vm.vmxPath),
    ownFolder: ownFolder(inventory, vm, datacenter.vmFolder, names),
    ownPool: pool.parent?.type === 'ResourcePool' && !pool.isVapp && names.has(entityName(pool.name)) ? pool.ref : null,
    pool: pool.ref,
    cluster: inventory.ownerOf(pool)?.ref ?? null,
    datastores: datastoresOf(inventory, datacenter.ref),
    others: await readOthers(context, vm.ref),
  };
}

/** The pool that its configuration names; where that is gone, the one that the VM is in. */
function poolOf(inventory: Inventory, vm: VchVm, config: VchConfig): PoolEntity {
  const named = config.container.computeResources.at(-1)?.value;
  const pool =
    (named === undefined ? undefined : inventory.find(named, 'pool')) ??
    (vm.pool === null ? undefined : inventory.find(vm.pool.value, 'pool'));
  if (pool === undefined) throw new Error('the resource pool of the VCH cannot be found');
  return pool;
}

function ownFolder(
  inventory: Inventory,
  vm: VchVm,
  root: ManagedObjectReference | null,
  names: ReadonlySet<string>,
): ManagedObjectReference | null {
  if (vm.folder === null || vm.folder.value === root?.value) return null;
  const folder = inventory.find(vm.folder.value, 'folder');
  return folder !== undefined && names.has(entityName(folder.name)) ? folder.ref : null;
}

/** The folder of the files of a VM whose `.vmx` is given. */
export function folderOf(vmxPath: string | null): DatastorePath | null {
  const vmx = vmxPath === null ? null : parseDatastorePath(vmxPath);
  return vmx === null ? null : { datastore: vmx.datastore, path: vmx.path.split('/').slice(0, -1).join('/') };
}

function datastoresOf(inventory: Inventory, datacenter: ManagedObjectReference): ReadonlyMap<string, DatastorePlace> {
  const here = inventory.datastores.filter(
    ({ parent }) => inventory.datacenterOf(parent)?.ref.value === datacenter.value,
  );
  return new Map(here.map(({ ref, name }) => [name, { ref, name, datacenter }]));
}

async function readOthers({ session, signal }: OperationContext, self: ManagedObjectReference): Promise<OtherVch[]> {
  const candidates: ManagedObjectReference[] = [];
  await readTree(
    session,
    [{ type: 'VirtualMachine', pathSet: [MARKER_PATH] }],
    (object) => {
      if (object.ref.value !== self.value && mayBeVch(object)) candidates.push(object.ref);
    },
    { signal },
  );
  const found = await readVchVms(session.client, candidates, { signal });
  return found.flatMap((one) => (one.kind === 'vch' ? [{ name: one.vm.name, config: decodeVch(one.vm.pairs) }] : []));
}
