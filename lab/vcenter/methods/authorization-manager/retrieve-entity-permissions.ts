import { parentsOf } from '../../authorization/authorization.ts';
import { existing } from '../../authorization/entity-privileges.ts';
import { permissionValue } from '../../authorization/permission-value.ts';
import type { Method } from '../../method.ts';
import type { World } from '../../world.ts';

export const method: Method = {
  name: 'RetrieveEntityPermissions',
  on: 'AuthorizationManager',
  parameters: 'entity:ref inherited:boolean',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const moid = existing(args.ref('entity'), world, session);
    const above = args.boolean('inherited') ? ancestorsOf(moid, world) : new Set<string>();
    return world.inventory.permissions
      .filter(({ entity, propagate }) => entity === moid || (propagate && above.has(entity)))
      .map((permission) => permissionValue(permission, world));
  },
};

function ancestorsOf(moid: string, world: World): Set<string> {
  const found = new Set<string>();
  const climb = (current: string) => {
    const entity = world.inventory.objects.get(current);
    if (entity === undefined) return;
    for (const parent of parentsOf(entity, world.inventory)) {
      if (found.has(parent)) continue;
      found.add(parent);
      climb(parent);
    }
  };
  climb(moid);
  return found;
}
