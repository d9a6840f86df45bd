/** Where the target of a request is: what stands in the path, taken apart. */
export interface TargetAddress {
  /** host name or IP address, an IPv6 address without its brackets */
  readonly host: string;
  readonly port: number;
  readonly sdkUrl: string;
}

const HTTPS_PORT = 443;
const MAX_PORT = 65_535;
/** A name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port. Anything else could lead elsewhere in a URL. */
const ADDRESS = /^(?:([A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9.])?)|\[([0-9A-Fa-f:.]{2,45})\])(?::(\d{1,5}))?$/;

/**
 * Takes `host`, `host:port`, `[v6]` or `[v6]:port` apart. Nothing is percent-decoded.
 * @returns null for anything else
 */
export function parseTargetAddress(text: string): TargetAddress | null {
  const [, name, v6, portText] = ADDRESS.exec(text) ?? [];
  const host = name ?? v6;
  const port = portText === undefined ? HTTPS_PORT : Number(portText);
  if (host === undefined || port < 1 || port > MAX_PORT) return null;
  const url = URL.parse(`https://${name ?? `[${host}]`}:${port}/sdk`);
  return url === null ? null : { host, port, sdkUrl: url.href };
}
