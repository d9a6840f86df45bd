/** Stable names of what can be wrong; texts may change, these do not. */
export type FaultCode = string;

/** One thing that is wrong with a specification. */
export interface Fault {
  readonly code: FaultCode;
  /** JSON pointer of the field in the specification; empty: the whole */
  readonly path: string;
  /** one sentence; the original's text where it has one */
  readonly message: string;
  /** what to do about it, where the message does not say */
  readonly remedy?: string;
  /** `warning`: worth telling, no reason to refuse */
  readonly severity: 'error' | 'warning';
  /** HTTP status of a refusal because of it */
  readonly status: 400 | 409 | 500;
}
