/** Accounts, roles and permissions. */
import type { Entity, Inventory, Permission, Role, User } from '../inventory.ts';

/** Gives a user a role on an entity (moid or object), for everything below it too unless `propagate` is false. */
export function grant(
  inventory: Inventory,
  entity: string | Entity,
  principal: string,
  roleId: number,
  propagate = true,
): Permission {
  const permission: Permission = {
    entity: typeof entity === 'string' ? entity : entity.moid,
    principal,
    group: false,
    roleId,
    propagate,
  };
  inventory.permissions.push(permission);
  return permission;
}

/** Adds a role of a vCenter's users (not one of the system's), with a number above all others. */
export function addRole(inventory: Inventory, name: string, privileges: readonly string[]): Role {
  const roleId = Math.max(0, ...inventory.roles.map((role) => role.roleId)) + 1;
  const role: Role = { roleId, name, label: name, privileges: [...new Set([...SYSTEM_PRIVILEGES, ...privileges])] };
  inventory.roles.push(role);
  return role;
}

/** In every role, whether asked for or not. */
export const SYSTEM_PRIVILEGES = ['System.Anonymous', 'System.Read', 'System.View'] as const;

/** Adds an account. Rights are given with `grant`. */
export function addUser(inventory: Inventory, user: User): User {
  inventory.users.push(user);
  return user;
}
