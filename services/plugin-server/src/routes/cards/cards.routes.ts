import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { VmCard } from '@vic/contract';
import { OBJECT_PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Services } from '../../services.ts';
import { configuredVcenter, ObjectParams } from '../vcenter-params.ts';

/** What the card on a VM's Summary tab shows, read with the caller's own session. */
export function cardRoutes({ cards, directory }: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/vc/:guid/vms/:moid/card',
      {
        schema: {
          operationId: 'getVmCard',
          summary: 'What the summary card of a VM shows',
          tags: ['cards'],
          params: ObjectParams,
          response: { 200: VmCard, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request) => {
        const { guid, moid } = request.params;
        const token = sessionToken(request);
        return cards.card(configuredVcenter(directory, guid), token, moid);
      },
    );
  };
}
