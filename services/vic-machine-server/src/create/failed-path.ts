import { isFault } from '@vic/vim25';

const IMAGE_STORE = '/storage/image_stores/0';

/** What vCenter says of a datastore that is full, gone or read-only, and of the files on it. */
const DATASTORE_FAULTS = ['FileFault', 'InsufficientStorageSpace', 'InvalidDatastore', 'InvalidDatastoreState'];

/**
 * What in the specification a failure is about: what the failed step is for, but the image store where vCenter complains of
 * a datastore. All files of the endpoint VM lie there.
 * @param stepPath JSON pointer; null: the step is for nothing in the specification
 */
export function failedPath(stepPath: string | null, error: unknown): string | null {
  const isOfStorage = stepPath?.startsWith('/storage/') === true;
  return !isOfStorage && causesOf(error).some(isDatastoreFault) ? IMAGE_STORE : stepPath;
}

const isDatastoreFault = (error: unknown): boolean => DATASTORE_FAULTS.some((name) => isFault(error, name));

/** The error and what it came from, as far as that is told. */
function causesOf(error: unknown): unknown[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
