import type { ComputeResource } from './compute/schema.ts';
import type { PortGroupChoice } from './networks/schema.ts';
import type { PayloadReference, VchPayload } from './payload-type.ts';
import type { DatastoreChoice } from './storage/schema.ts';
import { readStore } from './storage/store-text.ts';

/** Finds in the inventory what a payload only names; null: it is not there, or not to be seen. */
export interface PayloadResolver {
  computeResource(reference: PayloadReference): ComputeResource | null;
  portGroup(reference: PayloadReference): PortGroupChoice | null;
  datastore(name: string): DatastoreChoice | null;
}

/** What a resolver will be asked for. */
export interface PayloadReferences {
  readonly computeResource: PayloadReference | null;
  readonly portGroups: readonly PayloadReference[];
  /** names */
  readonly datastores: readonly string[];
}

/** Everything of the inventory that a payload names, so that it can be looked up beforehand. */
export function referencesOf({ compute, network, storage }: VchPayload): PayloadReferences {
  const roles = [network?.bridge, network?.public, network?.client, network?.management, ...(network?.container ?? [])];
  const stores = [storage?.image_stores?.[0], ...(storage?.volume_stores ?? []).map(({ datastore }) => datastore)];
  return {
    computeResource: compute?.resource ?? null,
    portGroups: roles.flatMap((role) => role?.port_group ?? []),
    datastores: [...new Set(stores.map((store) => readStore(store ?? '')).flatMap(datastoreOf))],
  };
}

function datastoreOf(store: ReturnType<typeof readStore>): readonly string[] {
  return store.kind === 'datastore' && store.datastore !== '' ? [store.datastore] : [];
}

/** Part of a specification, and one sentence for each thing that could not be taken over. */
export interface Taken<Part> {
  readonly taken: Part;
  readonly notes: readonly string[];
}

/** A reference as people know it. */
export function referenceText({ id, name }: PayloadReference): string {
  return name ?? id ?? '';
}
