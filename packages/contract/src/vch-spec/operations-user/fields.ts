import { fieldsOf } from '../field.ts';
import { showPlain, showSecret, showSwitch } from '../show.ts';

export const OPERATIONS_USER_FIELDS = fieldsOf('operationsUser', [
  {
    path: '/operationsUser/user',
    option: 'ops-user',
    payload: ['/endpoint/operations_credentials/user'],
    show: showPlain('notChosen'),
  },
  {
    path: '/operationsUser/password',
    option: 'ops-password',
    payload: ['/endpoint/operations_credentials/password'],
    isSecret: true,
    show: showSecret,
  },
  {
    path: '/operationsUser/grantsPermissions',
    option: 'ops-grant-perms',
    payload: ['/endpoint/operations_credentials/grant_permissions'],
    show: showSwitch,
  },
]);
