import { checkInventory } from '../check-inventory.ts';
import { checkSpecification } from '../check-specification.ts';
import type { InventoryFacts } from '../facts.ts';
import type { Fault } from '../fault.ts';
import type { VchSpecification } from '../specification.ts';
import { recordedInventory } from './recorded-inventory.ts';
import { ADMINISTRATOR } from './specifications.ts';

/** Faults as `code path`, warnings with a question mark. */
export function briefly(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ code, path, severity }) =>
    [code, path, severity === 'warning' ? '?' : ''].filter((part) => part !== '').join(' '),
  );
}

/** Stage 1 of a specification, briefly. */
export function stage1(specification: VchSpecification, facts = recordedInventory()): readonly string[] {
  return briefly(checkSpecification(specification, facts, ADMINISTRATOR));
}

/** Stage 2 of a specification, briefly. */
export function stage2(
  specification: VchSpecification,
  facts: InventoryFacts = recordedInventory(),
): readonly string[] {
  return briefly(checkInventory(specification, facts));
}

/** Messages of stage 1, or of stage 2 if stage 1 has none. */
export function messages(specification: VchSpecification, facts = recordedInventory()): readonly string[] {
  const first = checkSpecification(specification, facts, ADMINISTRATOR);
  return (first.length > 0 ? first : checkInventory(specification, facts)).map(({ message }) => message);
}
