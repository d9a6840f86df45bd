/**
 * Fault types and what they extend, by the names of the vSphere API: the wire carries only the leaf. A type that is not
 * here is itself only. `VimFault`s are declared by their methods, `RuntimeFault`s can come from any call.
 */
const PARENTS: Readonly<Record<string, string>> = {
  RuntimeFault: 'MethodFault',
  VimFault: 'MethodFault',

  HostCommunication: 'RuntimeFault',
  HostNotConnected: 'HostCommunication',
  HostNotReachable: 'HostCommunication',
  InvalidArgument: 'RuntimeFault',
  InvalidType: 'InvalidArgument',
  InvalidRequest: 'RuntimeFault',
  ManagedObjectNotFound: 'RuntimeFault',
  MethodNotFound: 'InvalidRequest',
  NotEnoughLicenses: 'RuntimeFault',
  NotImplemented: 'RuntimeFault',
  NotSupported: 'RuntimeFault',
  MethodDisabled: 'RuntimeFault',
  DisallowedOperationOnFailoverHost: 'RuntimeFault',
  RequestCanceled: 'RuntimeFault',
  SecurityError: 'RuntimeFault',
  // The API derives it from NoPermission. Here it is not, since "log in again" and "not allowed" are never treated alike.
  NotAuthenticated: 'SecurityError',
  NoPermission: 'SecurityError',
  RestrictedVersion: 'SecurityError',
  SystemError: 'RuntimeFault',
  UnexpectedFault: 'RuntimeFault',

  AlreadyExists: 'VimFault',
  ConcurrentAccess: 'VimFault',
  DuplicateName: 'VimFault',
  FileFault: 'VimFault',
  CannotAccessFile: 'FileFault',
  CannotCreateFile: 'FileFault',
  CannotDeleteFile: 'FileFault',
  FileAlreadyExists: 'FileFault',
  FileLocked: 'FileFault',
  FileNotFound: 'FileFault',
  FileNotWritable: 'FileFault',
  FileTooLarge: 'FileFault',
  NoDiskSpace: 'FileFault',
  InvalidDatastorePath: 'InvalidDatastore',
  InvalidDatastore: 'VimFault',
  DatastoreNotWritableOnHost: 'InvalidDatastore',
  InaccessibleDatastore: 'InvalidDatastore',
  InvalidCollectorVersion: 'MethodFault',
  InvalidFolder: 'VimFault',
  InvalidLogin: 'VimFault',
  InvalidLocale: 'VimFault',
  InvalidName: 'VimFault',
  InvalidPrivilege: 'VimFault',
  InvalidProperty: 'MethodFault',
  InvalidState: 'VimFault',
  InvalidDatastoreState: 'InvalidState',
  InvalidHostState: 'InvalidState',
  InvalidHostConnectionState: 'InvalidHostState',
  InvalidPowerState: 'InvalidState',
  QuestionPending: 'InvalidState',
  MissingController: 'InvalidDeviceSpec',
  VAppNotRunning: 'VmConfigFault',
  NotFound: 'VimFault',
  OutOfBounds: 'VimFault',
  ResourceInUse: 'VimFault',
  ResourceNotAvailable: 'VimFault',
  TaskInProgress: 'VimFault',
  VAppTaskInProgress: 'TaskInProgress',
  Timedout: 'VimFault',
  NoClientCertificate: 'VimFault',
  NoSubjectName: 'VimFault',
  PasswordExpired: 'InvalidLogin',

  VmConfigFault: 'VimFault',
  InvalidVmConfig: 'VmConfigFault',
  InvalidDeviceSpec: 'InvalidVmConfig',
  GenericVmConfigFault: 'VmConfigFault',
  VmToolsUpgradeFault: 'VimFault',
  ToolsUnavailable: 'VimFault',
  GuestOperationsFault: 'VimFault',
  GuestOperationsUnavailable: 'GuestOperationsFault',
  GuestPermissionDenied: 'GuestOperationsFault',
  InvalidGuestLogin: 'GuestOperationsFault',

  InsufficientResourcesFault: 'VimFault',
  InsufficientHostCapacityFault: 'InsufficientResourcesFault',
  InsufficientCpuResourcesFault: 'InsufficientResourcesFault',
  InsufficientMemoryResourcesFault: 'InsufficientResourcesFault',
  InsufficientStorageSpace: 'InsufficientResourcesFault',
  InsufficientFailoverResourcesFault: 'InsufficientResourcesFault',
  InsufficientStandbyResource: 'InsufficientResourcesFault',
  NumVirtualCpusExceedsLimit: 'InsufficientResourcesFault',
};

/** Whether a fault type is `kind` or extends it. */
export function isKindOf(faultType: string, kind: string): boolean {
  const seen = new Set<string>();
  for (let type: string | undefined = faultType; type !== undefined && !seen.has(type);) {
    if (type === kind) return true;
    seen.add(type);
    type = Object.hasOwn(PARENTS, type) ? PARENTS[type] : undefined;
  }
  return false;
}
