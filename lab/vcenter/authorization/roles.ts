/** Roles that administrators make, and the checks of `AddAuthorizationRole` and its kin. */
import { SYSTEM_PRIVILEGES } from '../builders.ts';
import type { Role } from '../inventory.ts';
import { alreadyExists, Fault, invalidArgument, invalidName, notFound } from '../soap/fault.ts';
import type { World } from '../world.ts';
import { privilegesWith } from './privileges.ts';

/** Throws `InvalidName`, `AlreadyExists`. */
export function checkRoleName(name: string, world: World, self?: Role): void {
  if (name.trim() === '' || name.length > 80) throw invalidName(name);
  if (world.inventory.roles.some((role) => role !== self && role.name === name)) throw alreadyExists(name);
}

/** The privileges of a role as asked for, with those that every role has. Throws `InvalidArgument` for an unknown one. */
export function rolePrivileges(asked: readonly string[], world: World): string[] {
  const known = new Set(privilegesWith(world.extensions.privileges()));
  if (asked.some((privilege) => !known.has(privilege))) throw invalidArgument('privIds');
  return [...new Set([...SYSTEM_PRIVILEGES, ...asked])];
}

/** A role that may be changed. Throws `NotFound`, `InvalidArgument`. */
export function ownRole(roleId: number, world: World): Role {
  const role = world.inventory.roles.find((each) => each.roleId === roleId);
  if (role === undefined) throw notFound();
  if (role.roleId < 0) throw invalidArgument('roleId');
  return role;
}

export function removeRole(role: Role, failIfUsed: boolean, world: World): void {
  const { roles, permissions } = world.inventory;
  const isUsed = permissions.some(({ roleId }) => roleId === role.roleId);
  if (isUsed && failIfUsed) throw new Fault('RemoveFailed', 'The role is in use.');
  for (let position = permissions.length - 1; position >= 0; position--) {
    if (permissions[position]?.roleId === role.roleId) permissions.splice(position, 1);
  }
  roles.splice(roles.indexOf(role), 1);
}

/** Rights are different now. */
export function rolesChanged(world: World): void {
  world.restructured();
  world.changedManager('AuthorizationManager', ['roleList']);
}
