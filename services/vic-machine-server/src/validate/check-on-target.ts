/** A specification checked against a target. */
import {
  checkInventory,
  checkNameIsFree,
  checkSpecification,
  isRefused,
  type Caller,
  type Fault,
  type InventoryFacts,
} from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { readFacts } from '../inventory/read-facts.ts';
import { readInventory } from '../inventory/read-inventory.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { OperationContext } from '../operation-context.ts';

export interface Checked {
  readonly facts: InventoryFacts;
  readonly inventory: Inventory;
  readonly caller: Caller;
  /** faults of the specification in itself */
  readonly stage1: readonly Fault[];
  /** faults against the target; none were looked for where stage 1 has errors */
  readonly stage2: readonly Fault[];
  /** what has the name already; none were looked for where others have errors */
  readonly stage3: readonly Fault[];
}

/** Reads what the checks need and asks them, changing nothing. */
export async function checkOnTarget(context: OperationContext, specification: Schemas['VCH']): Promise<Checked> {
  const { session, signal, log } = context;
  const inventory = await readInventory(session, signal);
  const read = await readFacts(session, inventory, specification, { signal, operationId: log.operationId });
  // Creation sets it before anything else, so that it is no reason to refuse.
  const facts: InventoryFacts = { ...read, persistsSerialPortBacking: { value: true } };
  const caller = callerOf(context);
  const stage1 = checkSpecification(specification, facts, caller);
  const stage2 = isRefused(stage1) ? [] : checkInventory(specification, facts);
  const stage3 = isRefused([...stage1, ...stage2]) ? [] : checkNameIsFree(specification, facts);
  return { facts, inventory, caller, stage1, stage2, stage3 };
}

function callerOf({ session }: OperationContext): Caller {
  const { credentials } = session.request;
  return credentials.kind === 'password'
    ? { credentials: 'password', userName: credentials.userName }
    : { credentials: 'ticket', userName: session.user.userName };
}
