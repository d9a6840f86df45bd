import type { TypedOptions } from '../cli/command-line.ts';
import type { Terminal } from '../cli/terminal.ts';
import type { Credentials, Network, VcenterTarget } from '../registration/vcenter-session.ts';

/** What a command works with. */
export interface CommandContext {
  readonly options: TypedOptions;
  readonly network: Network;
  readonly terminal: Terminal;
  readonly now: () => Date;
}

/** What a command that logs in works with. */
export interface LoggedInContext extends CommandContext {
  readonly targets: readonly VcenterTarget[];
  readonly credentials: Credentials;
}
