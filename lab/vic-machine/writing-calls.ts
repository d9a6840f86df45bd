/** The calls by which making and deleting a VCH change something in vSphere: the places at which tests interrupt them. */

import type { FaultRule } from '../vcenter/fault-rules.ts';

/** The n-th call of a method. */
export interface Place {
  readonly method: string;
  /** how many calls of the method come before it */
  readonly skip: number;
}

/** Of a creation with everything that can be asked for, as a run without failures makes them. */
export const CREATE_PLACES: readonly Place[] = places([
  'SetEntityPermissions',
  'CreateResourcePool',
  'CreateFolder',
  'CreateVM_Task',
  'MakeDirectory',
  'DisableMethods',
  'ReconfigVM_Task',
  'ReconfigVM_Task',
  'PUT /folder',
  'PUT /folder',
  'PUT /folder',
  'AddAuthorizationRole',
  'AddAuthorizationRole',
  'SetEntityPermissions',
  'SetEntityPermissions',
  'SetEntityPermissions',
  'SetEntityPermissions',
  'ReconfigureComputeResource_Task',
  'PowerOnMultiVM_Task',
]);

/** Of the deletion of such a VCH with its volume stores. */
export const DELETE_PLACES: readonly Place[] = places([
  'DeleteDatastoreFile_Task',
  'PowerOffVM_Task',
  'ReconfigVM_Task',
  'ReconfigureComputeResource_Task',
  'DeleteDatastoreFile_Task',
  'DeleteDatastoreFile_Task',
  'DeleteDatastoreFile_Task',
  'DeleteDatastoreFile_Task',
  'EnableMethods',
  'Destroy_Task',
  'DeleteDatastoreFile_Task',
  'Destroy_Task',
  'Destroy_Task',
]);

function places(methods: readonly string[]): Place[] {
  return methods.map((method, index) => ({
    method,
    skip: methods.slice(0, index).filter((earlier) => earlier === method).length,
  }));
}

/** Of an upgrade without failures. */
export const UPGRADE_CALLS: readonly string[] = [
  'ReconfigVM_Task',
  'PUT /folder',
  'PUT /folder',
  'CreateSnapshot_Task',
  'ShutdownGuest',
  'ReconfigVM_Task',
  'PowerOnMultiVM_Task',
  'StartProgramInGuest',
  'ReconfigVM_Task',
];

export const isFile = ({ method }: Place): boolean => method.includes('/');
const isTask = ({ method }: Place): boolean => method.endsWith('_Task');

/** `ReconfigVM_Task (2)`. */
export const ordinal = ({ method, skip }: Place): string => `${method} (${skip + 1})`;

/** How a call fails. */
export interface Failure {
  readonly title: string;
  readonly rule: Pick<FaultRule, 'fault' | 'at'>;
}

const CALL_FAILURES: readonly Failure[] = [
  { title: 'vCenter refuses', rule: { fault: 'NoPermission' } },
  { title: 'the connection is cut before it', rule: { fault: 'drop' } },
  { title: 'the connection is cut after it', rule: { fault: 'drop', at: 'answer' } },
];
const TASK_FAILURE: Failure = { title: 'its task fails', rule: { fault: 'GenericVmConfigFault', at: 'end' } };
const FILE_FAILURES: readonly Failure[] = [
  { title: 'vCenter refuses', rule: { fault: 'http:403' } },
  { title: 'the connection is cut in the midst', rule: { fault: 'cut:1000' } },
];

/** Every way in which the call of a place can fail. */
export const failuresOf = (place: Place): readonly Failure[] =>
  isFile(place) ? FILE_FAILURES : isTask(place) ? [...CALL_FAILURES, TASK_FAILURE] : CALL_FAILURES;
