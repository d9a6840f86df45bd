import type { AddedOperation, Capabilities } from './capabilities.ts';
import type { Clock } from './clock.ts';
import type { PollLimits } from './outcome.ts';

/** What all work on one server shares. */
export interface Policies {
  readonly clock: Clock;
  readonly poll: PollLimits;
  /** What the server can; asked once. */
  capabilities(): Promise<Capabilities>;
  /** The server answered 501 to this operation. */
  forget(operation: AddedOperation): void;
  /** Runs a call for a single VCH when it is its turn. */
  oneAtATime<T>(call: () => Promise<T>, options: TurnOptions): Promise<T>;
}

/** How one waits for a turn. */
export interface TurnOptions {
  /** Ends the waiting; a call that was sent keeps its turn until the server has answered. */
  readonly signal: AbortSignal | undefined;
  /** A change that has begun is waited for, whatever the signal says. */
  readonly isChange: boolean;
}
