/** A specification checked against a target. */
import {
  checkInventory,
  checkNameIsFree,
  checkSpecification,
  isRefused,
  refusalText,
  type Caller,
  type Fault,
  type InventoryFacts,
  type ReconfiguredVch,
} from '@vic/vch-validation';
import type { Schemas } from '@vic/vic-machine-api';
import { ApiError } from '../api-error.ts';
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

export interface CheckOptions {
  /** the VCH that is to become so; null or left out: a new one, whose name must be free */
  readonly existing?: ReconfiguredVch | null;
  /** false: nobody is logged in as the operations user, whose password may be missing */
  readonly triesLogin?: boolean;
}

/** Reads what the checks need and asks them, changing nothing. */
export async function checkOnTarget(
  context: OperationContext,
  specification: Schemas['VCH'],
  { existing = null, triesLogin = true }: CheckOptions = {},
): Promise<Checked> {
  const { session, signal, log } = context;
  const inventory = await readInventory(session, signal);
  const reading = { signal, operationId: log.operationId, triesLogin };
  const read = await readFacts(session, inventory, specification, reading);
  // Creation sets it before anything else, so that it is no reason to refuse.
  const facts: InventoryFacts = { ...read, persistsSerialPortBacking: { value: true } };
  const caller: Caller = { ...callerOf(context), withholdsPassword: !triesLogin };
  const stage1 = checkSpecification(specification, facts, caller);
  const stage2 = isRefused(stage1) ? [] : checkInventory(specification, facts, existing);
  const isNameChecked = existing === null && !isRefused([...stage1, ...stage2]);
  const stage3 = isNameChecked ? checkNameIsFree(specification, facts) : [];
  return { facts, inventory, caller, stage1, stage2, stage3 };
}

/**
 * Warnings go to the log; errors refuse, as the original does: the first of stage 1, all of stage 2 together.
 * @throws ApiError with the status of the faults
 */
export function refuseFaults({ log }: Pick<OperationContext, 'log'>, { stage1, stage2 }: Checked): void {
  for (const { severity, message } of [...stage1, ...stage2]) if (severity === 'warning') log.warning(message);
  const isError = ({ severity }: Fault): boolean => severity === 'error';
  const first = stage1.find(isError);
  if (first !== undefined) throw new ApiError(first.status, first.message);
  if (stage2.some(isError)) throw new ApiError(400, refusalText(stage2));
}

function callerOf({ session }: OperationContext): Caller {
  const { credentials } = session.request;
  return credentials.kind === 'password'
    ? { credentials: 'password', userName: credentials.userName }
    : { credentials: 'ticket', userName: session.user.userName };
}
