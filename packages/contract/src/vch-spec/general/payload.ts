import type { VchPayload } from '../payload-type.ts';
import type { Taken } from '../resolver.ts';
import { generalDefaults } from './defaults.ts';
import type { General } from './schema.ts';
import { readSyslog, syslogText } from './syslog-text.ts';

export function generalPayload(general: General): Pick<VchPayload, 'name' | 'debug' | 'syslog_addr' | 'container'> {
  const { name, debug, syslog, containerNameConvention } = general;
  return {
    name,
    debug,
    syslog_addr: syslogText(syslog) ?? undefined,
    container: containerNameConvention === '' ? undefined : { name_convention: containerNameConvention },
  };
}

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
