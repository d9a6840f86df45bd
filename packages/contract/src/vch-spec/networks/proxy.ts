import { isUrlHost } from '../hosts.ts';

const PROXY = /^(https?):\/\/(?:([^\s/?#@|]*)@)?([a-z0-9_.-]+|\[[0-9a-f:.]+\]):(\d+)\/?$/i;

/** A proxy taken apart. */
interface ProxyParts {
  readonly scheme: string;
  /** user, perhaps with password; empty: none */
  readonly userInfo: string;
  readonly host: string;
  readonly port: string;
}

/** Takes `http(s)://host:port` apart; null if it is something else. */
export function readProxy(text: string): ProxyParts | null {
  const [, scheme = '', userInfo = '', host = '', port = ''] = PROXY.exec(text) ?? [];
  return scheme === '' || !isUrlHost(host) ? null : { scheme: scheme.toLowerCase(), userInfo, host, port };
}

/** Whether a proxy is named with a password in it. */
export function hasProxyPassword(proxy: string): boolean {
  return withoutProxyPassword(proxy) !== proxy;
}

/**
 * The proxy without the password that may be in it. Of a text that is no URL yet, all that could be one: from the first
 * colon behind the scheme to the last `@`.
 */
export function withoutProxyPassword(proxy: string): string {
  return proxy.replace(/^(https?:\/\/[^:@]*|(?!https?:\/\/)[^:@]*):.*@/is, '$1@');
}
