export type { InventoryObject, Reference } from './reference.ts';
export type * from './facts.ts';
export { isRefused, type Fault, type FaultCode } from './fault.ts';
export { refusalText } from './refusal-text.ts';
export type * from './plan.ts';
export type { VchSpecification } from './specification.ts';
export { checkSpecification } from './check-specification.ts';
export { checkInventory } from './check-inventory.ts';
export type { ReconfiguredVch } from './drs.ts';
export { checkNameIsFree } from './check-name-is-free.ts';
export {
  checkPatch,
  checkReconfiguration,
  type ExistingVch,
  type ExistingVolumeStore,
} from './check-reconfiguration.ts';
export { PlanError, planVch } from './plan-vch.ts';
export { judgeFirewall } from './firewall.ts';
export { operationsCredentials } from './operations-user.ts';
export { findByName, type FindScope, type Found } from './find.ts';
