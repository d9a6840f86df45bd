import { readFileSync } from 'node:fs';
import type { Trust } from '@vic/vim25';
import { ConfigError } from './config-error.ts';
import type { VcenterConfig } from './config.schema.ts';
import { errorCode } from './load-config.ts';

/** A configured vCenter, ready to be called. */
export interface Vcenter {
  readonly guid: string;
  /** shown to users */
  readonly name: string;
  /** `https://host:port/sdk` */
  readonly sdkUrl: string;
  readonly trust: Trust;
  /** where `/api/ui/…` answers, without a trailing slash */
  readonly clientUrl: string;
  /** whether `clientUrl` is the vCenter's own origin, trusted as `trust` says */
  readonly isOwnClient: boolean;
}

const THUMBPRINT_LENGTHS: readonly number[] = [40, 64];

/**
 * Checks one entry of `vcenters` beyond its schema.
 * @throws ConfigError naming the key
 */
export function toVcenter(guid: string, config: VcenterConfig): Vcenter {
  const key = (name: string) => `"vcenters.${guid}.${name}"`;
  const origin = originOf(config, key('fqdn'));
  const clientUrl = config.clientUrl ?? null;
  return {
    guid,
    name: config.name ?? config.fqdn,
    sdkUrl: `${origin}/sdk`,
    trust: trustOf(config, key),
    clientUrl: clientUrl === null ? origin : checkedClientUrl(clientUrl, key('clientUrl')),
    isOwnClient: clientUrl === null,
  };
}

function originOf({ fqdn, port = 443 }: VcenterConfig, key: string): string {
  const host = fqdn.includes(':') && !fqdn.startsWith('[') ? `[${fqdn}]` : fqdn;
  const text = `https://${host}:${port}`;
  if (!URL.canParse(text) || new URL(text).hostname !== host.toLowerCase()) {
    throw new ConfigError(`The configuration is not valid: ${key} must be a host name or address.`);
  }
  return new URL(text).origin;
}

function trustOf({ thumbprint, caFile }: VcenterConfig, key: (name: string) => string): Trust {
  if (thumbprint && caFile) {
    throw new ConfigError(`The configuration is not valid: set either ${key('thumbprint')} or ${key('caFile')}.`);
  }
  if (thumbprint) {
    const hex = thumbprint.replace(/[: ]/g, '');
    if (THUMBPRINT_LENGTHS.includes(hex.length)) return { thumbprint: hex };
    throw new ConfigError(`The configuration is not valid: ${key('thumbprint')} must have 64 (or 40) hex digits.`);
  }
  if (!caFile) return {};
  try {
    return { ca: readFileSync(caFile, 'utf8') };
  } catch (error) {
    throw new ConfigError(`The file of ${key('caFile')}, ${caFile}, cannot be read (${errorCode(error)}).`);
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function checkedClientUrl(text: string, key: string): string {
  const url = URL.parse(text);
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!url || !isPlain) {
    throw new ConfigError(`The configuration is not valid: ${key} must be a plain URL.`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
    throw new ConfigError(
      `The configuration is not valid: ${key} must be https (http is for loopback addresses only).`,
    );
  }
  return url.href.replace(/\/$/, '');
}
