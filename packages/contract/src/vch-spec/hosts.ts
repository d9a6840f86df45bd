import { addressNumber, isIpv6 } from '../addresses.ts';

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
const MAX_NAME = 253;
export const MAX_PORT = 65_535;

/** Whether a text is a name of DNS: one label or more, each of letters, digits, `_` and inner hyphens. A last label of digits only would be an address. */
function isHostName(text: string): boolean {
  const labels = text.split('.');
  const last = labels.at(-1) ?? '';
  return (
    text.length <= MAX_NAME &&
    labels.every((label) => LABEL.test(label)) &&
    (labels.length === 1 || !/^\d+$/.test(last))
  );
}

/** Whether a text is a host name or an IPv4 address. */
export function isHost(text: string): boolean {
  return addressNumber(text) !== null || isHostName(text);
}

/** Whether a text can stand as host in a URL: a name, an IPv4 address, or an IPv6 address in brackets. */
export function isUrlHost(text: string): boolean {
  return isHost(text) || (text.startsWith('[') && text.endsWith(']') && isIpv6(text.slice(1, -1)));
}

/** Whether a text is a port number from 1 to 65535. */
export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_PORT;
}
