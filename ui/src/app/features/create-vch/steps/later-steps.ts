// One chunk of code: with one for each step, some thirty small ones hold what several of them share.
export { ComputeStep } from './compute/compute-step.ts';
export { NetworksStep } from './networks/networks-step.ts';
export { OperationsUserStep } from './operations-user/operations-user-step.ts';
export { RegistryStep } from './registry/registry-step.ts';
export { SecurityStep } from './security/security-step.ts';
export { StorageStep } from './storage/storage-step.ts';
export { SummaryStep } from './summary/summary-step.ts';
