import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Header by which a request and its log lines are found again, in both directions. */
const CORRELATION_HEADER = 'x-correlation-id';

const ACCEPTED = /^[A-Za-z0-9-]{8,64}$/;

/** The client's id if it looks like one, else a new one. */
export function correlationId(request: IncomingMessage): string {
  const sent = request.headers[CORRELATION_HEADER];
  return typeof sent === 'string' && ACCEPTED.test(sent) ? sent : randomUUID();
}

/** Answers every request with its correlation id and writes one log line for it. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(CORRELATION_HEADER, request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url } = request;
    const fields = {
      method,
      path: url.split('?', 1)[0],
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (reply.statusCode >= 500) request.log.error(fields, 'request failed');
    else request.log.info(fields, 'request');
  });
}
