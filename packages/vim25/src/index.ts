export * from './values.ts';
export * from './fields.ts';
export {
  connect,
  type CallOptions,
  type CallReport,
  type ConnectOptions,
  type FileTransfer,
  type VimClient,
} from './client.ts';
export { SYSTEM_CLOCK, type Clock } from './clock.ts';
export { isFault, TransportError, UntrustedCertificateError, VimFault, type TransportErrorCode } from './errors.ts';
export { isKindOf } from './fault-hierarchy.ts';
export { fetchThumbprint, normalizeThumbprint, type ShownCertificate, type Trust } from './wire/trust.ts';
export { DEFAULT_LIMITS, DEFAULT_TIMEOUTS, type Limits, type Timeouts } from './wire/limits.ts';
export { InvalidRequestError, type AnyValue, type TypedText } from './wire/encode.ts';
export { read, write, type MethodDeclaration } from './methods/declaration.ts';
export { METHODS, type MethodArgs, type MethodName, type MethodResult } from './methods/table.ts';
export type { OptionValue, ReadOption } from './methods/option-value.ts';
export type { VirtualMachineConfigSpec } from './methods/vm-config-spec.ts';
export type { VirtualDevice, VirtualDeviceBacking, VirtualDeviceConfigSpec } from './methods/virtual-device.ts';
export type { Permission, Principal, Role } from './authorization-record.ts';
export type { Feature, LicenseAssignment } from './license-record.ts';
export type { GuestProcess } from './guest-process.ts';
export type { AboutInfo, ServiceContent } from './service-content.ts';
export type { UserSession } from './user-session.ts';
export type { ObjectContent, RetrieveResult } from './object-content.ts';
export * from './property-filter.ts';
export { retrieve, retrieveEach, retrieveObjects, type RetrieveOptions } from './retrieve.ts';
export { createContainerView, withContainerView, withListView } from './views.ts';
export { extraConfigEntries, keyedPath, keyedValue } from './extra-config.ts';
export type * from './extension-record.ts';
export type { EntityPrivilege } from './entity-privilege.ts';
export type { ObjectChange } from './feed/update-set.ts';
export * from './extensions.ts';
export { hasPrivilegeOnEntities } from './permissions.ts';
export * from './power.ts';
export { requiredManager } from './managers.ts';
export * from './tasks.ts';
export * from './snapshots.ts';
export * from './devices.ts';
export * from './firewall.ts';
export * from './licenses.ts';
export * from './roles.ts';
export { isAdministrator, isSameAccount } from './administrators.ts';
export * from './guest-programs.ts';
export * from './vm-groups.ts';
export * from './datastore-files.ts';
export * from './search-index.ts';
export { foldersNamed, type PlacedFolder } from './folders.ts';
export { latestEvents, queryEvents, type EventFilter, type VimEvent } from './events.ts';
export { sessionRenewal, type SessionRenewal } from './renewal.ts';
export { startFeed, type Feed, type FeedEvent, type FeedOptions } from './feed/feed.ts';
