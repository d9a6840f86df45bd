import { checkRoleName, rolePrivileges, rolesChanged } from '../../authorization/roles.ts';
import { addRole } from '../../builders.ts';
import type { Method } from '../../method.ts';
import { int } from '../../soap/value.ts';

export const method: Method = {
  name: 'AddAuthorizationRole',
  on: 'AuthorizationManager',
  parameters: 'name:string privIds:string*',
  privilege: 'Authorization.ModifyRoles',
  run: ({ world, args }) => {
    const name = args.string('name');
    checkRoleName(name, world);
    const role = addRole(world.inventory, name, rolePrivileges(args.strings('privIds'), world));
    rolesChanged(world);
    return int(role.roleId);
  },
};
