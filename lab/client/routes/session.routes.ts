import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { LiveEvent } from '../browser/wire.ts';
import type { StandIn } from '../stand-in.ts';
import { LoginError } from '../sessions/host-sessions.ts';
import { checked } from './checked.ts';
import { RequestRefused } from './failure.ts';
import { NO_SESSION_COOKIE, sessionCookie, sessionIdOf } from './session-cookie.ts';
import { sessionOf } from './session-of.ts';

const Credentials = Type.Object({
  userName: Type.String({ minLength: 1, maxLength: 256 }),
  password: Type.String({ minLength: 1, maxLength: 256 }),
});
const KEEP_ALIVE_MS = 20_000;

/** Login, logout, settings, and the stream of news for the page. */
export function sessionRoutes(app: FastifyInstance, standIn: StandIn): void {
  const { sessions } = standIn;

  app.get('/ui/host/settings', () => standIn.settings);

  // No session is an answer, not a failure: every first visit begins with this question.
  app.get('/ui/host/session', (request, reply) => {
    const session = sessions.find(sessionIdOf(request.headers.cookie));
    return session ? session.info : reply.code(204).send();
  });

  app.post('/ui/host/login', async (request, reply) => {
    const account = checked(Credentials, request.body);
    try {
      const former = sessions.find(sessionIdOf(request.headers.cookie));
      const session = await sessions.login(account);
      if (former) await sessions.end(former, true);
      return await reply.header('set-cookie', sessionCookie(session.id)).send(session.info);
    } catch (error) {
      if (error instanceof LoginError) throw new RequestRefused(401, error.message);
      throw error;
    }
  });

  app.post('/ui/host/logout', async (request, reply) => {
    const session = sessions.find(sessionIdOf(request.headers.cookie));
    if (session) await sessions.end(session);
    return reply.header('set-cookie', NO_SESSION_COOKIE).send({});
  });

  app.get('/ui/host/events', (request, reply) => {
    const session = sessionOf(request, sessions);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    const send = (event: LiveEvent): void => {
      raw.write(`data: ${JSON.stringify(event)}\n\n`);
      if (event.type === 'ended') raw.end();
    };
    send({ type: 'hello', pluginRevision: standIn.deployments.revision, session: session.info });
    const keepAlive = setInterval(() => raw.write(':\n\n'), KEEP_ALIVE_MS);
    const stop = session.listen(send);
    standIn.streams.add(raw);
    raw.on('close', () => {
      clearInterval(keepAlive);
      standIn.streams.delete(raw);
      stop();
    });
  });
}
