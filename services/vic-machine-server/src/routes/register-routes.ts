import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { ApiError } from '../api-error.ts';
import { sendFault, sendJson, sendText } from '../http/answer.ts';
import { logFault, toApiError } from '../http/errors.ts';
import { negotiate } from '../http/negotiation.ts';
import { readBody } from '../http/read-body.ts';
import { scopeOf } from '../http/request-scope.ts';
import { secretsOf } from '../log/secret-mask.ts';
import type { Services } from '../services.ts';
import type { Call, Method, OperationRoute, PathParameters } from './operation-route.ts';

const UNAUTHENTICATED = 'unauthenticated for invalid credentials';
const JSON_TYPE = 'application/json';

/**
 * Registers the operations, in the original's order of checks: path 404, method 405, credentials 401, media type 415; the
 * operation itself then reads parameters and body.
 */
export function registerRoutes(server: FastifyInstance, services: Services, routes: readonly OperationRoute[]): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setNotFoundHandler(answerNotFound);
  server.setErrorHandler((error, request, reply) => answerFault(services, error, request, reply));
  for (const [path, operations] of Map.groupBy(routes, (route) => route.path)) {
    for (const operation of operations) registerOperation(server, services, operation);
    refuseOtherMethods(server, path, operations);
  }
}

function registerOperation(server: FastifyInstance, services: Services, operation: OperationRoute): void {
  server.route({
    method: operation.method,
    url: operation.path,
    exposeHeadRoute: false,
    onRequest: (request, reply) => checkBeforeBody(request, reply, operation),
    handler: async (request, reply) => {
      const call = readCall(request, reply, operation);
      try {
        return await operation.answer(call);
      } catch (error) {
        const fault = toApiError(error, request.id);
        logFault(services.log, scopeOf(request), fault);
        return tellFault(call, fault, operation);
      }
    },
  });
}

async function checkBeforeBody(request: FastifyRequest, reply: FastifyReply, operation: OperationRoute): Promise<void> {
  if (Object.values(parametersOf(request)).some((value) => value === null)) return void answerNotFound(request, reply);
  const contentType = faultType(request, operation);
  if (!operation.isPublic && scopeOf(request).credentials === null) {
    return void sendFault(reply, { status: 401, message: UNAUTHENTICATED }, contentType);
  }
  const allowed = operation.body?.mediaType;
  if (allowed === undefined || !hasBody(request)) return undefined;
  const given = mediaType(request.headers['content-type']);
  if (given === allowed) return undefined;
  const message = `unsupported media type "${given}", only [${allowed}] are allowed`;
  return void sendFault(reply, { status: 415, message }, contentType);
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function mediaType(header: string | undefined): string {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' ? 'application/octet-stream' : type;
}

function readCall(request: FastifyRequest, reply: FastifyReply, operation: OperationRoute): Call {
  const scope = scopeOf(request);
  const { target, datacenter, vchId, taskId } = parametersOf(request);
  const parameters: PathParameters = {
    target: target ?? '',
    datacenter: datacenter ?? '',
    vchId: vchId ?? '',
    taskId: taskId ?? '',
  };
  return {
    request,
    reply,
    scope,
    contentType: negotiate(request.headers.accept, operation.produces),
    parameters,
    query: new URLSearchParams(request.originalUrl.split('?').slice(1).join('?')),
    readBody() {
      if (!operation.body) return null;
      const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
      const body = readBody(text, operation.body.rule);
      scope.mask.add(...secretsOf(body));
      return body;
    },
  };
}

/** Parameters of the path: undefined if it has none of that name, null if it is empty, which is no path of ours. */
function parametersOf({ params }: FastifyRequest): Partial<Record<keyof PathParameters, string | null>> {
  const found = typeof params === 'object' && params !== null ? Object.entries(params) : [];
  return Object.fromEntries(
    found.map(([name, value]) => [name, typeof value === 'string' && value !== '' ? value : null]),
  );
}

function refuseOtherMethods(server: FastifyInstance, path: string, operations: readonly OperationRoute[]): void {
  const allowed: readonly Method[] = operations.map(({ method }) => method).sort();
  const others = server.supportedMethods.filter(
    (method) => !allowed.some((one) => one === method) && method !== 'OPTIONS',
  );
  server.route({
    method: others satisfies HTTPMethods[],
    url: path,
    handler: (request, reply) => answerNotAllowed(request, reply, allowed),
    // Before any body is read.
    onRequest: async (request, reply) => {
      if (Object.values(parametersOf(request)).includes(null)) answerNotFound(request, reply);
      else answerNotAllowed(request, reply, allowed);
    },
  });
}

function answerNotAllowed(request: FastifyRequest, reply: FastifyReply, allowed: readonly Method[]): FastifyReply {
  const message = `method ${request.method} is not allowed, but [${allowed.join(',')}] are`;
  reply.header('allow', allowed.join(','));
  return sendFault(reply, { status: 405, message }, negotiate(request.headers.accept, JSON_TYPE));
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.originalUrl.split('?')[0] ?? '';
  const contentType = negotiate(request.headers.accept, JSON_TYPE);
  return sendFault(reply, { status: 404, message: `path ${path} was not found` }, contentType);
}

/** What fails outside of an operation: a request that cannot be read, or a service that is being stopped. */
function answerFault(services: Services, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = toApiError(error, request.id);
  if (request.scope) logFault(services.log, request.scope, fault);
  const contentType = negotiate(request.headers.accept, JSON_TYPE);
  return sendFault(reply, { status: fault.status, code: fault.code, message: fault.message }, contentType);
}

/** What a failure of an operation is labelled with. */
function faultType({ headers }: FastifyRequest, { faultForm, produces }: OperationRoute): string {
  return faultForm === 'labelled JSON' ? JSON_TYPE : negotiate(headers.accept, produces);
}

function tellFault({ request, reply }: Call, fault: ApiError, operation: OperationRoute): FastifyReply {
  const { status, code, message } = fault;
  const contentType = faultType(request, operation);
  if (code !== undefined) return sendFault(reply, fault, contentType);
  if (operation.faultForm === 'text') return sendTextAs(reply, status, contentType, message);
  return sendJson(reply, status, contentType, { message });
}

/** Plain under `text/plain`, else as a JSON string. */
export function sendTextAs(reply: FastifyReply, status: number, contentType: string, body: string): FastifyReply {
  if (contentType !== 'text/plain') return sendJson(reply, status, contentType, body);
  return sendText(reply, status, contentType, body);
}
