import type { Method } from '../../method.ts';
import { userSessionValue } from '../../sessions.ts';
import { invalidLogin } from '../../soap/fault.ts';

/** A ticket works once, and only on a connection without a session. */
export const method: Method = {
  name: 'CloneSession',
  on: 'SessionManager',
  parameters: 'cloneTicket:string',
  privilege: null,
  run: ({ world, session, args, ipAddress, userAgent, begin }) => {
    if (session !== null) throw invalidLogin();
    const clone = world.sessions.clone(args.string('cloneTicket'), { ipAddress, userAgent });
    begin(clone);
    return userSessionValue(clone);
  },
};
