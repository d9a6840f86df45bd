import { ApiError } from '../api-error.ts';
import { failureText } from '../create/failure-text.ts';
import { runSteps, StepsFailedError, type Step } from '../create/steps.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Does the steps of a change, or takes back those that began.
 * @param purpose what the answer begins with: `failed to reconfigure VCH`
 * @throws ApiError 409 that a step itself found, 500 for work that failed, 503 when the service ends
 */
export async function runChange(context: OperationContext, purpose: string, steps: readonly Step[]): Promise<void> {
  const { client } = context.session;
  try {
    await runSteps(steps, { context, clock: client.clock, renewSession: () => renewSession(context) });
  } catch (error) {
    throw failureOf(context, purpose, error);
  }
}

/** A session that ended can be had again with a password; a ticket is good for one. */
async function renewSession({ session }: OperationContext): Promise<boolean> {
  const { credentials } = session.request;
  if (credentials.kind !== 'password') return false;
  await session.client.login(credentials.userName, credentials.password);
  return true;
}

function failureOf({ signal }: OperationContext, purpose: string, error: unknown): Error {
  const left = error instanceof StepsFailedError ? error.left : [];
  const cause = error instanceof StepsFailedError ? error.cause : error;
  if (cause instanceof ApiError && left.length === 0) return cause;
  const reason = signal.aborted ? 'the server was stopped while it worked' : failureText(cause);
  const message = `${purpose}: ${reason}. ${leftText(left)}`;
  return new ApiError(signal.aborted ? 503 : 500, message, { cause: error, isUndone: left.length === 0 });
}

function leftText(left: readonly string[]): string {
  if (left.length === 0) return 'It is as it was before';
  return `This could not be taken back: ${left.join(', ')}. See to it in vSphere`;
}
