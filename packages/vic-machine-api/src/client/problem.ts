import type { Schemas } from '../index.ts';

/** A failure that the server answered with. The message is for people and may quote the target. */
export class VicMachineProblem extends Error {
  override readonly name = 'VicMachineProblem';
  /** HTTP status */
  readonly status: number;
  /** only of failures before the operation: the status, or for 422 a number from 600 */
  readonly code: number | undefined;

  constructor(status: number, message: string, code?: number) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** An answer of success whose body is not what the operation answers with: another kind of server, or a page of a proxy. */
export class AnswerNotUnderstoodError extends Error {
  override readonly name = 'AnswerNotUnderstoodError';
}

/**
 * The problem that the body of a failure tells of. It is judged by what it is, not by its `Content-Type`, which the server
 * does not set by the body: an object with `message`, a JSON string, or plain text.
 * @param body parsed if it was JSON, else the text; undefined if there was none
 */
export function problemOf(status: number, body: unknown): VicMachineProblem {
  if (isError(body)) return new VicMachineProblem(status, body.message, body.code);
  if (typeof body === 'string' && body.trim() !== '' && !/^\s*<(?:!doctype|html)/i.test(body)) {
    return new VicMachineProblem(status, body.trim());
  }
  return new VicMachineProblem(status, `The server answered with status ${status} and no message.`);
}

function isError(body: unknown): body is Schemas['Error'] {
  return (
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    typeof body.message === 'string' &&
    (!('code' in body) || typeof body.code === 'number')
  );
}

/** Whether the server declares the operation but does not have it (501), as the original does for several. */
export function isNotOffered(error: unknown): boolean {
  return error instanceof VicMachineProblem && error.status === 501;
}
