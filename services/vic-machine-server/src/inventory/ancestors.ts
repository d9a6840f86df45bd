import { reference, retrieve, text, type ManagedObjectReference } from '@vic/vim25';
import type { TargetSession } from '../target/target-session.ts';

/** A datacenter as datastore files name it. */
export interface DatacenterPlace {
  readonly ref: ManagedObjectReference;
  /** from the root folder, `/Folder/DC0`; names as vSphere stores them */
  readonly path: string;
}

interface Holder {
  readonly ref: ManagedObjectReference;
  readonly name: string;
  readonly parent: ManagedObjectReference | null;
}

const MAX_DEPTH = 64;

/**
 * The datacenter in which an object lies, in one call up through all that holds it.
 * @returns null if the session does not see that far
 */
export async function datacenterOf(
  { client }: TargetSession,
  entity: ManagedObjectReference,
  signal?: AbortSignal,
): Promise<DatacenterPlace | null> {
  const holders = new Map<string, Holder>();
  const up = { name: 'up', type: 'ManagedEntity', path: 'parent', skip: false, selectSet: [{ name: 'up' }] };
  const outOfVapp = {
    name: 'out',
    type: 'VirtualMachine',
    path: 'parentVApp',
    skip: false,
    selectSet: [{ name: 'up' }],
  };
  await retrieve(
    client,
    [
      {
        propSet: [{ type: 'ManagedEntity', all: false, pathSet: ['name', 'parent'] }],
        objectSet: [{ obj: entity, skip: false, selectSet: [up, outOfVapp] }],
      },
    ],
    ({ ref, props }) => {
      const parent = reference(props.get('parent')) ?? null;
      holders.set(ref.value, { ref, name: text(props.get('name')) ?? '', parent });
    },
    signal === undefined ? {} : { signal },
  );
  const datacenter = Array.from(holders.values()).find(({ ref }) => ref.type === 'Datacenter');
  return datacenter === undefined ? null : { ref: datacenter.ref, path: pathOf(datacenter, holders) };
}

function pathOf(bottom: Holder, holders: ReadonlyMap<string, Holder>): string {
  const names: string[] = [];
  let next: Holder | undefined = bottom;
  // The root folder has no holder, and its name is in no path.
  while (next !== undefined && next.parent !== null && names.length < MAX_DEPTH) {
    names.unshift(next.name);
    next = holders.get(next.parent.value);
  }
  return names.map((name) => `/${name}`).join('');
}
