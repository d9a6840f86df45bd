/**
 * Why there is no answer: no connection, another certificate than the trusted one, no answer in time, the connection broke, an
 * answer larger than allowed, or too many calls that wait for their turn.
 */
export type ConnectionErrorCode = 'unreachable' | 'untrusted' | 'timeout' | 'reset' | 'too-large' | 'busy';

/** The server did not answer. Whether it did what it was asked is unknown unless `mayHaveArrived` is false. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  readonly code: ConnectionErrorCode;
  /** False if the request certainly never reached the server. */
  readonly mayHaveArrived: boolean;

  constructor(
    code: ConnectionErrorCode,
    message: string,
    options: { readonly mayHaveArrived: boolean; readonly cause?: unknown },
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.mayHaveArrived = options.mayHaveArrived;
  }
}
