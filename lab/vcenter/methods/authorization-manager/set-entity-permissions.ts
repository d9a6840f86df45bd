import { existing } from '../../authorization/entity-privileges.ts';
import type { Method } from '../../method.ts';
import { principalOf } from '../../sessions.ts';
import { invalidArgument, noPermission, notFound } from '../../soap/fault.ts';

const MODIFY = 'Authorization.ModifyPermissions';

/** Adds or replaces an entity's own permissions, per principal. */
export const method: Method = {
  name: 'SetEntityPermissions',
  on: 'AuthorizationManager',
  parameters: 'entity:ref permission:Permission*',
  privilege: 'System.View',
  run: ({ world, session, args }) => {
    const ref = args.ref('entity');
    const entity = existing(ref, world, session);
    if (!world.authorization.hasPrivilege(session.user, entity, MODIFY)) throw noPermission(ref, MODIFY);
    const { inventory } = world;
    const permissions = args.all('permission').map((permission) => {
      const roleId = permission.number('roleId');
      if (!inventory.roles.some((role) => role.roleId === roleId)) throw notFound();
      const principal = principalOf(permission.string('principal'));
      const group = permission.boolean('group');
      if (!group && world.sessions.findUser(principal) === undefined) throw invalidArgument('permission.principal');
      return { entity, principal, group, roleId, propagate: permission.boolean('propagate') };
    });
    for (const permission of permissions) {
      const position = inventory.permissions.findIndex(
        (known) =>
          known.entity === entity &&
          known.group === permission.group &&
          principalOf(known.principal) === permission.principal,
      );
      if (position >= 0) inventory.permissions.splice(position, 1);
      inventory.permissions.push(permission);
    }
    world.restructured();
    world.changed(entity, 'permission');
    return undefined;
  },
};
