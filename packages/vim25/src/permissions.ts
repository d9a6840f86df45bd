import type { VimClient } from './client.ts';
import type { EntityPrivilege } from './entity-privilege.ts';
import { VimFault } from './errors.ts';
import { requiredManager } from './managers.ts';
import type { ManagedObjectReference } from './values.ts';

/** vCenter takes so many entities a call. */
const ENTITIES_PER_CALL = 50;

/**
 * Which privileges the client's own session has on each entity. The answer comes from vCenter; who asks often keeps it
 * for 30 s. @throws VimFault `NotAuthenticated` without a session
 */
export async function hasPrivilegeOnEntities(
  client: VimClient,
  entities: readonly ManagedObjectReference[],
  privileges: readonly string[],
): Promise<EntityPrivilege[]> {
  const manager = requiredManager(client, 'authorizationManager');
  const { session } = client;
  if (session === null) throw new VimFault('NotAuthenticated');
  const found: EntityPrivilege[] = [];
  for (let start = 0; start < entities.length; start += ENTITIES_PER_CALL) {
    const entity = entities.slice(start, start + ENTITIES_PER_CALL);
    found.push(
      ...(await client.invoke('HasPrivilegeOnEntities', manager, {
        entity,
        sessionId: session.key,
        privId: privileges,
      })),
    );
  }
  return found;
}
