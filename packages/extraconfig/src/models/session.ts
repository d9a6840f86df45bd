import { bigInteger, boolean, field, integer, list, struct, text } from '../kinds.ts';
import { common } from './common.ts';
import { diagnostics } from './diagnostics.ts';

/** A process to run. */
export const cmd = struct('Cmd', {
  path: field('Path', text, { scope: 'read-only', key: 'Path' }),
  /** the command itself included */
  args: field('Args', list(text), { scope: 'read-only', key: 'Args' }),
  /** `NAME=value` each */
  env: field('Env', list(text), { scope: 'read-only', key: 'Env' }),
  workingDirectory: field('Dir', text, { scope: 'read-only', key: 'Dir' }),
});

/** Times of a session in seconds since 1970; 0 means never. */
export const detail = struct('Detail', {
  createTime: field('CreateTime', bigInteger, { scope: 'read-write', key: 'createtime' }),
  startTime: field('StartTime', bigInteger, { scope: 'read-write', key: 'starttime' }),
  stopTime: field('StopTime', bigInteger, { scope: 'read-write', key: 'stoptime' }),
});

/** A process tree inside a VM: the main one has the container's id. */
export const sessionConfig = struct('SessionConfig', {
  common: field('Common', common, { embedded: true, scope: 'read-only', key: 'common' }),
  cmd: field('Cmd', cmd, { scope: 'read-only', key: 'cmd' }),
  attach: field('Attach', boolean, { scope: 'read-only', key: 'attach' }),
  openStdin: field('OpenStdin', boolean, { scope: 'read-only', key: 'openstdin' }),
  runBlock: field('RunBlock', boolean, { scope: 'read-write', key: 'runblock' }),
  active: field('Active', boolean, { scope: 'read-only', key: 'active' }),
  tty: field('Tty', boolean, { scope: 'read-only', key: 'tty' }),
  exitStatus: field('ExitStatus', integer, { scope: 'read-write', key: 'status' }),
  /** empty: not (yet) started; `true`: started; else the reason it could not */
  started: field('Started', text, { scope: 'read-write', key: 'started' }),
  restart: field('Restart', boolean, { scope: 'read-only', key: 'restart' }),
  stopSignal: field('StopSignal', text, { scope: 'read-only', key: 'stopSignal' }),
  diagnostics: field('Diagnostics', diagnostics, { scope: 'read-only', key: 'diagnostics' }),
  user: field('User', text, { scope: 'read-only', key: 'User' }),
  group: field('Group', text, { scope: 'read-only', key: 'Group' }),
  detail: field('Detail', detail, { embedded: true, scope: 'read-write', key: 'detail' }),
});
