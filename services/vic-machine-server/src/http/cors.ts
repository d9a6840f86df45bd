import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const METHODS: ReadonlySet<string> = new Set(['HEAD', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The original's, and what our own additions need. */
const REQUEST_HEADERS: ReadonlySet<string> = new Set([
  'origin',
  'authorization',
  'content-type',
  'user-agent',
  'x-vmware-ticket',
  'prefer',
  'last-event-id',
]);

/**
 * Any origin, no credentials (nothing here goes by cookies). Every OPTIONS is answered with 200; a preflight that asks for
 * too much lacks the `Access-Control-Allow-*` headers.
 */
export function addCors(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS') return answerOptions(request, reply);
    reply.header('vary', 'Origin');
    if (request.headers.origin === undefined) return undefined;
    reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', 'Content-Length');
    return undefined;
  });
}

function answerOptions(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('vary', ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers']);
  const method = (request.headers['access-control-request-method'] ?? '').toUpperCase();
  const headers = headerNames(request.headers['access-control-request-headers']);
  if (request.headers.origin !== undefined && METHODS.has(method) && areAllowed(headers)) {
    reply.header('access-control-allow-origin', '*').header('access-control-allow-methods', method);
    if (headers.length > 0) reply.header('access-control-allow-headers', headers.map(canonicalName).join(', '));
  }
  return reply.code(200).send();
}

function headerNames(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

function areAllowed(names: readonly string[]): boolean {
  return names.every((name) => REQUEST_HEADERS.has(name));
}

/** `x-vmware-ticket` → `X-Vmware-Ticket`. */
function canonicalName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
