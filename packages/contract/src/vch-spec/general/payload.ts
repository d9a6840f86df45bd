import type { VchPayload } from '../payload-type.ts';
import type { Taken } from '../resolver.ts';
import { generalDefaults } from './defaults.ts';
import type { General } from './schema.ts';
import { readSyslog, syslogText } from './syslog-text.ts';

/** What the API has at its top level, and the naming of containers. */
export function generalPayload(general: General): Pick<VchPayload, 'name' | 'debug' | 'syslog_addr' | 'container'> {
  const { name, debug, syslog, containerNameConvention } = general;
  return {
    name,
    debug,
    syslog_addr: syslogText(syslog) ?? undefined,
    container: containerNameConvention === '' ? undefined : { name_convention: containerNameConvention },
  };
}

/**
 * Back from a payload. A level of debugging that does not exist becomes the nearest one; a note for a syslog address
 * that cannot be read.
 */
export function takeGeneral({ name = '', debug = 0, syslog_addr = '', container }: VchPayload): Taken<General> {
  const syslog = syslog_addr === '' ? generalDefaults.syslog : readSyslog(syslog_addr);
  const taken = {
    name,
    debug: Math.min(Math.max(Math.trunc(debug), 0), 3),
    syslog: syslog ?? generalDefaults.syslog,
    containerNameConvention: container?.name_convention ?? '',
  };
  return { taken, notes: syslog === null ? [`The syslog server "${syslog_addr}" could not be read.`] : [] };
}
