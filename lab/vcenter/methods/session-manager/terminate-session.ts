import type { Method } from '../../method.ts';
import { invalidArgument, notFound } from '../../soap/fault.ts';

/** One's own session cannot be terminated, only logged out. */
export const method: Method = {
  name: 'TerminateSession',
  on: 'SessionManager',
  parameters: 'sessionId:string+',
  privilege: 'Sessions.TerminateSession',
  run: ({ world, session, args }) => {
    const targets = args.strings('sessionId').map((key) => {
      if (key === session.key) throw invalidArgument('sessionId');
      const target = world.sessions.byKey(key);
      if (target === undefined) throw notFound();
      return target;
    });
    for (const target of targets) world.sessions.end(target);
    return undefined;
  },
};
