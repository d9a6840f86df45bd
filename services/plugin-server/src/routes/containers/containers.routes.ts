import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ContainerListQuery, ContainerPage, ContainerVm } from '@vic/contract';
import { ProblemError } from '../../errors.ts';
import { OBJECT_PROBLEM_RESPONSES, PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Services } from '../../services.ts';
import { pageFacts, showPage } from '../shown.ts';
import { configuredVcenter, ObjectParams } from '../vcenter-params.ts';

/** ContainerVMs: list over all linked vCenters, and one. */
export function containerRoutes({ workspaces, directory }: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/containers',
      {
        schema: {
          operationId: 'listContainers',
          summary: 'ContainerVMs of all linked vCenters: filtered, sorted, one page',
          tags: ['inventory'],
          querystring: ContainerListQuery,
          response: { 200: ContainerPage, ...PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const workspace = await workspaces.enter(sessionToken(request));
        const { query } = request;
        const page = workspace.queries.containers(workspace.stores, workspace.membership, query);
        showPage(workspace, 'containers', page, query.sort);
        return {
          items: page.rows.map(({ store, vm }) => store.container(vm.moid)).filter((container) => container !== null),
          ...pageFacts(workspace, page, query),
        };
      },
    );

    app.get(
      '/api/vc/:guid/containers/:moid',
      {
        schema: {
          operationId: 'getContainer',
          summary: 'One containerVM',
          tags: ['inventory'],
          params: ObjectParams,
          response: { 200: ContainerVm, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const { guid, moid } = request.params;
        configuredVcenter(directory, guid);
        const workspace = await workspaces.enter(sessionToken(request));
        const feed = workspace.reachableFeed(guid);
        const container = feed.store.container(moid);
        if (!container) throw new ProblemError('not-found');
        feed.show(`${workspace.membership}:container:${moid}`, [moid], () => workspace.isStreamed);
        return container;
      },
    );
  };
}
