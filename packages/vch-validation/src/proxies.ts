import { LIST_SEPARATOR } from './characters.ts';
import { refusal, type Fault } from './fault.ts';
import type { VchSpecification } from './specification.ts';

const PROXY = /^https?:\/\/(?:[^\s/?#@|]*@)?(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\]):(\d{1,5})\/?$/i;
const MAX_PORT = 65535;
const PATH = '/registry/image_fetch_proxy';
const PREFIX = 'error processing proxies: ';

/** Stage 1: proxies for fetching images are `http(s)://host:port`. A password in one is not repeated in the message. */
export function checkProxies(registry: VchSpecification['registry']): readonly Fault[] {
  const proxies = registry?.image_fetch_proxy;
  return [
    ...checkProxy(proxies?.http, `${PATH}/http`),
    ...checkProxy(proxies?.https, `${PATH}/https`),
    ...checkNoProxy(proxies?.no_proxy),
  ];
}

function checkProxy(proxy: string | undefined, path: string): readonly Fault[] {
  if (proxy === undefined || proxy === '') return [];
  const port = Number(PROXY.exec(proxy)?.[1] ?? 0);
  if (port > 0 && port <= MAX_PORT) return [];
  const shown = proxy.replace(/^(https?:\/\/)?.*@/is, '$1***@');
  const message = `${PREFIX}Could not parse HTTP(S) proxy - expected format http(s)://fqnd_or_ip:port: ${shown}`;
  return [refusal('proxy-format', path, message)];
}

function checkNoProxy(hosts: readonly string[] | undefined): readonly Fault[] {
  if (hosts?.length === 0) {
    const message = `${PREFIX}the list of hosts without proxy is empty; name at least one or leave the list out`;
    return [refusal('no-proxy-empty', `${PATH}/no_proxy`, message)];
  }
  return (hosts ?? []).flatMap((host, index) => {
    if (host.trim() !== '' && !host.includes(LIST_SEPARATOR)) return [];
    return [refusal('no-proxy-characters', `${PATH}/no_proxy/${index}`, `${PREFIX}"${host}" is no host`)];
  });
}
