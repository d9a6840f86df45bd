/** The calls by which making and deleting a VCH change something in vSphere: the places at which tests interrupt them. */

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

export const isFile = ({ method }: Place): boolean => method.includes('/');
export const isTask = ({ method }: Place): boolean => method.endsWith('_Task');

/** `ReconfigVM_Task (2)`. */
export const ordinal = ({ method, skip }: Place): string => `${method} (${skip + 1})`;
