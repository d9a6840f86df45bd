/** Who may do what on which object: roles, permissions and their inheritance, as on a vCenter. */
import type { Entity, Inventory, Permission } from '../inventory.ts';
import { principalOf } from '../sessions.ts';

/** A switch of tests: takes a privilege away from a user. `*` stands for any. */
export interface Denial {
  readonly user: string;
  readonly privilege: string;
  /** moid, or text with `*` matched against the entity's name. */
  readonly entity: string;
}

export class Authorization {
  readonly #inventory: Inventory;
  readonly #allPrivileges: () => readonly string[];
  #denials: readonly Denial[] = [];
  readonly #roles = new Map<string, Map<string, readonly number[]>>();
  readonly #ancestors = new Map<string, ReadonlySet<string>>();
  readonly #unrestricted = new Map<string, boolean>();

  constructor(inventory: Inventory, allPrivileges: () => readonly string[]) {
    this.#inventory = inventory;
    this.#allPrivileges = allPrivileges;
  }

  /** To be called when permissions, roles or the tree have changed. */
  forget(): void {
    this.#roles.clear();
    this.#ancestors.clear();
    this.#unrestricted.clear();
  }

  deny(denials: readonly Denial[]): void {
    this.#denials = denials;
    this.forget();
  }

  /** The roles in force for a user on an entity: its own permissions, else its parents'. */
  rolesOn(user: string, moid: string): readonly number[] {
    let known = this.#roles.get(user);
    if (known === undefined) this.#roles.set(user, (known = new Map<string, readonly number[]>()));
    const cached = known.get(moid);
    if (cached !== undefined) return cached;
    const roles = this.#rolesFrom(user, moid, true);
    known.set(moid, roles);
    return roles;
  }

  hasPrivilege(user: string, moid: string, privilege: string): boolean {
    if (this.#isDenied(user, moid, privilege)) return false;
    if (privilege === 'System.Anonymous') return true;
    if (this.rolesOn(user, moid).some((roleId) => this.#roleHas(roleId, privilege))) return true;
    return privilege === 'System.View' && this.#visibleAncestors(user).has(moid);
  }

  /** Whether any permission lets the user see an object, wherever it is. */
  seesAnything(user: string): boolean {
    return this.#inventory.permissions.some(
      (permission) => this.#concerns(user, permission) && this.#roleHas(permission.roleId, 'System.View'),
    );
  }

  canView(user: string, moid: string): boolean {
    return this.isUnrestricted(user) || this.hasPrivilege(user, moid, 'System.View');
  }

  canRead(user: string, moid: string): boolean {
    return this.isUnrestricted(user) || this.hasPrivilege(user, moid, 'System.Read');
  }

  /** True if the user reads everything there is, so that nothing need be asked for single objects. */
  isUnrestricted(user: string): boolean {
    const cached = this.#unrestricted.get(user);
    if (cached !== undefined) return cached;
    const own = this.#inventory.permissions.filter((permission) => this.#concerns(user, permission));
    const answer =
      this.#denials.length === 0 &&
      own.every(
        (permission) =>
          permission.entity === this.#inventory.rootFolder &&
          permission.propagate &&
          this.#roleHas(permission.roleId, 'System.Read') &&
          this.#roleHas(permission.roleId, 'System.View'),
      ) &&
      own.length > 0;
    this.#unrestricted.set(user, answer);
    return answer;
  }

  privilegesOfRole(roleId: number): readonly string[] {
    const role = this.#inventory.roles.find((candidate) => candidate.roleId === roleId);
    if (role === undefined) return [];
    return role.privileges.includes('*') ? this.#allPrivileges() : role.privileges;
  }

  privilegesOn(user: string, moid: string): string[] {
    const all = new Set(this.rolesOn(user, moid).flatMap((roleId) => this.privilegesOfRole(roleId)));
    return [...all].filter((privilege) => !this.#isDenied(user, moid, privilege));
  }

  #rolesFrom(user: string, moid: string, isTarget: boolean): readonly number[] {
    const own = this.#inventory.permissions.filter(
      (permission) =>
        permission.entity === moid && (isTarget || permission.propagate) && this.#concerns(user, permission),
    );
    if (own.length > 0) {
      const personal = own.filter((permission) => !permission.group);
      return (personal.length > 0 ? personal : own).map((permission) => permission.roleId);
    }
    const entity = this.#inventory.objects.get(moid);
    if (entity === undefined) return [];
    const inherited = new Set<number>();
    for (const parent of parentsOf(entity, this.#inventory)) {
      for (const role of isTarget ? this.#inheritedFrom(user, parent) : this.#rolesFrom(user, parent, false)) {
        inherited.add(role);
      }
    }
    return [...inherited];
  }

  #inheritedFrom(user: string, parent: string): readonly number[] {
    const key = `^${parent}`;
    const known = this.#roles.get(user);
    const cached = known?.get(key);
    if (cached !== undefined) return cached;
    const roles = this.#rolesFrom(user, parent, false);
    known?.set(key, roles);
    return roles;
  }

  #concerns(user: string, permission: Permission): boolean {
    const principal = principalOf(permission.principal);
    if (!permission.group) return principal === user;
    return this.#inventory.users.some((known) => known.name === user && known.groups.includes(principal));
  }

  #roleHas(roleId: number, privilege: string): boolean {
    const role = this.#inventory.roles.find((candidate) => candidate.roleId === roleId);
    return role !== undefined && (role.privileges.includes('*') || role.privileges.includes(privilege));
  }

  /** Everything above an object that the user may view shows its name, so that the user can get there. */
  #visibleAncestors(user: string): ReadonlySet<string> {
    const cached = this.#ancestors.get(user);
    if (cached !== undefined) return cached;
    const visible = new Set<string>();
    const climb = (moid: string) => {
      const entity = this.#inventory.objects.get(moid);
      if (entity === undefined) return;
      for (const parent of parentsOf(entity, this.#inventory)) {
        if (visible.has(parent)) continue;
        visible.add(parent);
        climb(parent);
      }
    };
    for (const permission of this.#inventory.permissions) {
      if (this.#concerns(user, permission) && this.#roleHas(permission.roleId, 'System.View')) climb(permission.entity);
    }
    this.#ancestors.set(user, visible);
    return visible;
  }

  #isDenied(user: string, moid: string, privilege: string): boolean {
    return this.#denials.some(
      (denial) =>
        (denial.user === '*' || principalOf(denial.user) === user) &&
        (denial.privilege === '*' || denial.privilege === privilege) &&
        (denial.entity === moid || matches(denial.entity, this.#inventory.objects.get(moid)?.name ?? '')),
    );
  }
}

/** Where an object inherits permissions from. A VM has its folder and its pool. */
export function parentsOf(entity: Entity, inventory: Inventory): string[] {
  if (entity.type === 'VirtualMachine') {
    return [entity.parent ?? entity.parentVApp, entity.pool].filter((moid) => moid !== null);
  }
  const parents = entity.parent === null ? [] : [entity.parent];
  if (entity.type === 'VirtualApp' && entity.parentFolder !== undefined) parents.push(entity.parentFolder);
  return parents.filter((moid) => inventory.objects.has(moid));
}

function matches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  const parts = pattern.split('*');
  let position = 0;
  for (const [index, part] of parts.entries()) {
    const found = name.indexOf(part, position);
    if (found < 0 || (index === 0 && found !== 0)) return false;
    position = found + part.length;
  }
  return parts.at(-1) === '' || name.endsWith(parts.at(-1) ?? '');
}
