import { decodeRoles, type Permission, type Principal, type Role } from './authorization-record.ts';
import type { VimClient } from './client.ts';
import { requiredManager } from './managers.ts';
import { retrieveObjects } from './retrieve.ts';
import type { ManagedObjectReference } from './values.ts';

/** The roles that every vCenter has, by their ids. */
export const SYSTEM_ROLE = { noAccess: -5, view: -3, readOnly: -2, administrator: -1 } as const;

/** All roles. */
export async function readRoles(client: VimClient): Promise<Role[]> {
  const manager = requiredManager(client, 'authorizationManager');
  const [read] = await retrieveObjects(client, [manager], ['roleList']);
  return decodeRoles(read?.props.get('roleList'));
}

/** Makes a role. Answers its id. @throws VimFault `AlreadyExists` */
export function addRole(client: VimClient, name: string, privileges: readonly string[]): Promise<number> {
  return client.invoke('AddAuthorizationRole', requiredManager(client, 'authorizationManager'), {
    name,
    privIds: privileges,
  });
}

/** All permissions that are set anywhere. */
export function readAllPermissions(client: VimClient): Promise<Permission[]> {
  return client.invoke('RetrieveAllPermissions', requiredManager(client, 'authorizationManager'), {});
}

/** The permissions that are set on an entity, or also those that it has from above. */
export function readPermissions(
  client: VimClient,
  entity: ManagedObjectReference,
  { inherited = false }: { readonly inherited?: boolean } = {},
): Promise<Permission[]> {
  return client.invoke('RetrieveEntityPermissions', requiredManager(client, 'authorizationManager'), {
    entity,
    inherited,
  });
}

/** Sets what a user or group may do on an entity, in place of what that user or group could there; others keep theirs. */
export async function setPermission(
  client: VimClient,
  entity: ManagedObjectReference,
  { principal, isGroup, roleId, isPropagating }: Omit<Permission, 'entity'>,
): Promise<void> {
  await client.invoke('SetEntityPermissions', requiredManager(client, 'authorizationManager'), {
    entity,
    permission: [{ principal, group: isGroup, roleId, propagate: isPropagating }],
  });
}

/** Users and groups of a domain (of vCenter's own without) whose name has some text in it, or is it. */
export function findPrincipals(
  client: VimClient,
  search: {
    readonly domain?: string;
    readonly text: string;
    readonly isExact?: boolean;
    readonly users?: boolean;
    readonly groups?: boolean;
    /** Only groups that this user belongs to. */
    readonly belongsToUser?: string;
  },
): Promise<Principal[]> {
  const { domain, text, isExact = false, users = true, groups = true, belongsToUser } = search;
  return client.invoke('RetrieveUserGroups', requiredManager(client, 'userDirectory'), {
    domain,
    searchStr: text,
    belongsToUser,
    exactMatch: isExact,
    findUsers: users,
    findGroups: groups,
  });
}

/** Why methods were disabled, and by whom. */
export interface MethodLock {
  /** Like `Destroy_Task`. */
  readonly methods: readonly string[];
  /** Who disables them; only the same can enable them again. */
  readonly source: string;
}

/** Keeps everybody from calling methods on entities, like destroying a VM whose disks are others'. */
export async function disableMethods(
  client: VimClient,
  entities: readonly ManagedObjectReference[],
  { methods, source, reason }: MethodLock & { readonly reason: string },
): Promise<void> {
  await client.invoke('DisableMethods', requiredManager(client, 'authorizationManager'), {
    entity: entities,
    method: methods.map((method) => ({ method, reasonId: reason })),
    sourceId: source,
  });
}

/** Lets methods be called again that the same source disabled. */
export async function enableMethods(
  client: VimClient,
  entities: readonly ManagedObjectReference[],
  { methods, source }: MethodLock,
): Promise<void> {
  await client.invoke('EnableMethods', requiredManager(client, 'authorizationManager'), {
    entity: entities,
    method: methods,
    sourceId: source,
  });
}
