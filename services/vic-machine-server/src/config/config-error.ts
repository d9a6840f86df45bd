/** The service cannot start as it is configured. The message is one sentence for the administrator and names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
