import { ownRole, removeRole, rolesChanged } from '../../authorization/roles.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'RemoveAuthorizationRole',
  on: 'AuthorizationManager',
  parameters: 'roleId:int failIfUsed:boolean',
  privilege: 'Authorization.ModifyRoles',
  run: ({ world, args }) => {
    removeRole(ownRole(args.number('roleId'), world), args.boolean('failIfUsed'), world);
    rolesChanged(world);
    return undefined;
  },
};
