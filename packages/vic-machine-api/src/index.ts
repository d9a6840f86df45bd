import type { components } from './generated/vic-machine-server.ts';

export type { Change, TaskEvent } from './client/answer.ts';
export {
  createVicMachineClient,
  type CallOptions,
  type ChangeOptions,
  type ComputeOptions,
  type FollowOptions,
  type UpgradeChoice,
  type ValidateOptions,
  type VicMachineClient,
  type VicMachineClientOptions,
} from './client/client.ts';
export { credentialsHeader, type Credentials } from './client/credentials.ts';
export type { MergePatch } from './client/merge-patch.ts';
export { AnswerNotUnderstoodError, isNotOffered, problemOf, VicMachineProblem } from './client/problem.ts';
export { PathParameterError, type Scope } from './client/scope.ts';
export { differences, type Difference } from './vch/differences.ts';
export { fromSpecification, type Expected } from './vch/from-specification.ts';
export type { StoreLocation } from './vch/store-location.ts';
export { toUpgradeStatus, toVchSummary, type UpgradeStatus, type VchSummary } from './vch/summary.ts';
export {
  toVch,
  type Allocation,
  type ContainerNetwork,
  type EndpointNetwork,
  type Shares,
  type Vch,
  type VchSettings,
  type VolumeStore,
} from './vch/vch.ts';
export type { components, operations, paths } from './generated/vic-machine-server.ts';

/** The bodies of the API by name, such as `Schemas['VCH']`. */
export type Schemas = components['schemas'];
