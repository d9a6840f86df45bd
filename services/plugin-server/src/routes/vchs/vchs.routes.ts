import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Vch, VchListQuery, VchPage } from '@vic/contract';
import { ProblemError } from '../../errors.ts';
import { OBJECT_PROBLEM_RESPONSES, PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Services } from '../../services.ts';
import { pageFacts, showPage } from '../shown.ts';
import { configuredVcenter, ObjectParams } from '../vcenter-params.ts';

/** Virtual container hosts: list over all linked vCenters, and one. */
export function vchRoutes({ workspaces, directory }: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/vchs',
      {
        schema: {
          operationId: 'listVchs',
          summary: 'VCHs of all linked vCenters: filtered, sorted, one page',
          tags: ['inventory'],
          querystring: VchListQuery,
          response: { 200: VchPage, ...PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const workspace = await workspaces.enter(sessionToken(request));
        const { query } = request;
        const page = workspace.queries.vchs(workspace.stores, workspace.membership, query);
        showPage(workspace, 'vchs', page, query.sort);
        return {
          items: page.rows.map(({ store, vm }) => store.vch(vm.moid)).filter((vch) => vch !== null),
          ...pageFacts(workspace, page, query),
        };
      },
    );

    app.get(
      '/api/vc/:guid/vchs/:moid',
      {
        schema: {
          operationId: 'getVch',
          summary: 'One VCH by its endpoint VM',
          tags: ['inventory'],
          params: ObjectParams,
          response: { 200: Vch, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const { guid, moid } = request.params;
        configuredVcenter(directory, guid);
        const workspace = await workspaces.enter(sessionToken(request));
        const feed = workspace.reachableFeed(guid);
        const vch = feed.store.vch(moid);
        if (!vch) throw new ProblemError('not-found');
        feed.show(`${workspace.membership}:vch:${moid}`, [moid], () => workspace.isStreamed);
        return vch;
      },
    );
  };
}
