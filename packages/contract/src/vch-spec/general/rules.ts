import { forbiddenInName, hasControlCharacter } from '../characters.ts';
import { fault, type RuleFault } from '../fault.ts';
import { isUrlHost } from '../hosts.ts';
import type { VchSpec } from '../vch-spec.ts';

export const MAX_NAME_BYTES = 31;
const FOLDER_STEPS = ['.', '..'];
/** 80 characters of a VM's name without the 12 of a short container id */
const MAX_CONVENTION_LENGTH = 68;
const TOKENS = ['{id}', '{name}'] as const;

/** Name, names of containerVMs and syslog server. */
export function checkGeneral({ general }: VchSpec): readonly RuleFault[] {
  return [
    ...checkName(general.name),
    ...checkConvention(general.containerNameConvention),
    ...checkSyslog(general.syslog),
  ];
}

/** The length that counts of a name: that of its UTF-8 form. */
export function nameBytes(name: string): number {
  return new TextEncoder().encode(name).length;
}

function checkName(name: string): readonly RuleFault[] {
  const path = '/general/name';
  if (name.trim() === '') return [fault(path, 'name-missing')];
  // A folder on the datastore is called like the VCH.
  if (FOLDER_STEPS.includes(name.trim())) return [fault(path, 'name-reserved')];
  const character = forbiddenInName(name);
  if (character !== null) return [fault(path, 'name-characters', { character })];
  const bytes = nameBytes(name);
  return bytes > MAX_NAME_BYTES ? [fault(path, 'name-too-long', { bytes, limit: MAX_NAME_BYTES })] : [];
}

function checkConvention(convention: string): readonly RuleFault[] {
  const path = '/general/containerNameConvention';
  if (convention === '') return [];
  if (hasControlCharacter(convention)) return [fault(path, 'naming-convention-characters')];
  const token = TOKENS.find((one) => convention.includes(one));
  if (token === undefined) return [fault(path, 'naming-convention-without-token')];
  if (convention.replace(token, '').length <= MAX_CONVENTION_LENGTH) return [];
  return [fault(path, 'naming-convention-too-long', { limit: MAX_CONVENTION_LENGTH })];
}

function checkSyslog({ host, port }: VchSpec['general']['syslog']): readonly RuleFault[] {
  const path = '/general/syslog/host';
  if (host === '') return port === null ? [] : [fault(path, 'syslog-host-missing')];
  return isUrlHost(host) ? [] : [fault(path, 'syslog-host-unreadable')];
}
