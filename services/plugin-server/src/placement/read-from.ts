import {
  isFault,
  retrieve,
  type ManagedObjectReference,
  type ObjectContent,
  type ObjectSpec,
  type PropertyFilterSpec,
  type PropertySpec,
  type VimClient,
} from '@vic/vim25';

/** An object of which only the id is known, and what it may be. */
export interface Start {
  readonly moid: string;
  readonly types: readonly string[];
}

export interface Reading {
  readonly properties: readonly PropertySpec[];
  readonly ways: NonNullable<ObjectSpec['selectSet']>;
  readonly keepExtraConfig?: (key: string) => boolean;
}

/** Objects of one vCenter by moid, in the order in which it names them. */
export type ReadObjects = ReadonlyMap<string, ObjectContent>;

/**
 * Reads an object and what lies along the ways from it in one call. vCenter finds objects by type and id, so that all types are
 * named and those that do not fit come back as missing.
 * @returns nothing if no object of these types has this id, or the session does not see it
 */
export async function readFrom(client: VimClient, { moid, types }: Start, reading: Reading): Promise<ReadObjects> {
  try {
    return await readAll(
      client,
      types.map((type) => specOf({ type, value: moid }, reading)),
    );
  } catch (error) {
    if (!isFault(error, 'ManagedObjectNotFound')) throw error;
    // A server that cannot report missing objects fails for all of them.
    return readOneByOne(client, { moid, types }, reading);
  }
}

/** Reads what several specifications ask for. Objects that are gone are left out. */
export async function readAll(
  client: VimClient,
  specs: readonly PropertyFilterSpec[],
): Promise<Map<string, ObjectContent>> {
  const found = new Map<string, ObjectContent>();
  await retrieve(client, specs, (object) => {
    const isGone = object.props.size === 0 && [...object.missing.values()].includes('ManagedObjectNotFound');
    if (!isGone) found.set(object.ref.value, object);
  });
  return found;
}

async function readOneByOne(client: VimClient, { moid, types }: Start, reading: Reading): Promise<ReadObjects> {
  for (const type of types) {
    try {
      return await readAll(client, [specOf({ type, value: moid }, reading)]);
    } catch (error) {
      if (!isFault(error, 'ManagedObjectNotFound')) throw error;
    }
  }
  return new Map();
}

function specOf(obj: ManagedObjectReference, { properties, ways }: Reading): PropertyFilterSpec {
  return {
    propSet: properties,
    objectSet: [{ obj, skip: false, selectSet: ways }],
    reportMissingObjectsInResults: true,
  };
}
