/**
 * One argument as programs on Windows take their command line apart (`CommandLineToArgvW`): in double quotes, in which a double quote has a
 * backslash before it, and backslashes are doubled where a double quote follows them.
 */
export function windowsArgument(value: string): string {
  const escaped = value.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1');
  return `"${escaped}"`;
}
