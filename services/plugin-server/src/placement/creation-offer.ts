import { ProblemError } from '../errors.ts';
import { readDetails } from './compute-details.ts';
import { missingInDatacenter } from './creation-rights.ts';
import type { VcenterPlace } from './vcenter-place.ts';

/** Objects in whose menus making a VCH can be offered. */
export type OfferType = 'ClusterComputeResource' | 'HostSystem' | 'ResourcePool' | 'Datacenter';

export interface OfferTarget {
  readonly type: OfferType;
  readonly moid: string;
}

/**
 * Whether making a VCH is offered for an object: `offered`; `refused`, since the user may not, or it cannot be done there
 * now; `irrelevant` where it never can.
 */
export type Offer = 'offered' | 'refused' | 'irrelevant';

/** Reads what decides it, with the user's own session. */
export async function readOffer(place: VcenterPlace, { type, moid }: OfferTarget): Promise<Offer> {
  if (type === 'Datacenter') return offerOf(await missingInDatacenter(place.client, moid));
  try {
    const { reason, missingPrivileges } = await readDetails(place, moid);
    if (reason === 'no-hosts') return 'refused';
    return reason === null ? offerOf(missingPrivileges) : 'irrelevant';
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found') return 'irrelevant';
    if (error instanceof ProblemError && error.code === 'forbidden') return 'refused';
    throw error;
  }
}

function offerOf(missingPrivileges: readonly string[] | null): Offer {
  if (missingPrivileges === null) return 'irrelevant';
  return missingPrivileges.length === 0 ? 'offered' : 'refused';
}
