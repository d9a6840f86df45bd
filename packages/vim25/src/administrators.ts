import type { Permission, Principal } from './authorization-record.ts';
import type { VimClient } from './client.ts';
import { findPrincipals, readAllPermissions, SYSTEM_ROLE } from './roles.ts';
import type { ManagedObjectReference } from './values.ts';

interface Account {
  readonly name: string;
  readonly domain: string;
}

/** `name@domain` or `DOMAIN\name`; case means nothing in either. */
function accountOf(text: string): Account {
  const [, domain, name] = /^([^\\]*)\\(.*)$/.exec(text) ?? [];
  if (domain !== undefined && name !== undefined) return { name: name.toLowerCase(), domain: domain.toLowerCase() };
  const at = text.lastIndexOf('@');
  if (at < 0) return { name: text.toLowerCase(), domain: '' };
  return { name: text.slice(0, at).toLowerCase(), domain: text.slice(at + 1).toLowerCase() };
}

/** Whether two spellings mean the same account; without a domain on one side the names decide. */
export function isSameAccount(one: string, other: string): boolean {
  const [a, b] = [accountOf(one), accountOf(other)];
  return a.name === b.name && (a.domain === b.domain || a.domain === '' || b.domain === '');
}

/** Whether one of the permissions makes the user, or a group the user is in, an administrator of one of these objects. */
export function makesAdministrator(
  permissions: readonly Permission[],
  user: string,
  groups: readonly Principal[],
  entities: readonly string[],
): boolean {
  return permissions.some(({ entity, principal, isGroup, roleId }) => {
    if (roleId !== SYSTEM_ROLE.administrator || entity === undefined || !entities.includes(entity.value)) return false;
    return isGroup ? groups.some(({ name }) => isSameAccount(name, principal)) : isSameAccount(user, principal);
  });
}

/**
 * Whether a user has the role of administrators at the root folder or on one of these objects, also through a group.
 * @throws VimFault if the session may not read permissions
 */
export async function isAdministrator(
  client: VimClient,
  user: string,
  objects: readonly ManagedObjectReference[],
): Promise<boolean> {
  const permissions = await readAllPermissions(client);
  const { rootFolder, userDirectory } = client.content;
  const entities = [rootFolder, ...objects].map(({ value }) => value);
  if (makesAdministrator(permissions, user, [], entities)) return true;
  if (userDirectory === undefined || !permissions.some(({ isGroup }) => isGroup)) return false;
  const { name, domain } = accountOf(user);
  const groups = await findPrincipals(client, {
    ...(domain === '' ? {} : { domain }),
    text: '',
    belongsToUser: name,
    users: false,
  });
  return makesAdministrator(permissions, user, groups, entities);
}
