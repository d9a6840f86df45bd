/** Permissions of the operations user, and how they are taken back. */
import {
  isFault,
  isSameAccount,
  readRoles,
  requiredManager,
  type ManagedObjectReference,
  type Permission,
  type VimClient,
} from '@vic/vim25';

const READ_ONLY_ROLE = 'ReadOnly';

/** Role ids by name. */
async function roleIds(client: VimClient): Promise<ReadonlyMap<string, number>> {
  return new Map((await readRoles(client)).map(({ name, roleId }) => [name, roleId]));
}

export interface GivenPermission {
  readonly entity: ManagedObjectReference;
  readonly role: string;
  readonly propagates: boolean;
}

interface Change {
  readonly entity: ManagedObjectReference;
  /** what was there before; null: nothing */
  readonly before: Permission | null;
  /** what was given */
  readonly roleId: number;
}

/** Gives one user permissions and knows how to take back exactly what it changed. */
export class PermissionGiver {
  readonly #client: VimClient;
  readonly #user: string;
  readonly #signal: AbortSignal;
  /** changes in order */
  readonly #changed: Change[] = [];
  readonly #addedRoles: string[] = [];

  constructor(client: VimClient, user: string, signal: AbortSignal) {
    this.#client = client;
    this.#user = user;
    this.#signal = signal;
  }

  /** Makes the roles that do not exist yet. Those that do are left as they are: an administrator may have changed them. */
  async addRoles(roles: Iterable<readonly [name: string, privileges: readonly string[]]>): Promise<void> {
    const existing = await roleIds(this.#client);
    const manager = requiredManager(this.#client, 'authorizationManager');
    for (const [name, privIds] of roles) {
      if (existing.has(name)) continue;
      this.#signal.throwIfAborted();
      this.#addedRoles.push(name);
      try {
        await this.#client.invoke('AddAuthorizationRole', manager, { name, privIds });
      } catch (error) {
        // Somebody else made it in between.
        if (!isFault(error, 'AlreadyExists')) throw error;
        this.#addedRoles.pop();
      }
    }
  }

  /** Gives the user permissions; a weaker or other permission of the same user on the same object is replaced. */
  async give(permissions: readonly GivenPermission[]): Promise<void> {
    const roles = await roleIds(this.#client);
    for (const { entity, role, propagates } of permissions) {
      this.#signal.throwIfAborted();
      const roleId = roles.get(role);
      if (roleId === undefined) throw new Error(`vCenter has no role ${role}`);
      const before = await this.#present(entity, this.#signal);
      if (before?.roleId === roleId && before.isPropagating === propagates) continue;
      this.#changed.push({ entity, before, roleId });
      await this.#set(entity, this.#user, roleId, propagates);
    }
  }

  /** Lets the user see an object, unless a permission there says something already. */
  async letRead(entity: ManagedObjectReference): Promise<void> {
    if ((await this.#present(entity, this.#signal)) !== null) return;
    await this.give([{ entity, role: READ_ONLY_ROLE, propagates: false }]);
  }

  /** Takes back what was given; what was there before is there again. Roles that are in use by now stay. */
  async takeBack(): Promise<void> {
    const manager = requiredManager(this.#client, 'authorizationManager');
    for (let change = this.#changed.at(-1); change !== undefined; change = this.#changed.at(-1)) {
      await this.#restore(change);
      this.#changed.pop();
    }
    for (let name = this.#addedRoles.at(-1); name !== undefined; name = this.#addedRoles.at(-1)) {
      const roleId = (await roleIds(this.#client)).get(name);
      if (roleId !== undefined) {
        try {
          await this.#client.invoke('RemoveAuthorizationRole', manager, { roleId, failIfUsed: true });
        } catch (error) {
          if (!isFault(error, 'ResourceInUse') && !isFault(error, 'NotFound')) throw error;
        }
      }
      this.#addedRoles.pop();
    }
  }

  async #restore({ entity, before, roleId }: Change): Promise<void> {
    const manager = requiredManager(this.#client, 'authorizationManager');
    try {
      const present = await this.#present(entity);
      // Another creation for the same user may have given more by now, or taken it back.
      if (present?.roleId !== roleId) return;
      if (before !== null) {
        await this.#set(entity, before.principal, before.roleId, before.isPropagating);
        return;
      }
      const args = { entity, user: present.principal, isGroup: false };
      await this.#client.invoke('RemoveEntityPermission', manager, args);
    } catch (error) {
      // What is gone needs no permission.
      if (!isFault(error, 'ManagedObjectNotFound') && !isFault(error, 'NotFound')) throw error;
    }
  }

  async #present(entity: ManagedObjectReference, signal?: AbortSignal): Promise<Permission | null> {
    const manager = requiredManager(this.#client, 'authorizationManager');
    const args = { entity, inherited: false };
    const found = await this.#client.invoke('RetrieveEntityPermissions', manager, args, { signal });
    return found.find(({ principal, isGroup }) => !isGroup && isSameAccount(principal, this.#user)) ?? null;
  }

  async #set(entity: ManagedObjectReference, principal: string, roleId: number, propagate: boolean): Promise<void> {
    const manager = requiredManager(this.#client, 'authorizationManager');
    const permission = [{ principal, group: false, roleId, propagate }];
    await this.#client.invoke('SetEntityPermissions', manager, { entity, permission });
  }
}
