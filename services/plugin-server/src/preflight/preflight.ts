import type { PreflightCheck, PreflightReport, PreflightRequest } from '@vic/contract/vch-creation';
import { SLICE_NAMES, type VchSpec } from '@vic/contract/vch-spec';
import type { Vcenter } from '../config/vcenter.ts';
import type { Placement } from '../placement/placement.ts';
import { requireSameVcenter } from '../placement/same-vcenter.ts';
import type { VcenterPlace } from '../placement/vcenter-place.ts';
import type { VicMachines } from '../vic-machine/vic-machines.ts';
import { liveFacts } from './live-facts.ts';
import { checkServer } from './server-checks.ts';
import { checkSlice } from './slice-checks.ts';

export interface PreflightOptions {
  readonly placement: Pick<Placement, 'at'>;
  readonly vicMachines: Pick<VicMachines, 'of'>;
}

/** Checks drafts of VCHs before they are made, with the caller's own session. Nothing is changed, and nobody's password is tried. */
export class Preflight {
  readonly #options: PreflightOptions;

  constructor(options: PreflightOptions) {
    this.#options = options;
  }

  /**
   * Everything that was looked at, what is well included.
   * @param gone aborted when nobody waits any more: what is under way ends then
   * @throws ProblemError `invalid` for a compute resource of another vCenter; what the vCenter failed with
   */
  async check(
    vcenter: Vcenter,
    token: string,
    { spec, slice }: PreflightRequest,
    gone: AbortSignal,
  ): Promise<PreflightReport> {
    requireSameVcenter(spec, vcenter);
    const { placement, vicMachines } = this.#options;
    const look = async (place: VcenterPlace): Promise<PreflightCheck[]> => {
      const live = liveFactsOf(place, spec);
      if (slice !== null) return checkSlice(slice, spec, live);
      const found = await Promise.all(SLICE_NAMES.map((each) => checkSlice(each, spec, live)));
      const known = found.flat();
      const server = await checkServer(() => vicMachines.of(vcenter, token), { spec, known, gone });
      return [...server, ...known];
    };
    const checks = await placement.at(vcenter, token, look, gone);
    return { isPassed: !checks.some(isError), checks };
  }
}

const isError = ({ outcome }: PreflightCheck): boolean => outcome === 'error';

function liveFactsOf(place: VcenterPlace, spec: VchSpec) {
  const { resource } = spec.compute;
  return resource === null ? null : liveFacts(place, spec, resource.moid);
}
