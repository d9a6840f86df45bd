import { HttpErrorResponse } from '@angular/common/http';
import { Problem } from '@vic/contract';
import { TimeoutError } from 'rxjs';
import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/schema';
import { AppFault, toFault } from '../errors/app-fault.ts';

const GATEWAY_STATUSES: readonly number[] = [502, 503, 504];

/**
 * An answer's body as the contract types it.
 * @throws AppFault `contract` when it does not match the schema
 */
export function parseAnswer<S extends TSchema>(schema: S, body: unknown): Static<S> {
  if (Check(schema, body)) return body;
  throw new AppFault({ code: 'contract' });
}

/** What a failed request means. Bodies that are no problem document come from something between us and our server. */
export function requestFault(thrown: unknown): AppFault {
  if (thrown instanceof TimeoutError) return new AppFault({ code: 'timeout', cause: thrown });
  if (!(thrown instanceof HttpErrorResponse)) return toFault(thrown);
  const { status } = thrown;
  const body: unknown = thrown.error;
  if (Check(Problem, body)) {
    const { code, detail, correlationId, fields = [] } = body;
    return new AppFault({ code, detail, status, correlationId, fields });
  }
  if (status === 401) return new AppFault({ code: 'session-ended', status });
  if (status === 0 || status === 404 || GATEWAY_STATUSES.includes(status)) {
    return new AppFault({ code: 'unreachable', status });
  }
  return new AppFault({ code: status >= 200 && status < 300 ? 'contract' : 'internal', status });
}
