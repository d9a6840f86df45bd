import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { SESSION_HEADER } from '@vic/contract';
import fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config/config.schema.ts';
import { openVcenterDirectory } from './config/vcenter-directory.ts';
import { addRequestLog, correlationId } from './http/correlation.ts';
import { addErrorHandler } from './http/error-handler.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { loggerOptions, type LogDestination } from './logging/logger.ts';
import { activityRoutes } from './routes/activities/activities.routes.ts';
import { cardRoutes } from './routes/cards/cards.routes.ts';
import { containerRoutes } from './routes/containers/containers.routes.ts';
import { dynamicRoutes } from './routes/dynamic/dynamic.routes.ts';
import { placementRoutes } from './routes/placement/placement.routes.ts';
import { firewallRoutes } from './routes/firewall/firewall.routes.ts';
import { operationsUserRoutes } from './routes/operations-user/operations-user.routes.ts';
import { preflightRoutes } from './routes/preflight/preflight.routes.ts';
import { serviceRoutes } from './routes/service/service.routes.ts';
import { addWebSockets, streamRoutes } from './routes/stream/stream.routes.ts';
import { summaryRoutes } from './routes/summary/summary.routes.ts';
import { uiRoutes } from './routes/ui/ui.routes.ts';
import { vicMachineRoutes } from './routes/vic-machine/vic-machine.routes.ts';
import { vchCopyRoutes } from './routes/vch-copy/vch-copy.routes.ts';
import { vchRoutes } from './routes/vchs/vchs.routes.ts';
import type { OperationsLogin } from './operations-user/operations-login.ts';
import { createServices, type Services } from './services.ts';
import { sessionOpener, type SessionOpener } from './sessions/session-opener.ts';
import { tokenHash } from './sessions/session-cache.ts';
import { PLUGIN_VERSION } from './version.ts';

/** Everything is served below this path. */
export const BASE_PATH = '/vic';

export interface AppOptions {
  readonly config: Config;
  /** certificate and key in PEM; without them plain HTTP, for tests that do not listen */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly opener?: SessionOpener;
  readonly operationsLogin?: OperationsLogin;
  readonly clock?: Clock;
  readonly logDestination?: LogDestination;
}

export interface App {
  readonly server: FastifyInstance;
  readonly services: Services;
}

const REQUEST_TIMEOUT_MS = 60_000;
/** A VCH's specification carries chains of certificates. */
const SPECIFICATION_FACTOR = 16;

/**
 * Builds the server without listening. Closing it logs out all vCenter sessions.
 * @throws ConfigError if the configured vCenters cannot be used
 */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, tls, clock = systemClock, opener = sessionOpener } = options;
  const server = fastify({
    serverFactory: (handler): Server =>
      tls ? createHttpsServer({ ...tls, minVersion: 'TLSv1.2' }, handler) : createHttpServer(handler),
    logger: loggerOptions(config.logLevel, options.logDestination),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlationId' }),
    genReqId: correlationId,
    bodyLimit: config.limits.bodyBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 400, ignoreTrailingSlash: false },
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, useDefaults: true, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  const { log } = server;
  const directory = openVcenterDirectory({
    config,
    clock,
    onBadFile: (error) => log.error({ err: error }, 'the vCenter file cannot be used; the last good one stays'),
  });
  const services = createServices({
    limits: config.limits,
    directory,
    opener,
    clock,
    log,
    operationsLogin: options.operationsLogin,
  });
  server.addHook('onClose', () => services.close());

  // Records are plain data that the types vouch for; tests check them against the schemas.
  server.setSerializerCompiler(() => JSON.stringify);
  addErrorHandler(server);
  addRequestLog(server);
  await addSecurityHeaders(server, config);
  await addWebSockets(server);
  await server.register(swagger, { openapi: openApiHead() });
  server.get(BASE_PATH, { schema: { hide: true } }, (_request, reply) => reply.redirect('vic/index.html'));
  await server.register(
    async (scope) => {
      await scope.register(uiRoutes(config));
      await scope.register(serviceRoutes);
      await scope.register(async (api) => {
        api.addHook('onSend', async (_request, reply) => {
          reply.header('cache-control', 'no-store');
        });
        await api.register(rateLimit, {
          max: config.limits.requestsPerMinute,
          timeWindow: 60_000,
          cache: 5_000,
          keyGenerator: callerKey,
        });
        await api.register(vchRoutes(services));
        await api.register(containerRoutes(services));
        await api.register(summaryRoutes(services));
        await api.register(cardRoutes(services));
        await api.register(dynamicRoutes(services));
        await api.register(placementRoutes(services));
        const specifications = { bodyBytes: config.limits.bodyBytes * SPECIFICATION_FACTOR };
        await api.register(preflightRoutes(services, specifications));
        await api.register(operationsUserRoutes(services, specifications));
        await api.register(firewallRoutes(services));
        await api.register(vchCopyRoutes(services));
        await api.register(activityRoutes(services, { bodyBytes: config.limits.bodyBytes * SPECIFICATION_FACTOR }));
        await api.register(vicMachineRoutes(services, { bodyBytes: config.limits.bodyBytes * SPECIFICATION_FACTOR }));
        await api.register(streamRoutes(services, { maxStreams: config.limits.streams }));
      });
    },
    { prefix: BASE_PATH },
  );
  return { server, services };
}

/** All users come from the client's proxy, so its address tells nothing: the session token does. */
function callerKey(request: FastifyRequest): string {
  const token = request.headers[SESSION_HEADER];
  return typeof token === 'string' ? tokenHash(token) : request.ip;
}

function openApiHead() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'vSphere Integrated Containers plug-in server',
      description: 'API between the plug-in in the browser and its server.',
      version: PLUGIN_VERSION,
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey' as const, in: 'header' as const, name: SESSION_HEADER },
      },
    },
  };
}
