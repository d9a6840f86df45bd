/** Finding entities by path, name, UUID and address, for the search index. */
import { parentsOf } from './authorization/authorization.ts';
import type { Entity, HostSystem, VirtualMachine } from './inventory.ts';
import type { Session } from './sessions.ts';
import { decodeName } from './soap/escape.ts';
import type { Ref } from './soap/request-element.ts';
import type { World } from './world.ts';

/** What an inventory path can go down to from an entity. */
function childrenOf(entity: Entity): readonly string[] {
  switch (entity.type) {
    case 'Folder':
    case 'StoragePod':
      return [...entity.children];
    case 'Datacenter':
      return [entity.vmFolder, entity.hostFolder, entity.datastoreFolder, entity.networkFolder];
    case 'ComputeResource':
    case 'ClusterComputeResource':
      return [...entity.hosts, entity.resourcePool];
    case 'ResourcePool':
    case 'VirtualApp':
      return [...entity.pools, ...entity.vms];
    default:
      return [];
  }
}

/** The child of that name, if the session may see it. */
export function findChild(parent: Entity, name: string, world: World, session: Session): Entity | undefined {
  const wanted = decodeName(name);
  for (const moid of childrenOf(parent)) {
    const child = world.inventory.objects.get(moid);
    if (child?.name === wanted && world.canView(session, moid)) return child;
  }
  return undefined;
}

/** `Datacenter/vm/folder/name`, names encoded as on the wire. */
export function findByPath(path: string, world: World, session: Session): Entity | undefined {
  let entity = world.inventory.objects.get(world.inventory.rootFolder);
  for (const name of path.split('/').filter((part) => part !== '')) {
    entity = entity && findChild(entity, name, world, session);
  }
  return entity;
}

/** Hosts or VMs that match, visible to the session, within a datacenter if one is given. */
export function searchMachines(
  vmSearch: boolean,
  datacenter: Ref | undefined,
  isWanted: (machine: VirtualMachine | HostSystem) => boolean,
  world: World,
  session: Session,
): Entity[] {
  const found: Entity[] = [];
  for (const entity of world.inventory.objects.values()) {
    if (entity.type !== (vmSearch ? 'VirtualMachine' : 'HostSystem')) continue;
    if (!isWanted(entity) || !world.canView(session, entity.moid)) continue;
    if (datacenter === undefined || isBelow(entity, datacenter.value, world)) found.push(entity);
  }
  return found;
}

function isBelow(entity: Entity, ancestor: string, world: World): boolean {
  return parentsOf(entity, world.inventory).some((moid) => {
    if (moid === ancestor) return true;
    const parent = world.inventory.objects.get(moid);
    return parent !== undefined && isBelow(parent, ancestor, world);
  });
}

/** Whether a host or VM has this UUID: for VMs the BIOS one, or the instance one. */
export const hasUuid =
  (uuid: string, isInstance: boolean, world: World) =>
  (machine: VirtualMachine | HostSystem): boolean => {
    const wanted = uuid.toLowerCase();
    if (machine.type === 'HostSystem') return world.stableUuid(`hardware ${machine.moid}`) === wanted;
    return (isInstance ? machine.instanceUuid : machine.uuid) === wanted;
  };
