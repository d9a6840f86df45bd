import { hasPrivilegeOnEntities, type ManagedObjectReference, type VimClient } from '@vic/vim25';

/** Where a privilege is needed. */
export type PrivilegePlace = 'pool' | 'folder' | 'datastore' | 'network';

export interface NeededPrivilege {
  readonly id: string;
  readonly on: PrivilegePlace;
  /** needed only where the VCH gets a pool of its own, that is, with DRS */
  readonly isForOwnPool?: boolean;
}

/** What making a VCH takes (vSphere API: required privileges of each call that vic-machine makes for it). */
export const CREATION_PRIVILEGES: readonly NeededPrivilege[] = [
  // CreateResourcePool: the VCH's own pool in the chosen one
  { id: 'Resource.CreatePool', on: 'pool', isForOwnPool: true },
  // CreateVM_Task: the endpoint VM goes into that pool
  { id: 'Resource.AssignVMToPool', on: 'pool' },
  // CreateFolder: the VCH's VM folder
  { id: 'Folder.Create', on: 'folder' },
  // CreateVM_Task: the endpoint VM
  { id: 'VirtualMachine.Inventory.Create', on: 'folder' },
  // CreateVM_Task and ReconfigVM_Task: extraConfig holds the VCH's configuration
  { id: 'VirtualMachine.Config.AdvancedConfig', on: 'folder' },
  // ReconfigVM_Task: the CD-ROM that it boots from, its serial ports
  { id: 'VirtualMachine.Config.AddRemoveDevice', on: 'folder' },
  // PowerOnMultiVM_Task
  { id: 'VirtualMachine.Interact.PowerOn', on: 'folder' },
  // CreateVM_Task: files of the endpoint VM
  { id: 'Datastore.AllocateSpace', on: 'datastore' },
  // looking for what is there already, reading the log
  { id: 'Datastore.Browse', on: 'datastore' },
  // PUT /folder and MakeDirectory: ISO files, log, image and volume stores
  { id: 'Datastore.FileManagement', on: 'datastore' },
  // CreateVM_Task: network cards of the endpoint VM
  { id: 'Network.Assign', on: 'network' },
];

/** Objects where the privileges of each place may be held: one of them is enough. */
export type PrivilegeEntities = Readonly<Record<PrivilegePlace, readonly ManagedObjectReference[]>>;

/** Objects asked about in one call. */
const CHUNK = 50;

/**
 * The privileges that the session has on none of the objects where each is needed, in the order of the table.
 * Where a place has no objects (no datastore at all, say) there is nothing to lack a privilege on.
 */
export async function missingPrivileges(
  client: VimClient,
  entities: PrivilegeEntities,
  needed: readonly NeededPrivilege[] = CREATION_PRIVILEGES,
): Promise<string[]> {
  const places = [...new Set(needed.map(({ on }) => on))];
  const missing = await Promise.all(
    places.map((place) =>
      missingEverywhere(
        client,
        entities[place],
        needed.filter(({ on }) => on === place).map(({ id }) => id),
      ),
    ),
  );
  const all = new Set(missing.flat());
  return needed.map(({ id }) => id).filter((id) => all.has(id));
}

/** Asks on until one object is found for each privilege. */
async function missingEverywhere(
  client: VimClient,
  entities: readonly ManagedObjectReference[],
  privileges: readonly string[],
): Promise<string[]> {
  let missing = entities.length === 0 ? [] : [...privileges];
  for (let start = 0; start < entities.length && missing.length > 0; start += CHUNK) {
    const answers = await hasPrivilegeOnEntities(client, entities.slice(start, start + CHUNK), missing);
    missing = missing.filter((id) => !answers.some(({ granted }) => granted.get(id) === true));
  }
  return missing;
}
