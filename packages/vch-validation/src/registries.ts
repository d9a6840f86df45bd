import { addressNumber, parseCidr } from '@vic/contract/addresses';
import { LIST_SEPARATOR } from './characters.ts';
import { refusal, warning, type Fault } from './fault.ts';
import { distinctBlocks } from './pem.ts';
import type { VchPlan } from './plan.ts';
import type { VchSpecification } from './specification.ts';
import { textOrNull } from './text.ts';

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
const SCHEME = /^https?:\/\//i;
const MAX_PORT = 65535;

type Registry = VchSpecification['registry'];

/** Stage 2: each entry is a host, optionally with scheme, port and path; in the whitelist also a CIDR block. */
export function checkRegistries(registry: Registry): readonly Fault[] {
  return [
    ...(registry?.insecure ?? []).flatMap((entry, index) => checkInsecure(entry, `/registry/insecure/${index}`)),
    ...(registry?.whitelist ?? []).flatMap((entry, index) => checkListed(entry, `/registry/whitelist/${index}`)),
    ...checkWhitelistWorks(registry),
  ];
}

function checkInsecure(entry: string, path: string): readonly Fault[] {
  if (parseCidr(entry.replace(SCHEME, '')) !== null) {
    const message = `Insecure registry ${entry} is a block of addresses; name each host`;
    return [refusal('registry-block', path, message)];
  }
  return isRegistry(entry) ? [] : [unreadable(entry, 'insecure', path)];
}

function checkListed(entry: string, path: string): readonly Fault[] {
  return parseCidr(entry) !== null || isRegistry(entry) ? [] : [unreadable(entry, 'whitelist', path)];
}

function unreadable(entry: string, list: string, path: string): Fault {
  const shown = entry.replace(/\/\/[^/]*@/, '//***@');
  return refusal('registry-unreadable', path, `${shown} is an invalid format for registry address (${list})`);
}

function isRegistry(entry: string): boolean {
  const [host = '', port, ...rest] = entry.replace(SCHEME, '').replace(/\/.*$/s, '').split(':');
  if (rest.length > 0 || entry.includes(LIST_SEPARATOR) || /\s/.test(entry)) return false;
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > MAX_PORT)) return false;
  const labels = host.replace(/^\*\./, '').split('.');
  return addressNumber(host) !== null || labels.every((label) => LABEL.test(label));
}

/** A whitelist with nothing in it restricts nothing, although insecure registries beside it suggest that it does. */
function checkWhitelistWorks(registry: Registry): readonly Fault[] {
  if (registry?.whitelist?.length !== 0 || (registry.insecure ?? []).length === 0) return [];
  const message = 'The whitelist is empty, so every registry is allowed.';
  const remedy = 'To allow only the insecure registries, name them in the whitelist too.';
  return [warning('whitelist-empty', '/registry/whitelist', message, remedy)];
}

/**
 * Registries as the engine gets them. Insecure ones join a whitelist that is not empty, as they do for the original.
 */
export function planRegistry(registry: Registry): VchPlan['registry'] {
  const insecure = registry?.insecure ?? [];
  const whitelist = registry?.whitelist ?? [];
  const proxies = registry?.image_fetch_proxy;
  return {
    insecure,
    whitelist: whitelist.length === 0 ? [] : [...new Set([...whitelist, ...insecure])],
    authorities: distinctBlocks((registry?.certificate_authorities ?? []).map(({ pem = '' }) => pem)),
    httpProxy: textOrNull(proxies?.http),
    httpsProxy: textOrNull(proxies?.https),
    noProxy: proxies?.no_proxy ?? [],
  };
}
