import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { VcGuid } from '@vic/contract';
import { OperationsUserCheck, OperationsUserReport } from '@vic/contract/vch-creation';
import { Type } from 'typebox';
import { exactValues } from '../../http/exact-values.ts';
import { OBJECT_PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Services } from '../../services.ts';
import { configuredVcenter } from '../vcenter-params.ts';

/** The account that a VCH will work with. */
export function operationsUserRoutes(
  { operationsUsers, directory }: Services,
  { bodyBytes }: { readonly bodyBytes: number },
): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/vc/:guid/operations-user-check',
      {
        bodyLimit: bodyBytes,
        validatorCompiler: exactValues,
        schema: {
          operationId: 'checkOperationsUser',
          summary: 'Logs in once as the operations user of a draft and tells what that account lacks',
          tags: ['vch-creation'],
          params: Type.Object({ guid: VcGuid }),
          body: OperationsUserCheck,
          response: { 200: OperationsUserReport, ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request) =>
        operationsUsers.check(
          configuredVcenter(directory, request.params.guid),
          sessionToken(request),
          request.body.spec,
        ),
    );
  };
}
