import type { ManagedObjectReference } from '@vic/vim25';
import type { ComputeResourceEntity } from './entities.ts';
import type { FindableKind, Inventory } from './inventory.ts';

/** In this order: what is a pool is not looked for among clusters. */
const KINDS: readonly FindableKind[] = ['pool', 'compute-resource', 'host'];

/**
 * The cluster or standalone host that owns what a name or inventory path means: a resource pool, a vApp, a cluster or a host.
 * @param datacenter null: several, and none was chosen, so that only absolute paths find anything
 * @returns null if nothing is found, or several things are
 */
export function findComputeResource(
  inventory: Inventory,
  text: string,
  datacenter: ManagedObjectReference | null,
): ComputeResourceEntity | null {
  for (const kind of KINDS) {
    const found = inventory.findByName(kind, text, datacenter);
    if (found.kind === 'missing') continue;
    const entity = found.kind === 'found' ? inventory.get(found.object.ref.value) : undefined;
    return entity === undefined ? null : inventory.ownerOf(entity);
  }
  return null;
}

/** The same for a bare managed object id. */
export function computeResourceOf(inventory: Inventory, moid: string): ComputeResourceEntity | null {
  const entity = inventory.find(moid, 'pool', 'compute-resource', 'host');
  return entity === undefined ? null : inventory.ownerOf(entity);
}
