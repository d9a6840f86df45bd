import fastify, { type FastifyInstance } from 'fastify';
import { systemClock, type Clock } from './clock.ts';
import { ApiError } from './api-error.ts';
import type { Settings } from './config/settings.ts';
import { addEmptyType } from './http/answer.ts';
import { addCors } from './http/cors.ts';
import { addRequestScope, operationId } from './http/request-scope.ts';
import { openServiceLog, type ServiceLog } from './log/service-log.ts';
import type { Operations } from './operations.ts';
import { actionRoutes } from './routes/action.routes.ts';
import { registerRoutes } from './routes/register-routes.ts';
import { serviceRoutes } from './routes/service.routes.ts';
import { taskRoutes } from './routes/task.routes.ts';
import { vchRoutes } from './routes/vch.routes.ts';
import { createServices, type OpenTarget, type Services } from './services.ts';
import { openRealTarget, realOperations } from './wiring.ts';

/** A specification with all its certificates is some tens of KiB. */
const BODY_LIMIT_BYTES = 1_048_576;
const PARAMETER_LIMIT = 500;
const DEFAULT_CLEANUP_MS = 10_000;

export interface AppOptions {
  readonly settings: Settings;
  /** the default is what `wiring.ts` gathers */
  readonly operations?: Operations;
  readonly openTarget?: OpenTarget;
  readonly clock?: Clock;
  /** the default writes nothing but errors, to standard output; `close` does not close one that is given */
  readonly log?: ServiceLog;
  /** how long running work may go on after `close` was called, milliseconds; then it is undone */
  readonly cleanupMs?: number;
}

export interface App {
  /** for `inject` and `routing`; it does not listen by itself */
  readonly server: FastifyInstance;
  readonly services: Services;
  /** Takes no more requests, waits for what runs, has it undone if it takes too long. */
  close(): Promise<void>;
}

/** Builds the service without listening. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { settings, clock = systemClock, cleanupMs = DEFAULT_CLEANUP_MS } = options;
  const log = options.log ?? openServiceLog({ level: 'error', folder: null, sink: process.stdout, clock });
  const services = createServices({
    settings,
    operations: options.operations ?? realOperations,
    openTarget: options.openTarget ?? openRealTarget,
    clock,
    log,
  });
  const server = fastify({
    logger: false,
    genReqId: operationId,
    bodyLimit: BODY_LIMIT_BYTES,
    // Not percent-decoding, as the original: what looks like an escape is made to decode to itself.
    rewriteUrl: ({ url = '/' }) => keepEscapes(url),
    routerOptions: { maxParamLength: PARAMETER_LIMIT },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  });
  let isClosing = false;
  addRequestScope(server, services);
  addCors(server);
  addEmptyType(server);
  server.addHook('onRequest', async (_request, reply) => {
    if (!isClosing) return;
    reply.header('connection', 'close');
    throw new ApiError(503, 'The service is being stopped: try again in a moment.');
  });
  registerRoutes(server, services, [
    ...serviceRoutes(services),
    ...vchRoutes(services),
    ...actionRoutes(services),
    ...taskRoutes(services),
  ]);
  await server.ready();
  return {
    server,
    services,
    async close() {
      isClosing = true;
      await services.work.end(cleanupMs);
      services.credentials.close();
      await server.close();
    },
  };
}

function keepEscapes(url: string): string {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  return path.replaceAll('%', '%25') + (query < 0 ? '' : url.slice(query));
}
