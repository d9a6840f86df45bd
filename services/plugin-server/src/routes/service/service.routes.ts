import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { BUILD, PLUGIN_VERSION } from '../../version.ts';

const Health = Type.Object({ status: Type.Literal('ok') });
const Version = Type.Object({ version: Type.String(), build: Type.String() });

/** Liveness and version: no session, no inventory data. */
export const serviceRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/healthz',
    { schema: { operationId: 'getHealth', summary: 'Liveness', tags: ['service'], response: { 200: Health } } },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/version',
    {
      schema: {
        operationId: 'getVersion',
        summary: 'Version and build',
        tags: ['service'],
        response: { 200: Version },
      },
    },
    async () => ({ version: PLUGIN_VERSION, build: BUILD }),
  );
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
};
