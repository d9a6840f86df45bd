import type { InventoryFacts } from './facts.ts';
import type { Fault } from './fault.ts';
import type { VchSpecification } from './specification.ts';

/** Whether something of this name is in the way: what the original only finds out while it creates (stage 3). */
export function checkNameIsFree(_specification: VchSpecification, _facts: InventoryFacts): readonly Fault[] {
  return [];
}
