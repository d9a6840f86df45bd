import { parseCidr } from '../../addresses.ts';
import { fault, type RuleFault } from '../fault.ts';
import { isHost, isPort, MAX_PORT } from '../hosts.ts';
import { checkCertificateFile } from '../security/rules.ts';
import type { VchSpec } from '../vch-spec.ts';

/** The registries that may be used, and how. */
export function checkRegistry({ registry }: VchSpec): readonly RuleFault[] {
  const { isWhitelistOnly, whitelist, insecure, authorities } = registry;
  return [
    ...(isWhitelistOnly ? checkWhitelist(whitelist, insecure) : []),
    ...insecure.flatMap((entry, index) => checkInsecure(`/registry/insecure/${index}`, entry)),
    ...authorities.flatMap((authority, index) => checkCertificateFile(`/registry/authorities/${index}`, authority)),
  ];
}

/** An empty whitelist would restrict nothing. */
function checkWhitelist(whitelist: readonly string[], insecure: readonly string[]): readonly RuleFault[] {
  if (whitelist.length === 0 && insecure.length === 0) return [fault('/registry/whitelist', 'whitelist-empty')];
  return whitelist.flatMap((entry, index) =>
    parseCidr(entry) === null ? checkEntry(`/registry/whitelist/${index}`, entry) : [],
  );
}

function checkInsecure(path: string, entry: string): readonly RuleFault[] {
  return isBlock(entry) ? [fault(path, 'insecure-registry-block')] : checkEntry(path, entry);
}

/** Whether an entry is a network, with a scheme or without. */
function isBlock(entry: string): boolean {
  return parseCidr(entry.replace(/^https?:\/\//i, '')) !== null;
}

const ENTRY = /^(?:https?:\/\/)?(?:\*\.)?([^\s:/|]+)(?::([^\s:/|]*))?(?:\/[^\s|]*)?$/i;

/** Host, wildcard such as `*.example.com`, with or without scheme, port and path. */
function checkEntry(path: string, entry: string): readonly RuleFault[] {
  if (entry === '') return [fault(path, 'entry-empty')];
  if (isBlock(entry)) return [fault(path, 'registry-unreadable')];
  const [, host = '', port] = ENTRY.exec(entry) ?? [];
  if (!isHost(host)) return [fault(path, 'registry-unreadable')];
  return port === undefined || isPort(port) ? [] : [fault(path, 'registry-port', { limit: MAX_PORT })];
}
