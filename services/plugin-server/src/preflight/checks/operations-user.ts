import type { PreflightCheck } from '@vic/contract/vch-creation';
import type { VchSpec } from '@vic/contract/vch-spec';
import type { Fact } from '@vic/vch-validation';
import { failed, passed, skipped } from '../check.ts';

const USER = { slice: 'operationsUser', path: '/operationsUser/user' } as const;
const GRANTS = { slice: 'operationsUser', path: '/operationsUser/grantsPermissions' } as const;

/**
 * There is an operations user, and it may be granted permissions if that is asked for. Nobody is logged in here: too many wrong
 * passwords lock an account.
 * @param isAdministrator null: not asked, since nothing is granted
 */
export function checkOperationsUser(
  { operationsUser: { user } }: VchSpec,
  isAdministrator: Fact<boolean> | null,
): PreflightCheck[] {
  if (user.trim() === '') {
    return [
      failed('operations-user-missing', USER, {
        cause: 'No operations user is given.',
        remedy: 'Give the name and password of the account that the VCH works with.',
      }),
    ];
  }
  const why = 'a wrong password counts against the account, so it is tried only when you ask for it';
  return [
    passed('operations-user', USER, `The VCH works as ${user}.`),
    skipped('operations-login', { ...USER, path: '/operationsUser/password' }, 'The password', why),
    ...(isAdministrator === null ? [] : [checkGrantee(user, isAdministrator)]),
  ];
}

function checkGrantee(user: string, isAdministrator: Fact<boolean>): PreflightCheck {
  if ('unread' in isAdministrator) {
    return skipped('operations-grants', GRANTS, `Whether ${user} is an administrator`, isAdministrator.unread);
  }
  if (!isAdministrator.value) return passed('operations-grants', GRANTS, `${user} can be granted permissions.`);
  return failed('operations-administrator', GRANTS, {
    cause: `${user} is an administrator, to whom no permissions can be granted.`,
    remedy: 'Name another user, or do not grant permissions.',
  });
}
