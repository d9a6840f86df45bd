import { permissionValue } from '../../authorization/permission-value.ts';
import type { Method } from '../../method.ts';

export const method: Method = {
  name: 'RetrieveAllPermissions',
  on: 'AuthorizationManager',
  parameters: '',
  privilege: 'System.View',
  run: ({ world }) => world.inventory.permissions.map((permission) => permissionValue(permission, world)),
};
