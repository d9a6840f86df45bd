import type { Caller, InventoryFacts, LoginFault, OperationsUserFacts } from './facts.ts';
import { refusal, type Fault } from './fault.ts';
import type { VchPlan } from './plan.ts';
import { skipped } from './skipped.ts';
import type { VchSpecification } from './specification.ts';

const PATH = '/endpoint/operations_credentials';

/** The name and password that a VCH works with: those given, else the caller's own. `password` null: the caller's own. */
function operationsCredentials(
  endpoint: VchSpecification['endpoint'],
  caller: Caller,
): { readonly user: string; readonly password: string | null } {
  const user = endpoint?.operations_credentials?.user ?? '';
  const password = endpoint?.operations_credentials?.password ?? '';
  return { user: user === '' ? caller.userName : user, password: password === '' ? null : password };
}

/** Stage 1: there is a password that the VCH can use: with a session ticket it must be given, and so for another user than the caller. */
export function checkOperationsCredentials(endpoint: VchSpecification['endpoint'], caller: Caller): readonly Fault[] {
  const { user, password } = operationsCredentials(endpoint, caller);
  if (password !== null) {
    return user === ''
      ? [refusal('operations-password-missing', `${PATH}/user`, 'The operations user has no name.')]
      : [];
  }
  if (caller.withholdsPassword === true) return [];
  if (caller.credentials === 'ticket') {
    const message = 'Unable to use nil password from administrative user for operations user';
    const remedy = 'Give name and password of the user that the VCH is to work as.';
    return [refusal('operations-password-missing', PATH, message, remedy)];
  }
  if (user === caller.userName) return [];
  const message = `The operations user ${user} is given without a password.`;
  return [refusal('operations-password-missing', `${PATH}/password`, message)];
}

const PREFIX = 'Failed to validate operations credentials: ';

/** Stage 2: the operations user can log in, or will be able to by what it is granted, and may be granted permissions. */
export function checkOperationsUser(
  endpoint: VchSpecification['endpoint'],
  { operationsUser }: InventoryFacts,
): readonly Fault[] {
  if (operationsUser === null) return [];
  const isGranted = endpoint?.operations_credentials?.grant_permissions === true;
  const { loginFault } = operationsUser;
  if (loginFault !== null && !(isGranted && loginFault.kind === 'no-permission')) return [loginRefusal(loginFault)];
  return isGranted ? checkGrantee(operationsUser) : [];
}

function loginRefusal({ kind, text }: LoginFault): Fault {
  const remedy =
    kind === 'no-permission' ? 'Have the permissions granted, or give the user those that a VCH needs.' : undefined;
  return refusal('operations-login', PATH, `${PREFIX}${text}`, remedy);
}

function checkGrantee({ user, isAdministrator }: OperationsUserFacts): readonly Fault[] {
  const path = `${PATH}/grant_permissions`;
  if ('unread' in isAdministrator) return [skipped('operations-user', path, isAdministrator.unread)];
  if (!isAdministrator.value) return [];
  const message = `${PREFIX}${user} is an administrator, so no permissions can be granted to it`;
  return [refusal('operations-administrator', path, message, 'Name another user, or do not grant permissions.')];
}

/** The user that the VCH works as, and whether it is granted what it needs. */
export function planOperationsUser(
  endpoint: VchSpecification['endpoint'],
  caller: Caller,
): Pick<VchPlan['endpoint'], 'operationsUser' | 'operationsPassword' | 'grantPermissions'> {
  const { user, password } = operationsCredentials(endpoint, caller);
  return {
    operationsUser: user,
    operationsPassword: password,
    grantPermissions: endpoint?.operations_credentials?.grant_permissions === true,
  };
}
