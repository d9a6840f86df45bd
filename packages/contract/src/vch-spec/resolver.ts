import type { ComputeResource } from './compute/schema.ts';
import type { PortGroupChoice } from './networks/schema.ts';
import type { PayloadReference } from './payload-type.ts';
import type { DatastoreChoice } from './storage/schema.ts';

/** Finds in the inventory what a payload only names; null: it is not there, or not to be seen. */
export interface PayloadResolver {
  computeResource(reference: PayloadReference): ComputeResource | null;
  portGroup(reference: PayloadReference): PortGroupChoice | null;
  datastore(name: string): DatastoreChoice | null;
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
