import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Summary } from '@vic/contract';
import { PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Services } from '../../services.ts';
import { BUILD, PLUGIN_VERSION } from '../../version.ts';

/** Counts, versions and the health of every vCenter. */
export function summaryRoutes({ workspaces }: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/summary',
      {
        schema: {
          operationId: 'getSummary',
          summary: 'Counts over all linked vCenters and their health',
          tags: ['inventory'],
          response: { 200: Summary, ...PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const workspace = await workspaces.enter(sessionToken(request));
        return {
          pluginVersion: PLUGIN_VERSION,
          build: BUILD,
          ...workspace.summary(),
          revision: workspace.revision,
          vcenters: workspace.health(),
        };
      },
    );
  };
}
