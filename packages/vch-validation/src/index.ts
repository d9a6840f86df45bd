export type { InventoryObject, Reference } from './reference.ts';
export type * from './facts.ts';
export type { Fault, FaultCode } from './fault.ts';
export type * from './plan.ts';
export type { VchSpecification } from './specification.ts';
export { checkSpecification } from './check-specification.ts';
export { checkInventory } from './check-inventory.ts';
export { checkNameIsFree } from './check-name-is-free.ts';
export {
  checkPatch,
  checkReconfiguration,
  type ExistingVch,
  type ExistingVolumeStore,
} from './check-reconfiguration.ts';
export { PlanError, planVch } from './plan-vch.ts';
