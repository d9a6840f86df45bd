/** The configuration cannot be used. The message is one sentence for the administrator and names the key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
