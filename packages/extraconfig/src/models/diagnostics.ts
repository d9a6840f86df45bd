import { field, integer, list, pointer, struct, text, time } from '../kinds.ts';

/** One unexpected end of something that is started again. */
export const exitLog = struct('ExitLog', {
  time: field('Time', time),
  exitStatus: field('ExitStatus', integer),
  message: field('Message', text),
});

export const syslog = struct('SysLogConfig', {
  /** `tcp` or `udp` */
  network: field('Network', text),
  /** host and port */
  remoteAddress: field('RAddr', text),
});

export const diagnostics = struct('Diagnostics', {
  debugLevel: field('DebugLevel', integer, { scope: 'read-only', key: 'debug' }),
  /** how often it was started again after an error */
  resurrections: field('ResurrectionCount', integer, { scope: 'read-write', key: 'resurrections' }),
  exitLogs: field('ExitLogs', list(exitLog), { scope: 'read-write', key: 'exitlogs' }),
  syslog: field('SysLogConfig', pointer(syslog), { scope: 'read-only', key: 'syslog' }),
});
