import { hostsOf, type ComputeTarget } from './compute.ts';
import type { DatastoreFacts, HostFacts, InventoryFacts } from './facts.ts';

/** What stage 2 checks hosts against: where the VCH runs and where its endpoint VM lies. */
export interface Placement {
  readonly compute: ComputeTarget;
  readonly imageDatastore: DatastoreFacts;
}

/** The hosts that could run the endpoint VM: those of the compute resource that are connected and see the image datastore. */
export function eligibleHosts({ compute, imageDatastore }: Placement, facts: InventoryFacts): readonly HostFacts[] {
  return hostsOf(compute.resource, facts).filter(
    ({ ref, connection }) => connection === 'connected' && imageDatastore.hosts.includes(ref.value),
  );
}

/** Names in quotes, for messages. */
export function quotedNames(objects: readonly { readonly name: string }[]): string {
  return objects.map(({ name }) => `"${name}"`).join(', ');
}
