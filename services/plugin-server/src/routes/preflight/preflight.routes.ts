import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { VcGuid } from '@vic/contract';
import { PreflightReport, PreflightRequest } from '@vic/contract/vch-creation';
import { Type } from 'typebox';
import { exactValues } from '../../http/exact-values.ts';
import { OBJECT_PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import { untilGone } from '../../http/until-gone.ts';
import type { Services } from '../../services.ts';
import { configuredVcenter } from '../vcenter-params.ts';

/** Checks of a draft before it is made. */
export function preflightRoutes(
  { preflight, directory }: Services,
  { bodyBytes }: { readonly bodyBytes: number },
): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/vc/:guid/vch-preflight',
      {
        bodyLimit: bodyBytes,
        validatorCompiler: exactValues,
        schema: {
          operationId: 'checkVch',
          summary: 'Checks a step of a draft, or all of it, against the vCenter and its vic-machine-server',
          tags: ['vch-creation'],
          params: Type.Object({ guid: VcGuid }),
          body: PreflightRequest,
          response: { 200: PreflightReport, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request, reply) => {
        const vcenter = configuredVcenter(directory, request.params.guid);
        return preflight.check(vcenter, sessionToken(request), request.body, untilGone(reply));
      },
    );
  };
}
