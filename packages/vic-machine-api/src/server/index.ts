export { detectCapabilities, type AddedOperation, type Capabilities } from './capabilities.ts';
export type { Clock } from './clock.ts';
export { ConnectionError, type ConnectionErrorCode } from './connection-error.ts';
export type { CreateOutcome, DeleteOutcome, PollLimits } from './outcome.ts';
export type { ServerTrust } from './pin.ts';
export { VicMachineServer, type VicMachineServerOptions } from './server.ts';
export { OperationNotOfferedError, VicMachineTarget, type ChangeOutcome, type WaitOptions } from './target.ts';
export type { TransportLimits } from './transport.ts';
export { compatibility, parseVersion, type Compatibility, type ServerVersion, type VersionRange } from './version.ts';
