import { createServer } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import type { BrowserFiles } from './browser-files.ts';
import { PluginProxy } from './proxy/plugin-proxy.ts';
import { assetRoutes } from './routes/asset.routes.ts';
import { cloneTicketRoutes } from './routes/clone-ticket.routes.ts';
import { RequestRefused } from './routes/failure.ts';
import { inventoryRoutes } from './routes/inventory.routes.ts';
import { pluginRoutes } from './routes/plugin.routes.ts';
import { sessionRoutes } from './routes/session.routes.ts';
import { switchRoutes } from './routes/switch.routes.ts';
import type { StandIn } from './stand-in.ts';
import { VcenterUnavailableError } from './vcenter/vcenter-connection.ts';

/** The HTTP surface. The proxy works below Fastify, on untouched requests. */
export function buildApp(standIn: StandIn, files: BrowserFiles): FastifyInstance {
  const { proxy } = standIn;
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    serverFactory: (handler) => {
      const server = createServer((request, response) => {
        if (PluginProxy.handles(request.url)) void proxy.forward(request, response);
        else handler(request, response);
      });
      server.on('upgrade', (request, socket, head) => void proxy.tunnel(request, socket, head));
      return server;
    },
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, message } = outward(error);
    void reply.code(status).send({ message });
  });
  sessionRoutes(app, standIn);
  inventoryRoutes(app, standIn);
  pluginRoutes(app, standIn);
  switchRoutes(app, standIn);
  cloneTicketRoutes(app, { tokens: standIn.sessions.tokens, deployments: standIn.deployments });
  assetRoutes(app, files);
  return app;
}

function outward(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof RequestRefused) return error;
  if (error instanceof VcenterUnavailableError) return { status: 503, message: error.message };
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return { status, message: 'The request is malformed.' };
  return { status: 500, message: 'The stand-in could not answer this request.' };
}
