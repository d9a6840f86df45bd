import {
  reference,
  retrieve,
  retrieveObjects,
  texts,
  withContainerView,
  type ManagedObjectReference,
  type PropertyFilterSpec,
  type VimClient,
} from '@vic/vim25';
import {
  CREATION_PRIVILEGES,
  missingPrivileges,
  type PrivilegeEntities,
  type PrivilegePlace,
} from './creation-privileges.ts';

/** Everywhere DRS may be off, so that no pool need be made. */
const NEEDED = CREATION_PRIVILEGES.filter(({ isForOwnPool }) => isForOwnPool !== true);
const EVERYTHING = NEEDED.map(({ id }) => id);

interface ReadDatacenter {
  readonly ref: ManagedObjectReference;
  readonly vmFolder: ManagedObjectReference | null;
}

/**
 * What the user lacks for making VCHs at a vCenter: nothing, if there is one datacenter where it can be done. Rights
 * on datacenters are asked about first; what is lacking there may still be held on what is in them.
 */
export async function missingAnywhere(client: VimClient): Promise<string[]> {
  const datacenters = await readDatacenters(client);
  if (datacenters.length === 0) return EVERYTHING;
  const all = await Promise.all(datacenters.map((datacenter) => missingIn(client, datacenter)));
  const fewest = Math.min(...all.map((missing) => missing.length));
  if (fewest === 0) return [];
  return EVERYTHING.filter((id) => all.every((missing) => missing.includes(id)));
}

/** What the user lacks for making VCHs anywhere in a datacenter; null if it is not there, or not to be seen. */
export async function missingInDatacenter(client: VimClient, moid: string): Promise<string[] | null> {
  const ref = { type: 'Datacenter', value: moid };
  const [datacenter] = await retrieveObjects(client, [ref], ['name', 'vmFolder']);
  if (datacenter?.props.get('name') === undefined) return null;
  return missingIn(client, { ref, vmFolder: reference(datacenter.props.get('vmFolder')) ?? null });
}

async function missingIn(client: VimClient, { ref, vmFolder }: ReadDatacenter): Promise<string[]> {
  const everywhere = [ref];
  const lacking = await missingPrivileges(
    client,
    { pool: everywhere, folder: vmFolder ? [vmFolder] : everywhere, datastore: everywhere, network: everywhere },
    NEEDED,
  );
  const within = NEEDED.filter(({ id, on }) => lacking.includes(id) && on !== 'folder');
  if (within.length === 0) return lacking;
  const lackingWithin = await missingPrivileges(client, await entitiesIn(client, ref), within);
  return lacking.filter((id) => !within.some((privilege) => privilege.id === id) || lackingWithin.includes(id));
}

async function readDatacenters(client: VimClient): Promise<ReadDatacenter[]> {
  const found: ReadDatacenter[] = [];
  await withContainerView(client, client.content.rootFolder, ['Datacenter'], (view) =>
    retrieve(client, [inView(view, ['Datacenter'], ['vmFolder'])], ({ ref, props }) => {
      found.push({ ref, vmFolder: reference(props.get('vmFolder')) ?? null });
    }),
  );
  return found;
}

const PLACE_OF_TYPE: Readonly<Record<string, PrivilegePlace>> = {
  ResourcePool: 'pool',
  Datastore: 'datastore',
  Network: 'network',
  DistributedVirtualPortgroup: 'network',
  OpaqueNetwork: 'network',
};

/**
 * What a user who lacks a privilege on a datacenter as a whole may have it on: of the objects in it one for each set of
 * roles that the user has there, since equal roles mean equal privileges.
 */
async function entitiesIn(client: VimClient, datacenter: ManagedObjectReference): Promise<PrivilegeEntities> {
  const byRoles: Record<PrivilegePlace, Map<string, ManagedObjectReference>> = {
    pool: new Map(),
    folder: new Map(),
    datastore: new Map(),
    network: new Map(),
  };
  await withContainerView(client, datacenter, ['ResourcePool', 'Datastore', 'Network'], (view) =>
    retrieve(client, [inView(view, ['ResourcePool', 'Datastore', 'Network'], ['effectiveRole'])], ({ ref, props }) => {
      const place = PLACE_OF_TYPE[ref.type];
      const roles = texts(props.get('effectiveRole')).sort().join();
      if (place !== undefined && !byRoles[place].has(roles)) byRoles[place].set(roles, ref);
    }),
  );
  const { pool, folder, datastore, network } = byRoles;
  return {
    pool: [...pool.values()],
    folder: [...folder.values()],
    datastore: [...datastore.values()],
    network: [...network.values()],
  };
}

function inView(
  view: ManagedObjectReference,
  types: readonly string[],
  pathSet: readonly string[],
): PropertyFilterSpec {
  return {
    propSet: types.map((type) => ({ type, pathSet })),
    objectSet: [{ obj: view, skip: true, selectSet: [{ type: view.type, path: 'view', skip: false }] }],
  };
}
