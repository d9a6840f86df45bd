import type { VimClient } from './client.ts';
import { encodeEntityName } from './fields.ts';
import { requiredManager } from './managers.ts';
import type { ManagedObjectReference } from './values.ts';

/** The object at an inventory path like `DC0/vm/web`, or null. The names in it are encoded as vSphere has them. */
export function findByInventoryPath(client: VimClient, path: string): Promise<ManagedObjectReference | null> {
  return client.invoke('FindByInventoryPath', requiredManager(client, 'searchIndex'), {
    inventoryPath: path.replace(/^\//, ''),
  });
}

/** The VM with this BIOS uuid (or, with `isInstanceUuid`, this instance uuid), or null. */
export function findVmByUuid(
  client: VimClient,
  uuid: string,
  options: { datacenter?: ManagedObjectReference; isInstanceUuid?: boolean } = {},
): Promise<ManagedObjectReference | null> {
  return client.invoke('FindByUuid', requiredManager(client, 'searchIndex'), {
    datacenter: options.datacenter,
    uuid,
    vmSearch: true,
    instanceUuid: options.isInstanceUuid ?? false,
  });
}

/** The child of an entity by its name as people know it, or null. */
export function findChild(
  client: VimClient,
  entity: ManagedObjectReference,
  name: string,
): Promise<ManagedObjectReference | null> {
  return client.invoke('FindChild', requiredManager(client, 'searchIndex'), { entity, name: encodeEntityName(name) });
}
