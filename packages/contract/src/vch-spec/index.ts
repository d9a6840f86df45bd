/** The only description of a VCH to be made: schema, defaults, fields, rules and what is made of them. */
export * from './general/schema.ts';
export * from './compute/schema.ts';
export * from './storage/schema.ts';
export * from './networks/schema.ts';
export { containerNetworkDefaults } from './networks/defaults.ts';
export * from './security/schema.ts';
export * from './registry/schema.ts';
export * from './operations-user/schema.ts';
export * from './vch-spec.ts';
export { SPEC_FAULTS, type SpecFault, type SpecFaultCode } from './fault.ts';
export { checkSlice, checkSpec } from './check.ts';
export { MAX_NAME_BYTES, nameBytes } from './general/rules.ts';
export { DEFAULT_BRIDGE_WIDTH } from './networks/rules.ts';
export {
  addressOfRole,
  effectiveNameServers,
  hasOwnNetwork,
  isOnSamePortGroup,
  networkOfRole,
  ROLE_NAMES,
  type RoleName,
} from './networks/roles.ts';
export { clientsAreVerified, commonNameOf } from './security/rules.ts';
export {
  addressNumber,
  addressText,
  isForHost,
  isInSubnet,
  parseCidr,
  parseRange,
  subnetOf,
  subnetText,
} from '../addresses.ts';
export { isHost, isPort, isUrlHost } from './hosts.ts';
export { toMHz, toMiB } from './compute/units.ts';
export type { Text } from './text.ts';
export type { Shown } from './show.ts';
export type { Field } from './field.ts';
export { fieldAt, fieldOf, FIELDS, isUsed } from './fields.ts';
export { toSummary } from './summary.ts';
export { changedAdvanced, diff } from './diff.ts';
export type { VchPayload } from './payload-type.ts';
export { toPayload } from './payload.ts';
export { fromPayload } from './from-payload.ts';
export type { PayloadResolver } from './resolver.ts';
export { payloadPathToField, type FieldPlace } from './payload-fault.ts';
export { withoutSecrets } from './secrets.ts';
export { parseExport, toExport } from './export.ts';
export type { CliArgument } from './cli/argument.ts';
export type { CliContext } from './cli/connection.ts';
export { toArgv, type CliLine } from './cli/line.ts';
export { quote, quoteWithComments, type Shell } from './cli/quote.ts';
