const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;
const MAX_NAME_LENGTH = 253;

/** What a certificate can be good for. */
export interface HostName {
  readonly kind: 'name' | 'address';
  /** as it stands in a certificate: names in ASCII and lower case, addresses in their short form */
  readonly value: string;
}

/** A DNS name (with a wildcard in front if wanted) or an IP address; null: neither. */
export function parseHostName(text: string): HostName | null {
  const host = text.trim();
  if (IPV4.test(host)) return { kind: 'address', value: host };
  if (host.includes(':')) return parseIpv6(host);
  const name = asciiName(host);
  if (name === null || name.length > MAX_NAME_LENGTH || IPV4.test(name)) return null;
  const labels = (name.startsWith('*.') ? name.slice(2) : name).split('.');
  const isName = labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return isName ? { kind: 'name', value: name } : null;
}

function parseIpv6(host: string): HostName | null {
  const url = URL.parse(`http://[${host}]/`);
  return url ? { kind: 'address', value: url.hostname.slice(1, -1) } : null;
}

/** Names of other scripts as DNS knows them (Punycode). */
function asciiName(host: string): string | null {
  if (/^[\x21-\x7e]+$/.test(host)) return host.toLowerCase();
  if (/[\s/?#@\\]/.test(host)) return null;
  return URL.parse(`http://${host}/`)?.hostname ?? null;
}

/** Whether a certificate that is good for `pattern` is good for `host`; a wildcard stands for one label. */
export function coversHost(pattern: string, host: string): boolean {
  const [own, wanted] = [parseHostName(pattern), parseHostName(host)];
  if (own === null || own.kind !== wanted?.kind) return false;
  if (own.value === wanted.value) return true;
  if (!own.value.startsWith('*.')) return false;
  const [first, ...rest] = wanted.value.split('.');
  return first !== '*' && rest.join('.') === own.value.slice(2);
}
