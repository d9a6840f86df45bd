import type { FastifyRequest } from 'fastify';
import type { HostSession } from '../sessions/host-session.ts';
import type { HostSessions } from '../sessions/host-sessions.ts';
import { notLoggedIn } from './failure.ts';
import { sessionIdOf } from './session-cookie.ts';

/** The session of a request of the shell. Throws RequestRefused 401. */
export function sessionOf(request: FastifyRequest, sessions: HostSessions): HostSession {
  const session = sessions.find(sessionIdOf(request.headers.cookie));
  if (!session || session.isEnded) throw notLoggedIn();
  return session;
}
