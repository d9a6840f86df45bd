import { text } from './fields.ts';
import { isKindOf } from './fault-hierarchy.ts';
import type { VimObject } from './values.ts';

/** vCenter understood the call and refused it. */
export class VimFault extends Error {
  override readonly name = 'VimFault';
  /** The leaf type, like `NoPermission`. */
  readonly faultType: string;
  /** The fault's own fields, like `privilegeId`. */
  readonly fault: VimObject;
  /** The method that faulted, if a call did (not a task or a property). */
  readonly method: string | undefined;

  constructor(faultType: string, fault: VimObject = {}, options: { message?: string; method?: string } = {}) {
    const said = options.message?.trim() ?? '';
    super(said === '' ? `vCenter answered with the fault ${faultType}.` : `${said} (${faultType})`);
    this.faultType = faultType;
    this.fault = fault;
    this.method = options.method;
  }

  /** Whether the fault is of this type or of a subclass: an `InvalidPowerState` is an `InvalidState`. */
  is(name: string): boolean {
    return isKindOf(this.faultType, name);
  }

  /** Of an `InvalidArgument`: the property that is wrong. */
  get invalidProperty(): string | undefined {
    return text(this.fault['invalidProperty']);
  }
}

/** Whether an error is a fault of this type or of a subclass of it. */
export function isFault(error: unknown, name: string): error is VimFault {
  return error instanceof VimFault && error.is(name);
}

/**
 * Why no answer could be used: no connection, no answer in time, the connection broke, an answer of a proxy instead of
 * vCenter's, more than the limits allow, or something that is not the XML of an answer.
 */
export type TransportErrorCode = 'unreachable' | 'timeout' | 'reset' | 'http' | 'too-large' | 'not-xml';

/** The call did not get a usable answer. Whether it was carried out is unknown unless `mayHaveArrived` is false. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly code: TransportErrorCode;
  /** HTTP status, for the code `http`. */
  readonly status: number | undefined;
  /** False if the request certainly never reached vCenter. */
  readonly mayHaveArrived: boolean;

  constructor(
    code: TransportErrorCode,
    message: string,
    options: { cause?: unknown; status?: number; mayHaveArrived?: boolean } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.mayHaveArrived = options.mayHaveArrived ?? true;
  }
}

/** The server's certificate is not the one that is trusted. Final: no retry can help. */
export class UntrustedCertificateError extends Error {
  override readonly name = 'UntrustedCertificateError';
  /** The pinned thumbprint; undefined if the chain should have been verified. */
  readonly expected: string | undefined;
  /** SHA-256 thumbprint that the server shows (SHA-1 if that was pinned); undefined if it could not be read. */
  readonly actual: string | undefined;

  constructor(
    message: string,
    options: { expected?: string | undefined; actual?: string | undefined; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.expected = options.expected;
    this.actual = options.actual;
  }
}
