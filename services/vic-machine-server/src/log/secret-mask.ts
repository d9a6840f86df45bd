const MASK = '[redacted]';

/** Shorter ones would blot out ordinary words; what is this short protects nothing. */
const SHORTEST_SECRET = 4;

/** Secrets that are told by their form, wherever they came from. */
const SECRET_TEXT: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g, MASK],
  [/(vmware_soap_session\s*=\s*)("[^"]*"|[^;\s"]+)/gi, `$1${MASK}`],
  [/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._-]{6,}/g, `$1 ${MASK}`],
  [/(<(?:\w+:)?(?:cloneTicket|password|token)(?:\s[^>]*)?>)[^<]*/gi, `$1${MASK}`],
];

/** Takes the secrets of one request out of what is written about it. */
export interface SecretMask {
  /** Adds texts that must never be written. */
  add(...secrets: readonly string[]): void;
  apply(text: string): string;
}

/** Starts with no known secrets but those that are told by their form. */
export function createSecretMask(): SecretMask {
  const known = new Set<string>();
  return {
    add(...secrets) {
      for (const secret of secrets) {
        if (secret.length < SHORTEST_SECRET) continue;
        known.add(secret);
        known.add(JSON.stringify(secret).slice(1, -1));
        known.add(encodeURIComponent(secret.toWellFormed()));
        known.add(secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
      }
    },
    apply(text) {
      let result = text;
      for (const secret of [...known].sort((a, b) => b.length - a.length)) result = result.replaceAll(secret, MASK);
      for (const [pattern, replacement] of SECRET_TEXT) result = result.replace(pattern, replacement);
      return result;
    },
  };
}

/** Names of the fields of bodies whose values are secret. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['password', 'root_password', 'private_key']);

/** All texts of a body that are secret: below a field with a secret's name. */
export function secretsOf(body: unknown, isSecret = false): string[] {
  if (typeof body === 'string') return isSecret ? [body] : [];
  if (typeof body !== 'object' || body === null) return [];
  if (Array.isArray(body)) return body.flatMap((entry) => secretsOf(entry, isSecret));
  return Object.entries(body).flatMap(([name, value]) => secretsOf(value, isSecret || SECRET_FIELDS.has(name)));
}
