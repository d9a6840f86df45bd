import { isPort } from '../hosts.ts';
import type { General } from './schema.ts';

type Syslog = General['syslog'];

const SYSLOG = /^(tcp|udp):\/\/(\[[^\]]*\]|[^/?#\s@:]+)(?::(\d*))?\/?$/i;

/** A syslog server as URL, such as `udp://log.example.com:514`; null: none. */
export function syslogText({ transport, host, port }: Syslog): string | null {
  if (host === '') return null;
  return `${transport}://${host}${port === null ? '' : `:${port}`}`;
}

/** Takes such a URL apart; null if it is something else. */
export function readSyslog(text: string): Syslog | null {
  const [, transport = '', host = '', port = ''] = SYSLOG.exec(text) ?? [];
  if (host === '' || (port !== '' && !isPort(port))) return null;
  return {
    transport: transport.toLowerCase() === 'udp' ? 'udp' : 'tcp',
    host,
    port: port === '' ? null : Number(port),
  };
}
