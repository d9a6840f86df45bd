import { retrieve, viewSpec, withContainerView, type ManagedObjectReference, type ObjectContent } from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';
import {
  COMPUTE_PROPERTIES,
  decodeEntity,
  FOLDER_PROPERTIES,
  HOST_PROPERTIES,
  NETWORK_PROPERTIES,
  STORAGE_PROPERTIES,
  type Entity,
} from './entities.ts';
import { Inventory } from './inventory.ts';

/** Of which type which properties. */
export interface WantedProperties {
  readonly type: string;
  readonly pathSet: readonly string[];
}

export interface ReadTreeOptions {
  readonly signal?: AbortSignal;
  /** default: the target's root folder */
  readonly root?: ManagedObjectReference;
}

const EVERYTHING = [
  ...FOLDER_PROPERTIES,
  ...COMPUTE_PROPERTIES,
  ...HOST_PROPERTIES,
  ...STORAGE_PROPERTIES,
  ...NETWORK_PROPERTIES,
];

/** Reads all objects of some types below an object by one view; one object at a time. */
export async function readTree(
  { client }: TargetSession,
  wanted: readonly WantedProperties[],
  onObject: (object: ObjectContent) => void,
  options: ReadTreeOptions = {},
): Promise<void> {
  const types = [...new Set(wanted.map(({ type }) => type))];
  const root = options.root ?? client.content.rootFolder;
  const call = options.signal === undefined ? {} : { signal: options.signal };
  await withContainerView(client, root, types, async (view) => {
    const { objectSet } = viewSpec(view, '', []);
    const propSet = wanted.map((entry) => ({ ...entry, all: false }));
    await retrieve(client, [{ propSet, objectSet }], onObject, call);
  });
}

/**
 * Reads the inventory that a session sees, VMs aside: to be done once per operation.
 * @throws VimFault, TransportError, or the reason of the signal
 */
export async function readInventory(session: TargetSession, signal?: AbortSignal): Promise<Inventory> {
  const entities: Entity[] = [];
  const take = (object: ObjectContent): void => {
    const entity = decodeEntity(object);
    if (entity !== null) entities.push(entity);
  };
  await readTree(session, EVERYTHING, take, signal === undefined ? {} : { signal });
  return new Inventory(entities);
}
