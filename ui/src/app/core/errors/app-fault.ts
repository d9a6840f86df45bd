import type { ProblemCode } from '@vic/contract';

/**
 * Faults that arise in the browser itself, beside those that the server names.
 * `client-missing`: the page is not inside the vSphere Client. `client-timeout`: the client did not answer.
 * `unreachable`: no answer from the plug-in server. `timeout`: it took too long.
 * `contract`: its answer does not match the schema. `defect`: our own program failed.
 */
type BrowserFaultCode = 'client-missing' | 'client-timeout' | 'unreachable' | 'timeout' | 'contract' | 'defect';

/** What went wrong, whoever says so. */
export type FaultCode = ProblemCode | BrowserFaultCode;

/** A value of the request that the server refused. */
export interface FieldFault {
  /** JSON pointer into what was sent */
  readonly path: string;
  readonly message: string;
}

/** What a fault is made of. */
export interface FaultFacts {
  readonly code: FaultCode;
  /** what exactly is wrong, as the server says it; empty where the code says it all */
  readonly detail?: string;
  /** HTTP status; 0 without answer */
  readonly status?: number;
  /** finds the request in the server's log; null when it never got there */
  readonly correlationId?: string | null;
  readonly fields?: readonly FieldFault[];
  readonly cause?: unknown;
}

/** The one error type of the ui. Title and remedy are translations by code: `fault.<code>.title` and `.remedy`. */
export class AppFault extends Error {
  readonly code: FaultCode;
  readonly detail: string;
  readonly status: number;
  readonly correlationId: string | null;
  /** which values are at fault; empty where the server does not name any */
  readonly fields: readonly FieldFault[];

  constructor({ code, detail = '', status = 0, correlationId = null, fields = [], cause }: FaultFacts) {
    super(`${code} ${detail}`.trim(), { cause });
    this.name = 'AppFault';
    this.code = code;
    this.detail = detail;
    this.status = status;
    this.correlationId = correlationId;
    this.fields = fields;
  }
}

/** Whatever was thrown, as a fault that can be shown. */
export function toFault(thrown: unknown): AppFault {
  if (thrown instanceof AppFault) return thrown;
  if (thrown instanceof Error && thrown.cause instanceof AppFault) return thrown.cause;
  return new AppFault({ code: 'defect', cause: thrown });
}
