import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, toProblemError } from '../errors.ts';
import { isGone } from './until-gone.ts';

/** Sends a problem document (RFC 9457). The inner detail goes to the log only. */
function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblemError(error);
  // Whatever was under way was ended for that.
  if (isGone(reply)) request.log.info('caller gone');
  else if (problem.status >= 500) request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'problem');
  else request.log.info({ code: problem.code, detail: problem.message }, 'problem');
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem.toProblem(request.id));
}

/** The one error handler, for all routes and for addresses that have none. */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new ProblemError('not-found', { detail: 'There is nothing at this address.' }), request, reply),
  );
}
