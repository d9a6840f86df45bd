/** Where an operation works. */
export interface Scope {
  /**
   * `host` or `host:port` of the vCenter; null if the client's base URL stands for one target already, as that of
   * the plug-in server's proxy does
   */
  readonly target: string | null;
  /** moid of the datacenter; null or left out: all of the target */
  readonly datacenter?: string | null;
  /** SHA-1 of the target's certificate, upper-case hexadecimal with colons; null or left out: its chain is verified */
  readonly thumbprint?: string | null;
}

const TARGET = '/container/target/{target}';
/** What may stand in a segment of a path as it is (RFC 3986, pchar without percent-encoding). */
const SEGMENT = /^[A-Za-z0-9._~:@!$&'()*+,;=[\]-]+$/;

/** A path parameter that cannot be sent: the server does not percent-decode, so it has to go as it is. */
export class PathParameterError extends Error {
  override readonly name = 'PathParameterError';

  constructor(parameter: string) {
    super(`The ${parameter} has characters that cannot be part of an address.`);
  }
}

/**
 * The URL of an operation within a scope. Parameters are put in as they are, `host:port` with its colon; what would become
 * another path is refused.
 * @throws PathParameterError
 */
export function pathIn(scope: Scope): (template: string, parameters: Record<string, unknown>) => string {
  return (template, parameters) =>
    template
      .replace(TARGET, () => scopePath(scope))
      .replaceAll(/\{(\w+)\}/g, (_placeholder, name: string) => segment(name, parameters[name]));
}

function scopePath({ target, datacenter }: Scope): string {
  const inTarget = target === null ? '' : `/container/target/${segment('target', target)}`;
  return typeof datacenter === 'string' ? `${inTarget}/datacenter/${segment('datacenter', datacenter)}` : inTarget;
}

function segment(name: string, value: unknown): string {
  if (typeof value !== 'string' || !SEGMENT.test(value) || value === '.' || value === '..') {
    throw new PathParameterError(name);
  }
  return value;
}
