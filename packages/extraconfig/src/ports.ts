/** Ports of a container as its networks record them. */

/** One port. `hostPort` is null when it is exposed but not published. */
export interface PortText {
  readonly hostPort: string | null;
  readonly containerPort: string;
  /** `tcp`, `udp` */
  readonly protocol: string;
}

const PORT = /^(?:(\d{1,5}(?:-\d{1,5})?):)?(\d{1,5}(?:-\d{1,5})?)(?:\/([A-Za-z]{1,10}))?$/;

/**
 * Reads `8080:80/tcp` or `80/tcp`; without a protocol it is `tcp`, ports may be ranges.
 * @returns null for anything else
 */
export function parsePort(text: string): PortText | null {
  const match = PORT.exec(text);
  if (match === null) return null;
  const [, hostPort, containerPort = '', protocol = 'tcp'] = match;
  return { hostPort: hostPort ?? null, containerPort, protocol: protocol.toLowerCase() };
}
