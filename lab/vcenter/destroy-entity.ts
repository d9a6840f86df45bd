/** `Destroy_Task`: what may be destroyed, and what goes with it. */
import { removeVm } from './apply-change.ts';
import { enabledOnly } from './disabled-methods.ts';
import type { Entity, Folder, ResourcePool } from './inventory.ts';
import { invalidPowerState, invalidState, notSupported } from './soap/fault.ts';
import { removeVmFiles } from './vm-files.ts';
import type { World } from './world.ts';

/** Privilege on the entity itself. */
export const DESTROY_PRIVILEGES: Partial<Record<Entity['type'], string>> = {
  VirtualMachine: 'VirtualMachine.Inventory.Delete',
  Folder: 'Folder.Delete',
  ResourcePool: 'Resource.DeletePool',
  VirtualApp: 'VApp.Delete',
};

/** Throws the fault that stands in the way. */
export function checkDestroy(entity: Entity, world: World): void {
  switch (entity.type) {
    case 'VirtualMachine':
      enabledOnly(entity, 'Destroy_Task');
      if (entity.powerState !== 'poweredOff') throw invalidPowerState('poweredOff', entity.powerState);
      return;
    case 'Folder':
      if (world.inventory.objects.get(entity.parent ?? '')?.type !== 'Folder') throw notSupported();
      for (const child of childrenOf(entity, world)) checkDestroy(child, world);
      return;
    case 'ResourcePool':
      if ('hosts' in (world.inventory.objects.get(entity.parent ?? '') ?? {})) throw notSupported();
      return;
    case 'VirtualApp':
      if (entity.vms.size > 0) throw invalidState();
      return;
    default:
      throw notSupported();
  }
}

/** Removes it: a folder with all that is in it, a pool leaving its VMs and pools to its parent. */
export function destroyEntity(entity: Entity, world: World): void {
  checkDestroy(entity, world);
  if (entity.type === 'VirtualMachine') {
    removeVmFiles(world.inventory, entity);
    removeVm(world, entity);
  } else if (entity.type === 'Folder') destroyFolder(entity, world);
  else if (entity.type === 'ResourcePool' || entity.type === 'VirtualApp') destroyPool(entity, world);
}

function destroyFolder(folder: Folder, world: World): void {
  for (const child of childrenOf(folder, world)) destroyEntity(child, world);
  const parent = world.inventory.objects.get(folder.parent ?? '');
  if (parent?.type === 'Folder') parent.children.delete(folder.moid);
  leave(folder, world);
  world.changed(folder.parent, 'childEntity');
}

function destroyPool(pool: ResourcePool, world: World): void {
  const parent = world.inventory.objects.get(pool.parent ?? '');
  if (parent?.type !== 'ResourcePool' && parent?.type !== 'VirtualApp') return;
  for (const moid of pool.vms) {
    const vm = world.inventory.objects.get(moid);
    if (vm?.type !== 'VirtualMachine') continue;
    vm.pool = parent.moid;
    parent.vms.add(moid);
    world.changed(moid, 'resourcePool');
  }
  for (const moid of pool.pools) {
    const child = world.inventory.objects.get(moid);
    if (child === undefined) continue;
    child.parent = parent.moid;
    parent.pools.add(moid);
    world.changed(moid, 'parent');
  }
  parent.pools.delete(pool.moid);
  const folder = world.inventory.objects.get(pool.parentFolder ?? '');
  if (folder?.type === 'Folder') folder.children.delete(pool.moid);
  leave(pool, world);
  world.changed(parent.moid, 'resourcePool', 'vm');
  world.changed(pool.parentFolder, 'childEntity');
  if (pool.vms.size > 0 || pool.pools.size > 0) world.restructured();
}

function leave(entity: Entity, world: World): void {
  world.inventory.objects.delete(entity.moid);
  world.journal.left(entity);
}

function childrenOf(folder: Folder, world: World): Entity[] {
  return [...folder.children].map((moid) => world.inventory.objects.get(moid)).filter((child) => child !== undefined);
}
