/** What an answer may be at most; beyond it the call ends with the transport error `too-large`. */
export interface Limits {
  /** Bytes of one answer. */
  readonly bytes: number;
  /** Objects of one read, all its pages together. */
  readonly objects: number;
  /** Length of one text or one tag. */
  readonly textLength: number;
  /** Elements within elements. */
  readonly nesting: number;
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 256 * 1024 * 1024,
  objects: 200_000,
  textLength: 16 * 1024 * 1024,
  nesting: 64,
};

/** How long a call may take, in milliseconds. */
export interface Timeouts {
  /** Until the TLS connection stands. */
  readonly connectMs: number;
  /** Until the answer begins. */
  readonly headersMs: number;
  /** The whole ordinary call. */
  readonly totalMs: number;
  /** The first page of a read, which vCenter builds while we wait. */
  readonly firstPageMs: number;
  /** How much longer than asked a wait for updates may stay silent. */
  readonly waitMarginMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = {
  connectMs: 5_000,
  headersMs: 30_000,
  totalMs: 60_000,
  firstPageMs: 120_000,
  waitMarginMs: 30_000,
};
