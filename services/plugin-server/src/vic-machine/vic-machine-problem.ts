import { AnswerNotUnderstoodError, VicMachineProblem } from '@vic/vic-machine-api';
import { ConnectionError, OperationNotOfferedError } from '@vic/vic-machine-api/server';
import { ProblemError, toProblemError } from '../errors.ts';

/**
 * What a call to a vic-machine-server failed with, as a problem. What the server itself says is told to the user: it is written for
 * people, and without it nobody knows what to do.
 */
export function vicMachineProblem(error: unknown): ProblemError {
  if (error instanceof VicMachineProblem) return refusal(error);
  if (error instanceof ConnectionError) return connectionProblem(error);
  if (error instanceof OperationNotOfferedError) {
    return new ProblemError('unsupported', {
      detail: 'The vic-machine-server of this vCenter cannot do this.',
      cause: error,
    });
  }
  if (error instanceof AnswerNotUnderstoodError) {
    return new ProblemError('vic-machine-unavailable', { detail: error.message, cause: error });
  }
  return toProblemError(error);
}

function refusal(cause: VicMachineProblem): ProblemError {
  const { status, message: detail } = cause;
  switch (status) {
    case 401:
      return new ProblemError('session-ended', { cause });
    case 404:
      return new ProblemError('not-found', { detail, cause });
    case 409:
      return new ProblemError('busy', { detail, cause });
    case 501:
      return new ProblemError('unsupported', { detail, cause });
    default:
      return new ProblemError('vic-machine-refused', { detail, cause });
  }
}

function connectionProblem(cause: ConnectionError): ProblemError {
  const { message: detail } = cause;
  switch (cause.code) {
    case 'untrusted':
      return new ProblemError('vic-machine-untrusted', { detail, cause });
    case 'busy':
      return new ProblemError('too-many-requests', { detail, cause });
    case 'too-large':
      return new ProblemError('too-large', { detail, cause });
    case 'unreachable':
    case 'timeout':
    case 'reset':
      return new ProblemError('vic-machine-unavailable', { detail, cause });
  }
}
