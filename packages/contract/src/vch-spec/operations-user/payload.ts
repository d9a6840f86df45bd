import type { PayloadPart, VchPayload } from '../payload-type.ts';
import type { Taken } from '../resolver.ts';
import type { OperationsUser } from './schema.ts';

type Credentials = NonNullable<PayloadPart<'endpoint'>['operations_credentials']>;

/** The credentials that the VCH is to work with, password included. What is empty is left out. */
export function operationsUserPayload({ user, password, grantsPermissions }: OperationsUser): Credentials {
  return {
    user: user.trim() === '' ? undefined : user.trim(),
    password: password === '' ? undefined : password,
    grant_permissions: grantsPermissions || undefined,
  };
}

/** Back from a payload. Answers never have the password. */
export function takeOperationsUser({ endpoint }: VchPayload): Taken<OperationsUser> {
  const { user = '', password = '', grant_permissions = false } = endpoint?.operations_credentials ?? {};
  return { taken: { user, password, grantsPermissions: grant_permissions }, notes: [] };
}
