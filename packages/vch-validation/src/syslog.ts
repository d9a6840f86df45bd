import { refusal, type Fault } from './fault.ts';
import type { VchPlan } from './plan.ts';

const ADDRESS = /^(tcp|udp):\/\/([^/?#\s]*?)(?::(\d*))?\/?$/i;
const DEFAULT_PORT = 514;
const MAX_PORT = 65535;
const PATH = '/syslog_addr';

interface SyslogParts {
  readonly network: 'tcp' | 'udp';
  readonly host: string;
  readonly port: number;
}

function readSyslog(address: string): SyslogParts | null {
  const [, network = '', host = '', port = ''] = ADDRESS.exec(address) ?? [];
  const number = port === '' ? DEFAULT_PORT : Number(port);
  const scheme = network.toLowerCase();
  if ((scheme !== 'tcp' && scheme !== 'udp') || number < 1 || number > MAX_PORT) return null;
  return host.includes('@') ? null : { network: scheme, host, port: number };
}

/** Stage 1: a syslog server is `tcp://host` or `udp://host`, with or without port. */
export function checkSyslogAddress(address: string | undefined): readonly Fault[] {
  if (address === undefined || address === '' || readSyslog(address) !== null) return [];
  const message = `error processing syslog server address: ${address} is not tcp://host:port or udp://host:port`;
  return [refusal('syslog-format', PATH, message)];
}

/** Stage 2: it has a host. */
export function checkSyslogHost(address: string | undefined): readonly Fault[] {
  if (address === undefined || address === '' || readSyslog(address)?.host !== '') return [];
  return [refusal('syslog-host', PATH, `syslog server address ${address} has no host`)];
}

/** Where the logs go; null: nowhere, or to an address that cannot be read. */
export function planSyslog(address: string | undefined): VchPlan['syslog'] {
  const parts = address === undefined || address === '' ? null : readSyslog(address);
  return parts === null ? null : { network: parts.network, address: `${parts.host}:${parts.port}` };
}
