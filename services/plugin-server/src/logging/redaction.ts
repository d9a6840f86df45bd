/** Keys whose values never reach a log, wherever they stand. */
const SECRET_KEY =
  /token|ticket|cookie|password|secret|authorization|vmware-api-session-id|sec-websocket-protocol|privatekey/i;

/** Secrets inside longer text: session cookies, tickets, tokens, passwords and keys in any of their usual spellings. */
const SECRET_TEXT: readonly [RegExp, string][] = [
  [/(vmware_soap_session\s*=\s*)("[^"]*"|[^;\s"]+)/gi, '$1[redacted]'],
  [/\bticket\.[A-Za-z0-9_-]{8,}/g, 'ticket.[redacted]'],
  [/(<(?:\w+:)?(cloneTicket|password|token|userName)[^>]*>)[^<]*/gi, '$1[redacted]'],
  [/((?:"|\b)(?:[\w-]*(?:token|ticket|password|secret|session-id))"?\s*[:=]\s*)("[^"]*"|[^\s,;&}]+)/gi, '$1[redacted]'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#:@"]*:)[^\s/?#@"]+(?=@)/gi, '$1[redacted]'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[redacted]'],
];

const REDACTED = '[redacted]';
const MAX_DEPTH = 6;
const MAX_TEXT = 4_000;

/** A copy of a value that may be logged: secrets are replaced, long text is cut, nesting is bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[…]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 100).map((entry) => redact(entry, depth + 1));
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]) => [
    key,
    SECRET_KEY.test(key) ? REDACTED : redact(inner, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

function redactText(text: string): string {
  let result = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  for (const [pattern, replacement] of SECRET_TEXT) result = result.replace(pattern, replacement);
  return result;
}

function redactError(error: Error, depth: number): unknown {
  return {
    name: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...('code' in error ? { errorCode: redact(error.code, depth + 1) } : {}),
    ...('faultType' in error ? { faultType: redact(error.faultType, depth + 1) } : {}),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}
