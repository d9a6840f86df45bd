import type { Caller, InventoryFacts } from './facts.ts';
import type { Fault } from './fault.ts';
import type { VchSpecification } from './specification.ts';

/**
 * What is wrong with a specification in itself, and with the ids it names: stage 1. In the order of the original, which stops at the first
 * fault: a caller that wants to answer as it does shows the first error.
 */
export function checkSpecification(
  _specification: VchSpecification,
  _facts: InventoryFacts,
  _caller: Caller,
): readonly Fault[] {
  return [];
}
