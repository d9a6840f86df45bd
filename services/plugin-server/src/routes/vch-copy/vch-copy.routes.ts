import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { VchCopy } from '@vic/contract/vch-creation';
import { OBJECT_PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import { untilGone } from '../../http/until-gone.ts';
import type { Services } from '../../services.ts';
import { configuredVcenter, ObjectParams } from '../vcenter-params.ts';

/** Settings of a VCH, for another one. */
export function vchCopyRoutes({ vchCopies, directory }: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/vc/:guid/vchs/:moid/spec',
      {
        schema: {
          operationId: 'copyVch',
          summary: 'A draft with the settings of a VCH, without secrets and under another name',
          tags: ['vch-creation'],
          params: ObjectParams,
          response: { 200: VchCopy, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request, reply) => {
        const { guid, moid } = request.params;
        const vcenter = configuredVcenter(directory, guid);
        return vchCopies.read(vcenter, sessionToken(request), moid, untilGone(reply));
      },
    );
  };
}
