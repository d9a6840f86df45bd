/**
 * The answer to a request that cannot be fulfilled: becomes `{"message": …}` with the status (`{"code": …, "message": …}`
 * where `code` is given, as for faults of parameters and body). The message is for people: one clear sentence, no secrets.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number | undefined;
  /** true: nothing is left of what was begun; a task says so by its state */
  readonly isUndone: boolean;
  /** JSON pointer of what in the specification the failed work was for; null: nothing. A task says so. */
  readonly path: string | null;

  constructor(
    status: number,
    message: string,
    options: {
      readonly code?: number;
      readonly cause?: unknown;
      readonly isUndone?: boolean;
      readonly path?: string | null;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.status = status;
    this.code = options.code;
    this.isUndone = options.isUndone ?? false;
    this.path = options.path ?? null;
  }
}
