import type { ComputeResource } from '@vic/contract/vch-spec';
import { entityName, text, type ObjectContent } from '@vic/vim25';
import { ProblemError } from '../errors.ts';
import { isRootPool } from '../placement/compute-nodes.ts';
import { computeResourceOf, readCompute } from '../placement/compute-resource.ts';
import { holdersOf } from '../placement/holders.ts';
import type { VcenterPlace } from '../placement/vcenter-place.ts';

/**
 * Where a VCH was put: what holds its own pool. Without DRS it has none of its own and shares the pool that it is in.
 * @param pool moid of the pool that the VCH tells
 * @returns null if it is gone or not to be seen
 */
export async function parentPlace(place: VcenterPlace, pool: string, vchName: string): Promise<ComputeResource | null> {
  try {
    const { target, compute, objects } = await readCompute(place.client, pool);
    const holders = holdersOf(pool, objects);
    const isOwn = nameOf(target) === vchName;
    const parent = isOwn ? (holders.at(-2) ?? target) : target;
    // Nobody chooses the pool that stands for all of a cluster or host.
    const chosen = isRootPool(parent) ? compute : parent;
    return computeResourceOf(place, await readCompute(place.client, chosen.ref.value));
  } catch (error) {
    if (error instanceof ProblemError && (error.code === 'not-found' || error.code === 'forbidden')) return null;
    throw error;
  }
}

const nameOf = ({ props }: ObjectContent): string => entityName(text(props.get('name')) ?? '');
