import { OperationNotOfferedError } from '@vic/vic-machine-api/server';
import type { ComputeResource } from '@vic/contract/vch-spec';
import type { Vcenter } from '../config/vcenter.ts';
import { ProblemError } from '../errors.ts';
import { computeResourceOf, readCompute } from '../placement/compute-resource.ts';
import type { Placement } from '../placement/placement.ts';
import { vicMachineProblem } from './vic-machine-problem.ts';
import type { VicMachines } from './vic-machines.ts';

export interface FirewallsOptions {
  readonly placement: Pick<Placement, 'at'>;
  readonly vicMachines: Pick<VicMachines, 'of'>;
}

/** The firewalls of hosts, which vic-machine-server opens for VCHs with the user's own rights. */
export class Firewalls {
  readonly #options: FirewallsOptions;

  constructor(options: FirewallsOptions) {
    this.#options = options;
  }

  /**
   * Lets 2377/tcp out on all hosts of a compute resource; those that are open stay as they are.
   * @throws ProblemError `unsupported` with what to do by hand; `not-found`; `vic-machine-…`
   */
  async open(vcenter: Vcenter, token: string, moid: string): Promise<void> {
    const { placement, vicMachines } = this.#options;
    const resource = await placement.at(vcenter, token, async (place) =>
      computeResourceOf(place, await readCompute(place.client, moid)),
    );
    const access = await vicMachines.of(vcenter, token);
    try {
      await access.target(resource.datacenter.moid).changeFirewall('allow', { computeResource: resource.path });
    } catch (error) {
      if (error instanceof OperationNotOfferedError) throw byHand(vcenter, resource, error);
      throw vicMachineProblem(error);
    }
  }
}

function byHand({ address }: Vcenter, { datacenter, path }: ComputeResource, cause: unknown): ProblemError {
  const detail =
    'The vic-machine-server of this vCenter cannot open firewalls. Enable the ruleset vic-engine (before vSphere 6.7: vSPC) on each ' +
    `host, or run: vic-machine-linux update firewall --target '${address}${datacenter.path}' --compute-resource '${path}' --allow`;
  return new ProblemError('unsupported', { detail, cause });
}
