import { InvalidRequestError, TransportError, UntrustedCertificateError, VimFault } from '@vic/vim25';
import { ApiError } from '../api-error.ts';
import type { ServiceLog } from '../log/service-log.ts';
import { faultText } from '../target/fault-text.ts';
import type { RequestScope } from './request-scope.ts';

/** Turns whatever was thrown into what the caller may be told; the cause keeps the rest for the log. */
export function toApiError(error: unknown, operationId: string): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof VimFault) return new ApiError(500, `ServerFaultCode: ${faultText(error)}`, { cause: error });
  if (error instanceof TransportError || error instanceof UntrustedCertificateError) {
    return new ApiError(500, `The connection to the target failed: ${error.message}`, { cause: error });
  }
  if (error instanceof InvalidRequestError) return new ApiError(400, error.message, { cause: error });
  const status = statusOf(error);
  if (status === 413) return new ApiError(413, 'the body is too large', { code: 413, cause: error });
  if (status >= 400 && status < 500)
    return new ApiError(status, 'the request cannot be read', { code: status, cause: error });
  return new ApiError(
    500,
    `The operation failed in a way that was not foreseen: look up op=${operationId} in the log of the service.`,
    {
      cause: error,
    },
  );
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

/** Writes why a request failed into the service's log, with all that the caller is not told, but for secrets. */
export function logFault(
  service: ServiceLog,
  { mask, log }: Pick<RequestScope, 'mask' | 'log'>,
  fault: ApiError,
): void {
  const line = `op=${log.operationId}: ${fault.status} ${reasonText(fault)}`;
  service.write(fault.status >= 500 ? 'error' : 'info', mask.apply(line));
}

/** The whole chain of reasons. */
function reasonText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause === undefined ? '' : `; because: ${reasonText(error.cause)}`;
  const stack = error instanceof ApiError || error instanceof VimFault ? error.message : (error.stack ?? error.message);
  return `${stack}${inner}`;
}
