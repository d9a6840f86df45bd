import { readFileSync } from 'node:fs';
import type { Trust } from '@vic/vim25';
import { ConfigError } from './config-error.ts';
import type { VcenterConfig, VicMachineConfig } from './config.schema.ts';
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
  /** `host` or `host:port` as other servers name this vCenter; port 443 is left out */
  readonly address: string;
  readonly vicMachine: VicMachine;
}

/** Where this vCenter's vic-machine-server is, and how it proves itself. */
export interface VicMachine {
  /** origin; null: that of the VIC appliance that vCenter knows */
  readonly origin: string | null;
  /** null: nothing is configured; a found appliance is then trusted by the thumbprint that vCenter has of it only */
  readonly trust: Trust | null;
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
    address: new URL(origin).host,
    vicMachine: toVicMachine(config.vicMachine ?? {}, (name) => key(`vicMachine.${name}`)),
  };
}

function toVicMachine(config: VicMachineConfig, key: (name: string) => string): VicMachine {
  const hasTrust = Boolean(config.thumbprint ?? config.caFile);
  const text = config.url ?? null;
  if (text === null) return { origin: null, trust: hasTrust ? trustOf(config, key) : null };
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.href !== `${url.origin}/`) {
    throw new ConfigError(`The configuration is not valid: ${key('url')} must be like https://host:8443.`);
  }
  return { origin: url.origin, trust: trustOf(config, key) };
}

function originOf({ fqdn, port = 443 }: VcenterConfig, key: string): string {
  const host = fqdn.includes(':') && !fqdn.startsWith('[') ? `[${fqdn}]` : fqdn;
  const text = `https://${host}:${port}`;
  if (!URL.canParse(text) || new URL(text).hostname !== host.toLowerCase()) {
    throw new ConfigError(`The configuration is not valid: ${key} must be a host name or address.`);
  }
  return new URL(text).origin;
}

function trustOf(
  { thumbprint, caFile }: Pick<VcenterConfig, 'thumbprint' | 'caFile'>,
  key: (name: string) => string,
): Trust {
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
