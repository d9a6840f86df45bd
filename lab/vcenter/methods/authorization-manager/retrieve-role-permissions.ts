import { permissionValue } from '../../authorization/permission-value.ts';
import type { Method } from '../../method.ts';
import { notFound } from '../../soap/fault.ts';

/** All permissions that use a role. */
export const method: Method = {
  name: 'RetrieveRolePermissions',
  on: 'AuthorizationManager',
  parameters: 'roleId:int',
  privilege: 'System.View',
  run: ({ world, args }) => {
    const roleId = args.number('roleId');
    if (!world.inventory.roles.some((role) => role.roleId === roleId)) throw notFound();
    return world.inventory.permissions
      .filter((permission) => permission.roleId === roleId)
      .map((permission) => permissionValue(permission, world));
  },
};
