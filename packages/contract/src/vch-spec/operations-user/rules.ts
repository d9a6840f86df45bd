import { fault, type RuleFault } from '../fault.ts';
import type { VchSpec } from '../vch-spec.ts';

/** Name and password: the server has no others, since it works with a session and not with the user's password. */
export function checkOperationsUser({ operationsUser }: VchSpec): readonly RuleFault[] {
  return [
    ...(operationsUser.user.trim() === '' ? [fault('/operationsUser/user', 'operations-user-missing')] : []),
    ...(operationsUser.password === '' ? [fault('/operationsUser/password', 'operations-password-missing')] : []),
  ];
}
