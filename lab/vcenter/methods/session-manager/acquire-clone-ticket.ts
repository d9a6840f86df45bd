import type { Method } from '../../method.ts';
import { text } from '../../soap/value.ts';

export const method: Method = {
  name: 'AcquireCloneTicket',
  on: 'SessionManager',
  parameters: '',
  privilege: 'System.View',
  run: ({ world, session }) => text(world.sessions.acquireTicket(session)),
};
