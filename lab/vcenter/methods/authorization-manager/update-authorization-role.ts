import { checkRoleName, ownRole, rolePrivileges, rolesChanged } from '../../authorization/roles.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'UpdateAuthorizationRole',
  on: 'AuthorizationManager',
  parameters: 'roleId:int newName:string privIds:string*',
  privilege: 'Authorization.ModifyRoles',
  run: ({ world, args }) => {
    const role = ownRole(args.number('roleId'), world);
    const newName = args.string('newName');
    checkRoleName(newName, world, role);
    role.privileges = rolePrivileges(args.strings('privIds'), world);
    role.name = role.label = newName;
    rolesChanged(world);
    return undefined;
  },
};
