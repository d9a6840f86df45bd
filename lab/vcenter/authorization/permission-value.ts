import type { Permission } from '../inventory.ts';
import type { DataObject } from '../soap/value.ts';
import { boolean, int, object, reference, text } from '../soap/value.ts';
import type { World } from '../world.ts';

export function permissionValue(permission: Permission, world: World): DataObject {
  const entity = world.inventory.objects.get(permission.entity);
  return object('Permission', {
    entity: entity === undefined ? undefined : reference(entity.type, entity.moid),
    principal: text(world.sessions.displayName(permission.principal)),
    group: boolean(permission.group),
    roleId: int(permission.roleId),
    propagate: boolean(permission.propagate),
  });
}
