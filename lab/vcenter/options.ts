/** Limits and times of the simulated vCenter; tests shorten them. */
export interface VcenterOptions {
  /** An idle session ends after this. */
  readonly sessionIdleMs: number;
  /** Any session ends after this, idle or not; Infinity on a vCenter. */
  readonly sessionLifetimeMs: number;
  /** How long a task of our own takes. */
  readonly taskMs: number;
  /** The server's policy for pages and update sets, whatever is asked for. */
  readonly maxPageObjects: number;
  readonly maxObjectUpdates: number;
  readonly maxEventCollectors: number;
}

export const DEFAULT_OPTIONS: VcenterOptions = {
  sessionIdleMs: 30 * 60_000,
  sessionLifetimeMs: Infinity,
  taskMs: 700,
  maxPageObjects: 1000,
  maxObjectUpdates: 1000,
  maxEventCollectors: 32,
};
