import { usageFailure } from '../cli/failure.ts';

/** Where a vCenter's web services are. */
export interface VcenterAddress {
  /** `https://host[:port]/sdk` */
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

const HTTPS_PORT = 443;

/**
 * Address of a vCenter; `/sdk` is added if it is missing.
 * @throws CommandFailure if it is no https URL or holds a user name or password
 */
export function parseVcenterUrl(text: string): VcenterAddress {
  const url = parseUrl('-url', text, 'https://vc.example.com/sdk');
  if (url.protocol !== 'https:') throw usageFailure('-url: the vCenter must be reached by https://.');
  const path = url.pathname.replace(/\/+$/, '');
  return {
    url: `${url.origin}${path.endsWith('/sdk') ? path : `${path}/sdk`}`,
    host: bareHost(url),
    port: portOf(url),
  };
}

/**
 * Address of the manifest.
 * @throws CommandFailure if it is no http or https URL or holds a user name or password
 */
export function parsePluginUrl(option: string, text: string): URL {
  return parseUrl(option, text, 'https://plugin.example.com:9443/vic/plugin.zip');
}

/** Port of a URL, the default one included. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? HTTPS_PORT : 80;
}

/** Host of a URL, an IPv6 address without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** The text itself is not repeated in messages: it may hold a password. */
function parseUrl(option: string, text: string, example: string): URL {
  const url = URL.parse(text);
  if (url === null) throw usageFailure(`${option}: this is no URL; write it like ${example}.`);
  if (url.username !== '' || url.password !== '') {
    throw usageFailure(`${option}: a URL must not hold a user name or password; use -u and -p.`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw usageFailure(`${option}: only http and https are possible; write it like ${example}.`);
  }
  return url;
}
