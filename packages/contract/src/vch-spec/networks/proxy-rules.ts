import { fault, type RuleFault } from '../fault.ts';
import { isPort, MAX_PORT } from '../hosts.ts';
import { readProxy } from './proxy.ts';
import type { Networks } from './schema.ts';

/** Proxies for fetching images, and the hosts that are reached without one. */
export function checkProxy({ http, https, exceptions }: Networks['proxy']): readonly RuleFault[] {
  const path = '/networks/proxy';
  return [
    ...checkUrl(`${path}/http`, http),
    ...checkUrl(`${path}/https`, https),
    ...exceptions.flatMap((host, index) => checkException(`${path}/exceptions/${index}`, host)),
  ];
}

function checkUrl(path: string, text: string): readonly RuleFault[] {
  if (text === '') return [];
  const proxy = readProxy(text);
  if (proxy === null) return [fault(path, 'proxy-unreadable')];
  return isPort(proxy.port) ? [] : [fault(path, 'proxy-port', { limit: MAX_PORT })];
}

/** The list is written with commas, and kept with bars between its entries. */
function checkException(path: string, host: string): readonly RuleFault[] {
  if (host === '') return [fault(path, 'entry-empty')];
  return /^[^\s,|]+$/.test(host) ? [] : [fault(path, 'proxy-exception-unreadable')];
}
