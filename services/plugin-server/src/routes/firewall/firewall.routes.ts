import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { VcGuid } from '@vic/contract';
import { Type } from 'typebox';
import { OBJECT_PROBLEM_RESPONSES } from '../../http/problem-responses.ts';
import { sessionToken } from '../../http/session-token.ts';
import type { Services } from '../../services.ts';
import { configuredVcenter, Moid } from '../vcenter-params.ts';

/** The firewalls of the hosts that VCHs run on. */
export function firewallRoutes({ firewalls, directory }: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/vc/:guid/open-firewall',
      {
        schema: {
          operationId: 'openFirewall',
          summary: 'Opens the firewall of all hosts of a compute resource for VCHs',
          tags: ['vch-creation'],
          params: Type.Object({ guid: VcGuid }),
          body: Type.Object({ computeResource: Moid }),
          response: { 204: Type.Null(), ...OBJECT_PROBLEM_RESPONSES },
        },
      },
      async (request, reply) => {
        const vcenter = configuredVcenter(directory, request.params.guid);
        await firewalls.open(vcenter, sessionToken(request), request.body.computeResource);
        return reply.code(204).send(null);
      },
    );
  };
}
